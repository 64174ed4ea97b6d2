# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154  # bench.sh sets what is used here, and uses what is set.
# Sourced by bench.sh: what all its parts share, from a server to the line of a verdict.

say() { printf '%s\n' "$*" >&2; }

stop() {
    say "$@"
    exit 1
}

row() { printf '%-40s %10s %8s %8s %8s  %s\n' "$@"; }
median() { sort -g | awk '{ a[NR] = $1 } END { print a[int((NR + 1) / 2)] }'; }
resident() { awk '/^VmRSS/ { printf "%.0f", $2 / 1024 }' "/proc/${process[$1]}/status"; }
quotient() { awk -v a="$1" -v b="$2" -v form="$3" 'BEGIN { printf form, a / b }'; }

# What was demanded and missed, a line each; bench.sh ends with an error when there is any.
missed=()

# verdict TITLE VALUE RELATION DEMANDED: a line of what is demanded, and the mark of a miss.
verdict() {
    local word=reached
    if ! awk -v value="$2" -v demanded="$4" "BEGIN { exit !(value $3 demanded) }"; then
        word=MISSED
        missed+=("$1: $2, demanded $3 $4")
    fi
    printf '  %-58s %8s  demanded %s %s: %s\n' "$1" "$2" "$3" "$4" "$word"
}

# against NAME OTHER FORM: the median of the rounds' ratios between two contestants.
against() {
    paste -d ' ' "$work/$1.rounds" "$work/$2.rounds" \
        | awk -v form="$3\n" '{ printf form, $1 / $5 }' | median
}

# figure NAME FIELD: the median of one field of a contestant's rounds.
figure() { cut -d ' ' -f "$2" "$work/$1.rounds" | median; }

# result NAME TITLE NOTE: a line of a contestant's medians, from the rounds' lines of
# "RATE P50-MS P99-MS CPU-US".
result() {
    row "$2" "$(figure "$1" 1)" "$(figure "$1" 2)" "$(figure "$1" 3)" "$(figure "$1" 4)" "$3"
}

# cpu PROCESS: the microseconds that the program and its children have worked so far.
cpu() {
    local main=${process[$1]} pid
    for pid in "$main" $(cat "/proc/$main"/task/*/children); do cat "/proc/$pid/stat"; done \
        | awk -v ticks="$(getconf CLK_TCK)" \
            '{ sum += $14 + $15 } END { printf "%d", sum / ticks * 1000000 }'
}

# start_server [NAME=VALUE…]: on the database in $work/data; $server is its address.
start_server() { serve server "$work/data" "$work/catalog" "$@"; }

# serve PROCESS DATA CATALOG [NAME=VALUE…]: one of several servers; $server is its address.
# The limits against floods of one phone or one shop are looked at and never reached.
serve() {
    start "$1" env VUONXA_ORDERS_PER_PHONE_PER_DAY=$most_orders \
        VUONXA_ORDERS_PER_KEY_PER_MINUTE=$most_orders "${@:4}" VUONXA_LOG_LEVEL=warning \
        "$program" serve --data "$2" --catalog "$3" --port 0
    server=$(address_of "$1")
}

await_answer() {
    curl -sSf --max-time 60 -o /dev/null --retry 60 --retry-delay 1 --retry-connrefused "$1" \
        2>"$work/await.log" || stop "$(cat "$work/await.log"; tail -n 20 "$logs"/*.log)"
}

# saturate PROCESS NAME URL [WRK OPTIONS…] [-- WORDS OF A SCRIPT…]: a round at $connections connections against a
# process; adds "REQUESTS/S P50-MS P99-MS CPU-US" to NAME.rounds.
saturate() {
    local before
    before=$(cpu "$1")
    wrk -t2 -c"$connections" -d"${seconds}s" --timeout 30s --latency "$3" "${@:4}" \
        >"$work/wrk" </dev/null
    if grep -E 'Non-2xx|Socket errors' "$work/wrk" >&2; then stop "$2: $3"; fi
    awk -v cpu="$(($(cpu "$1") - before))" '
        function ms(text) {
            return text ~ /us$/ ? text / 1000 : text ~ /ms$/ ? text + 0 : text * 1000
        }
        $1 == "50%" { p50 = ms($2) }
        $1 == "99%" { p99 = ms($2) }
        $2 == "requests" { requests = $1 }
        $1 == "Requests/sec:" { printf "%.0f %s %s %.0f\n", $2, p50, p99, cpu / requests }
        ' "$work/wrk" >>"$work/$2.rounds"
}

compile() {
    gcc -O2 -Wall -Wextra -o "$work/orders" $here/orders.c
    gcc -O2 -Wall -Wextra -o "$work/sync_rate" $here/sync_rate.c
    gcc -O2 -Wall -Wextra -shared -fPIC -o "$work/slow_sync.so" $here/slow_sync.c -ldl
}

# seed_listings COUNT DATA CATALOG: a database of the demo set, grown to so many listings.
seed_listings() {
    python3 $here/catalog.py catalog "$3" "$1"
    timeout 300 "$program" import --data "$2" --catalog "$3" --demo \
        >"$work/import.out" 2>&1 || stop "$(cat "$work/import.out")"
}

# $work/seed.db stays as it is for every run that takes orders.
seed() {
    say "Chuẩn bị $listings sản phẩm… / Preparing $listings listings…"
    seed_listings "$listings" "$work/data" "$work/catalog"
    shop=$("$program" keys create --data "$work/data" --role storefront)
    admin=$("$program" keys create --data "$work/data" --role admin)
    timeout 120 "$program" backup --data "$work/data" "$work/seed.db" >/dev/null
}

# fresh FOLDER: a data folder with the seed in it.
fresh() {
    rm -rf "$1"
    mkdir -p "$1"
    cp "$work/seed.db" "$1/vuonxa.db"
}

# Cẩm Thành, Quảng Ngãi.
destination=21025

# Bodies of orders for listings that reach the buyer, a line each, and each of another phone, as
# orders of one phone are counted.
write_bodies() {
    local id price
    curl -sSf --max-time 30 "$server/v1/listings?limit=100" \
        | jq -r '.items[] | "\(.id) \(.price_vnd)"' >"$work/offers"
    while read -r id price; do
        curl -sSf --max-time 30 "$server/v1/listings/$id/reach?commune=$destination" \
            | jq -c --arg listing "$id" --argjson price_vnd "$price" --arg commune "$destination" '
                select(.status == "served")
                | {buyer: {name: "Nguyễn Thị Mẫu", phone: "PHONE", street: "1 Lê Lợi",
                    commune_code: $commune}, payment: "prepaid",
                    lines: [{$listing, quantity: 1, $price_vnd}]}'
    done <"$work/offers" >"$work/one-each"
    [ -s "$work/one-each" ] || stop 'Không có sản phẩm nào giao được. / No listing is served.'
    awk -v most=$most_bodies '
        { bodies[NR] = $0 }
        END {
            for (number = 0; number < most; number++) {
                body = bodies[number % NR + 1]
                sub("PHONE", sprintf("090000%04d", number), body)
                print body
            }
        }' "$work/one-each" >"$work/bodies"
}

measure_disk() {
    read -r sync_rate sync_median < <("$work/sync_rate" "$work/sync" 2)
    read -r slow_rate slow_median \
        < <(LD_PRELOAD="$work/slow_sync.so" "$work/sync_rate" "$work/sync" 2)
}

print_machine() {
    printf '\n%s, %s cores, load %s before and %s after\n' "$(date -u '+%F %R UTC')" "$(nproc)" \
        "$load_before" "$(cut -d ' ' -f 1 /proc/loadavg)"
    printf 'fdatasync of 4 kB: median %s ms, %s/s; with 2 ms added: %s ms, %s/s\n' \
        "$sync_median" "$sync_rate" "$slow_median" "$slow_rate"
}
