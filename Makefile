# Một máy mới chỉ cần: make run, make test. A fresh machine needs only: make run, make test.

SHELL := /bin/bash
# The same flags everywhere: other flags build everything anew.
FLAGS := --explicit-target-dependency-import-check error
SOURCES := Package.swift Sources Tests
# Tests that hold time limits must not starve each other on two cores.
ONE_BY_ONE := --no-parallel
# Longest time that all tests may take, in seconds.
LONGEST_TESTS := 1800

.PHONY: help run build test demo bench soak fuzz lint format clean

help:
	@echo 'make run     cài, biên dịch, chạy máy chủ với dữ liệu mẫu / install, build, run the demo set'
	@echo 'make test    cài, kiểm tra định dạng, chạy mọi kiểm thử / install, lint, run all tests'
	@echo 'make demo    công việc chính, từng bước một / the main job, step by step'
	@echo 'make bench   đo tốc độ trên máy này / measure on this machine (PART=orders: một phần / a part)'
	@echo 'make soak    kiểm thử dài: tắt ngang hàng nghìn lần / long tests: a thousand kills'
	@echo 'make fuzz    byte ngẫu nhiên cho phần đọc trả lời của hãng / random bytes for what couriers say'
	@echo 'make format  định dạng mã / format the code'
	@echo 'make clean   xoá phần đã biên dịch, giữ dữ liệu / remove what was built, keep the data'

run:
	@deploy/install.sh run
	@$(MAKE) --no-print-directory build
	@deploy/run.sh

build:
	@[ -x .build/debug/vuonxa ] \
	    || echo 'Biên dịch lần đầu mất vài phút. / The first build takes some minutes.'
	swift build --product vuonxa $(FLAGS) </dev/null

test:
	@deploy/install.sh test
	@$(MAKE) --no-print-directory lint
	swift build --build-tests $(FLAGS) </dev/null
	timeout --foreground --signal=INT --kill-after=60 $(LONGEST_TESTS) \
	    swift test --skip-build $(ONE_BY_ONE) $(FLAGS) </dev/null

demo:
	@deploy/install.sh test
	@$(MAKE) --no-print-directory build
	@deploy/demo.sh

bench:
	@deploy/install.sh test
	@Tests/Benchmarks/install.sh
	swift build -c release --product vuonxa $(FLAGS) </dev/null
	@Tests/Benchmarks/bench.sh $(PART)

# The journeys with a thousand kills, a thousand power cuts, ten thousand orders sent fifty times at once, and reach
# against its slow reference on more worlds; hours.
soak:
	@deploy/install.sh test
	swift build --build-tests $(FLAGS) </dev/null
	VUONXA_SOAK_ROUNDS=1000 \
	    swift test --skip-build --filter 'JourneyTests|SlowReachTests|OrderCrowdTests|PowerCutTests' $(ONE_BY_ONE) $(FLAGS) </dev/null

# 100,000 executions for each parser; FUZZ_RUNS=2000 is the round of a change.
fuzz:
	@deploy/install.sh test
	@Tests/Fuzz/fuzz.sh

lint:
	swift format lint --strict --recursive --parallel $(SOURCES)

format:
	swift format format --in-place --recursive --parallel $(SOURCES)

clean:
	rm -rf .build
