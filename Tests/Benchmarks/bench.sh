#!/usr/bin/env bash
# Measures the program on this machine and prints a table. Every figure stands beside another
# of the same run: the machine's fdatasync, nginx, Datasette, or the program set differently.
# Ends with an error when something measured is wrong or a demanded ratio is missed.
set -euo pipefail
cd "$(dirname "$0")/../.."
umask 077
PATH=$PATH:/usr/sbin
export LC_ALL=C.UTF-8

here=Tests/Benchmarks
program=$(realpath "${VUONXA_PROGRAM:-.build/release/vuonxa}")
tools=$PWD/.build/tools/bin
listings=5000
connections=64
# Seconds of one round, and rounds of each contestant, taken in turn.
seconds=${BENCH_SECONDS:-4}
rounds=${BENCH_ROUNDS:-3}
# Group commit against one transaction per order, where a sync takes 2 ms longer.
demanded_gain=8

# Beside the build: a temporary file system may be memory, where a sync costs nothing.
work=$(mktemp -d "$PWD/.build/bench.XXXXXX")
logs=$work
# shellcheck source=deploy/processes.sh
source deploy/processes.sh
# shellcheck source=Tests/Benchmarks/page.sh
source $here/page.sh
# shellcheck source=Tests/Benchmarks/orders.sh
source $here/orders.sh
trap 'end_all; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

row() { printf '%-40s %10s %8s %8s %8s  %s\n' "$@"; }
median() { sort -g | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
resident() { awk '/^VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/${process[$1]}/status"; }

# against NAME OTHER FORM: the median of the rounds' ratios between two contestants.
against() {
    paste -d ' ' "$work/$1.rounds" "$work/$2.rounds" \
        | awk -v form="$3\n" '{ printf form, $1 / $5 }' | median
}

# result NAME TITLE NOTE: a line of a contestant's medians, from the rounds' lines of
# "RATE P50-MS P99-MS CPU-US".
result() {
    local field figures=()
    for field in 1 2 3 4; do
        figures+=("$(cut -d ' ' -f $field "$work/$1.rounds" | median)")
    done
    row "$2" "${figures[@]}" "$3"
}

# cpu NAME: the microseconds that the program and its children have worked so far.
cpu() {
    local main=${process[$1]} pid
    for pid in "$main" $(cat "/proc/$main"/task/*/children); do cat "/proc/$pid/stat"; done \
        | awk -v ticks="$(getconf CLK_TCK)" \
            '{ sum += $14 + $15 } END { printf "%d", sum / ticks * 1000000 }'
}

# start_server [NAME=VALUE…]: on the database in $work/data; $server is its address.
start_server() {
    # Emptied here already, so that the address of the server before is not read again.
    : >"$logs/server.out"
    start server env "$@" VUONXA_LOG_LEVEL=warning \
        "$program" serve --data "$work/data" --catalog "$work/catalog" --port 0
    server=$(address_of server)
}

compile() {
    gcc -O2 -Wall -Wextra -o "$work/orders" $here/orders.c
    gcc -O2 -Wall -Wextra -o "$work/sync_rate" $here/sync_rate.c
    gcc -O2 -Wall -Wextra -shared -fPIC -o "$work/slow_sync.so" $here/slow_sync.c -ldl
}

# A database of the demo set, grown; $work/seed.db stays as it is for every order run.
seed() {
    python3 $here/catalog.py catalog "$work/catalog" "$listings"
    timeout 120 "$program" import --data "$work/data" --catalog "$work/catalog" --demo \
        >"$work/import.out" 2>&1 || { cat "$work/import.out" >&2; return 1; }
    shop=$("$program" keys create --data "$work/data" --role storefront)
    timeout 120 "$program" backup --data "$work/data" "$work/seed.db" >/dev/null
}

measure_disk() {
    read -r sync_rate sync_median < <("$work/sync_rate" "$work/sync" 2)
    read -r slow_rate slow_median \
        < <(LD_PRELOAD="$work/slow_sync.so" "$work/sync_rate" "$work/sync" 2)
}

measure_start() {
    local round port
    for ((round = 0; round < 5; round++)); do
        port=$(free_port $((20000 + RANDOM % 10000)))
        python3 $here/first_answer.py "$port" "$program" serve --data "$work/data" \
            --catalog "$work/catalog" --port "$port"
    done >"$work/starts"
    first_health=$(cut -d ' ' -f 1 "$work/starts" | median)
    first_page=$(cut -d ' ' -f 2 "$work/starts" | median)
}

print_machine() {
    printf '\n%s, %s cores, load %s before and %s after\n' "$(date -u '+%F %R UTC')" "$(nproc)" \
        "$load_before" "$(cut -d ' ' -f 1 /proc/loadavg)"
    printf 'fdatasync of 4 kB: median %s ms, %s/s; with 2 ms added: %s ms, %s/s\n' \
        "$sync_median" "$sync_rate" "$slow_median" "$slow_rate"
}

print_process() {
    printf '\nMemory, %s listings: %s MB after start, %s MB after pages, %s MB after orders\n' \
        "$listings" "$resident_start" "$resident_page" "$resident_orders"
    printf 'From exec, warm: first 200 of /healthz %s ms, of /v1/listings %s ms (medians of 5)\n' \
        "$first_health" "$first_page"
}

load_before=$(cut -d ' ' -f 1 /proc/loadavg)
say "Chuẩn bị $listings sản phẩm… / Preparing $listings listings…"
compile
seed
say 'Đo ổ đĩa và thời gian khởi động… / The disk and the start…'
measure_disk
measure_start
measure_page
measure_orders
print_machine
print_page
print_orders
print_process
# shellcheck source=Tests/Benchmarks/reach.sh
source $here/reach.sh
python3 $here/coverage.py "$program" catalog "$work"
check_gain
$here/push.sh "$program" "$work/data" "$work/catalog"
$here/transport.sh
