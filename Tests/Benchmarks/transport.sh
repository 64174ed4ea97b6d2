#!/usr/bin/env bash
# Measures the transport: signed POSTs of 2 kB to a sink on this machine, beside wrk, the curl
# program, async-http-client and what libcurl itself can do (floor.c) in the same run. Ends with an
# error when a demanded ratio is missed; it says so where libcurl itself misses it as well.
#
#   BENCH_SECONDS  one contestant's turn, in seconds (4)
#   BENCH_ROUNDS   rounds; every contestant has its turn in each (3)
set -euo pipefail
cd "$(dirname "$0")/../.."
umask 077
PATH=$PATH:/usr/sbin
export LC_ALL=C.UTF-8

parts=Tests/Benchmarks/transport
package=.build/transport
built=$package/.build/release
seconds=${BENCH_SECONDS:-4}
rounds=${BENCH_ROUNDS:-3}
# What the curl program sends in its turn; it counts calls, not seconds.
curl_calls=20000
# Demanded: at least so much of wrk's rate and so many times curl's, at most so much of the CPU of
# async-http-client; and at least so much of the rate that libcurl itself has.
of_wrk=0.45 times_curl=2 of_client=0.4 of_floor=0.9

work=$(mktemp -d "$PWD/.build/transport-bench.XXXXXX")
# shellcheck disable=SC2034  # processes.sh writes what its programs print there.
logs=$work
# shellcheck source=deploy/processes.sh
source deploy/processes.sh
trap 'end_all; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

say() { printf '%s\n' "$*" >&2; }
best() { sort -g | tail -n 1; }
least() { sort -g | head -n 1; }

# A package of the measuring programs and, by links, of the rooms that they need.
lay_out() {
    local name
    mkdir -p $package/Sources/{LoadRound,CurlLoad,ClientLoad}
    cp -p $parts/Package.swift $package/Package.swift
    for name in LoadRound CurlLoad ClientLoad; do
        ln -sfn "$PWD/$parts/$name.swift" "$package/Sources/$name/$name.swift"
    done
    for name in CCurl CCrypto Reach Market Couriers Curl; do
        ln -sfn "$PWD/Sources/$name" "$package/Sources/$name"
    done
}

build() {
    say 'Biên dịch bộ đo; lần đầu mất vài phút… / Building; the first time takes some minutes…'
    local product
    for product in CurlLoad ClientLoad; do
        swift build -c release --package-path $package --product $product \
            </dev/null >"$work/build" 2>&1 || { cat "$work/build" >&2; return 1; }
    done
    gcc -O2 -Wall -Wextra -o "$work/floor" $parts/floor.c -lcurl
}

# One worker: the sink has one core and a contestant has the other. 204 and nothing else.
start_sink() {
    local port
    port=$(free_port $((20000 + RANDOM % 10000)))
    cat >"$work/nginx.conf" <<TEXT
user $(id -un) $(id -gn);
worker_processes 1;
pid $work/pid;
events { worker_connections 1024; }
http {
    access_log off;
    keepalive_requests 100000000;
    client_body_temp_path $work;
    proxy_temp_path $work;
    fastcgi_temp_path $work;
    uwsgi_temp_path $work;
    scgi_temp_path $work;
    server {
        listen 127.0.0.1:$port;
        location / { return 204; }
    }
}
TEXT
    start nginx nginx -e stderr -p "$work" -c "$work/nginx.conf" -g 'daemon off;'
    sink=http://127.0.0.1:$port/
    curl -sSf --max-time 60 -o /dev/null --retry 60 --retry-delay 1 --retry-connrefused "$sink"
}

# The same call as LoadRound.swift sends.
fields=('content-type: application/json' 'webhook-id: msg_018f6a3c7b1e'
    'webhook-timestamp: 1760000000'
    'webhook-signature: v1,K5oZfzN95Z9UVu1EsfQmfVNQhnkZ2pj9o9NDN/H/pI4=')

write_call() {
    head -c 2048 /dev/zero | tr '\0' a >"$work/body"
    {
        printf 'wrk.method = "POST"\nwrk.body = string.rep("a", 2048)\n'
        local field
        for field in "${fields[@]}"; do
            printf 'wrk.headers["%s"] = "%s"\n' "${field%%: *}" "${field#*: }"
        done
    } >"$work/call.lua"
}

# Each turn adds "REQUESTS/S [CPU-US]" to its contestant's file.
turn_of_wrk() {
    wrk -t1 -c"$1" -d"${seconds}s" -s "$work/call.lua" "$sink" </dev/null >"$work/wrk.out"
    if grep -E 'Non-2xx|Socket errors' "$work/wrk.out" >&2; then return 1; fi
    awk '$1 == "Requests/sec:" { printf "%.0f\n", $2 }' "$work/wrk.out" >>"$work/wrk.$1"
}

turn_of_curl() {
    local begin end headers=() field
    for field in "${fields[@]}"; do headers+=(-H "$field"); done
    begin=$(date +%s%N)
    curl --silent --show-error --fail --parallel --parallel-max "$1" --no-progress-meter \
        --data-binary "@$work/body" "${headers[@]}" -o /dev/null "${sink}[1-$curl_calls]" \
        2>"$work/curl.log" || { tail -n 3 "$work/curl.log" >&2; return 1; }
    end=$(date +%s%N)
    echo $((curl_calls * 1000000000 / (end - begin))) >>"$work/curl.$1"
}

turn() {
    local program=$1 name=$2
    timeout $((seconds + 60)) "$program" "$sink" "$3" "$seconds" >>"$work/$name.$3"
}

measure() {
    local round calls
    for ((round = 0; round < rounds; round++)); do
        for calls in 16 64; do
            turn_of_wrk "$calls"
            turn "$built/CurlLoad" transport "$calls"
            turn "$work/floor" floor "$calls"
            turn "$built/ClientLoad" client "$calls"
            turn_of_curl "$calls"
        done
    done
}

# Best of the rounds: what else runs on the machine can only take away.
rate() { cut -d ' ' -f 1 "$work/$1.$2" | best; }
cpu() { cut -d ' ' -f 2 "$work/$1.$2" | least; }

holds() { awk -v value="$1" -v demanded="$3" "BEGIN { exit !(value $2 demanded) }"; }

# verdict TITLE VALUE RELATION DEMANDED [LIBCURL'S OWN]: a line, and the mark of a miss.
verdict() {
    local word=reached
    if ! holds "$2" "$3" "$4"; then
        word=MISSED
        missed=1
        if [ -n "${5:-}" ] && ! holds "$5" "$3" "$4"; then
            word="MISSED, as by libcurl itself ($5)"
        fi
    fi
    printf '  %-36s %5s  demanded %s %s: %s\n' "$1" "$2" "$3" "$4" "$word"
}

ratio() { awk -v a="$1" -v b="$2" 'BEGIN { printf "%.2f", a / b }'; }

print() {
    local calls=$1 mine floor
    mine=$(rate transport "$calls")
    floor=$(rate floor "$calls")
    printf '\nPOST of 2 kB, signed, %s in flight (best of %s rounds of %s s, load %s)\n' "$calls" \
        "$rounds" "$seconds" "$(cut -d ' ' -f 1 /proc/loadavg)"
    printf '  transport %s/s, %s us CPU; async-http-client %s/s, %s us; wrk %s/s; curl %s/s\n' \
        "$mine" "$(cpu transport "$calls")" "$(rate client "$calls")" "$(cpu client "$calls")" \
        "$(rate wrk "$calls")" "$(rate curl "$calls")"
    printf '  libcurl itself %s/s, %s us CPU\n' "$floor" "$(cpu floor "$calls")"
    verdict "rate, of wrk's" "$(ratio "$mine" "$(rate wrk "$calls")")" '>=' $of_wrk \
        "$(ratio "$floor" "$(rate wrk "$calls")")"
    verdict 'rate, times curl --parallel' \
        "$(ratio "$mine" "$(rate curl "$calls")")" '>=' $times_curl \
        "$(ratio "$floor" "$(rate curl "$calls")")"
    verdict 'CPU a call, of async-http-client' \
        "$(ratio "$(cpu transport "$calls")" "$(cpu client "$calls")")" '<=' $of_client \
        "$(ratio "$(cpu floor "$calls")" "$(cpu client "$calls")")"
    verdict "rate, of libcurl's own" "$(ratio "$mine" "$floor")" '>=' $of_floor
}

missed=
lay_out
build
write_call
start_sink
say "Đo đường truyền, $rounds lượt… / The transport, $rounds rounds…"
measure
print 16
print 64
if [ -n "$missed" ]; then
    say 'Có tỉ số chưa đạt. / A demanded ratio was missed.'
    exit 1
fi
