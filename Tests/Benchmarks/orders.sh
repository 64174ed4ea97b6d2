# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034  # bench.sh sets what is used here, and uses what is set.
# Sourced by bench.sh: orders accepted durably, with and without group commit, beside a service of
# FastAPI and SQLite and the checkout of django-oscar on the same disk.

most_connections=128
# Demanded: of /healthz and times the others at most connections; group commit against one
# transaction per order, where a sync takes 2 ms longer; milliseconds beyond a sync for one buyer.
orders_of_health=0.35 orders_of_fastapi=3 orders_of_oscar=100
least_gain=10 most_added_ms=1
# Buyers at django-oscar at once: as many as it has threads.
oscar_buyers=8

count_orders() {
    python3 - "$1" <<'TEXT'
import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM customer_order").fetchone()[0])
TEXT
}

# count_round NAME PROCESS BEFORE: adds what a program of buyers printed to NAME.rounds.
count_round() {
    read -r accepted other figures <"$work/orders.out"
    printf '%s %s\n' "$figures" $((($(cpu "$2") - $3) / accepted)) >>"$work/$1.rounds"
    [ "$other" = 0 ] || stop "$1: $other answers were not 201"
}

# take_orders NAME CONNECTIONS [NAME=VALUE…]: a round on a fresh database; where NAME is `many`,
# the very same server is asked for /healthz first.
take_orders() {
    local accepted other stored figures before connections=$2
    fresh "$work/data"
    start_server "${@:3}"
    [ -s "$work/bodies" ] || write_bodies
    if [ "$1" = many ]; then saturate server order_health "$server/healthz"; fi
    before=$(cpu server)
    "$work/orders" "${server##*:}" "$shop" "$work/bodies" "$2" "$seconds" >"$work/orders.out"
    count_round "$1" server "$before"
    resident_orders=$(resident server)
    end_all
    timeout 120 "$program" verify --data "$work/data" >"$work/verify" \
        || stop "$1: $(<"$work/verify")"
    stored=$(count_orders "$work/data/vuonxa.db")
    [ "$stored" = "$accepted" ] || stop "$1: $accepted were accepted, $stored are stored"
}

# take_at_fastapi NAME WORKERS: a round of the same requests at the service of FastAPI.
take_at_fastapi() {
    local accepted other stored figures before
    start_fastapi "$2"
    before=$(cpu fastapi)
    "$work/orders" "${fastapi##*:}" "$shop" "$work/bodies" "$most_connections" "$seconds" \
        >"$work/orders.out"
    count_round "$1" fastapi "$before"
    end_all
    stored=$(count_orders "$work/fastapi.db")
    [ "$stored" = "$accepted" ] || stop "$1: $accepted were accepted, $stored are stored"
}

take_at_oscar() {
    local accepted other figures before
    start_oscar SHOP_TAKES_ORDERS=yes
    before=$(cpu oscar)
    timeout 120 python3 "$peers/oscar_orders.py" "${oscar##*:}" $oscar_buyers "$seconds" \
        "$listings" >"$work/orders.out"
    count_round oscar_orders oscar "$before"
    end_all
}

measure_orders() {
    local slow=LD_PRELOAD=$work/slow_sync.so single=VUONXA_STORAGE_BATCH=1 round
    fill_oscar
    say "Đo nhận đơn, $rounds lượt… / Orders, $rounds rounds…"
    for ((round = 0; round < rounds; round++)); do
        take_orders one 1
        take_orders few 16
        take_orders some 64
        take_orders many $most_connections
        take_orders many_single $most_connections "$single"
        take_orders slow_one 1 "$slow"
        take_orders slow_many $most_connections "$slow"
        take_orders slow_single $most_connections "$slow" "$single"
        take_at_fastapi fastapi_one 1
        take_at_fastapi fastapi_many "$(nproc)"
        take_at_oscar
    done
}

# order_result NAME TITLE SYNCS: a line of medians, beside the disk's syncs per second.
order_result() {
    result "$1" "$2" "$(quotient "$(figure "$1" 1)" "$3" %.2f) of fdatasyncs/s"
}

print_orders() {
    local all="$most_connections connections"
    printf '\nOrders accepted durably, every one 201, stored and verified (%s rounds of %s s)\n' \
        "$rounds" "$seconds"
    row '' orders/s 'p50 ms' 'p99 ms' 'CPU us' ''
    order_result one '1 connection' "$sync_rate"
    order_result few '16 connections' "$sync_rate"
    order_result some '64 connections' "$sync_rate"
    order_result many "$all" "$sync_rate"
    order_result many_single "$all, one transaction each" "$sync_rate"
    order_result slow_one '2 ms added: 1 connection' "$slow_rate"
    order_result slow_many "2 ms added: $all" "$slow_rate"
    order_result slow_single "2 ms added: $all, one each" "$slow_rate"
    result order_health "/healthz, $all" ''
    result fastapi_one "FastAPI, SQLite, 1 worker, $all" ''
    result fastapi_many "FastAPI, SQLite, $(nproc) workers, $all" ''
    result oscar_orders "django-oscar's checkout, $oscar_buyers buyers" ''
    printf 'Memory after orders: %s MB; group commit against one each: %s times\n' \
        "$resident_orders" "$(against many many_single %.1f)"
}

check_orders() {
    local of_one of_many
    verdict "orders/s at $most_connections, of /healthz" "$(against many order_health %.2f)" \
        '>=' $orders_of_health
    of_one=$(against many fastapi_one %.1f)
    of_many=$(against many fastapi_many %.1f)
    verdict 'orders/s, times FastAPI and SQLite, its better of both' \
        "$(printf '%s\n' "$of_one" "$of_many" | sort -g | head -n 1)" '>=' $orders_of_fastapi
    verdict "orders/s, times django-oscar's checkout" "$(against many oscar_orders %.0f)" \
        '>=' $orders_of_oscar
    verdict '2 ms added: group commit, times one each' \
        "$(against slow_many slow_single %.1f)" '>=' $least_gain
    verdict 'one buyer: median, ms beyond an fdatasync' \
        "$(awk -v a="$(figure one 2)" -v b="$sync_median" 'BEGIN { printf "%.2f", a - b }')" \
        '<=' $most_added_ms
    # More transactions than a sync of 2 ms lets through were not synced one by one.
    verdict '2 ms added: most transactions/s, one each' \
        "$(cut -d ' ' -f 1 "$work/slow_single.rounds" | sort -g | tail -n 1)" '<=' 500
}

part_orders() {
    measure_orders
    print_orders
    check_orders
}
