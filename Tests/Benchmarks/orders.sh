# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034  # bench.sh sets what is used here, and uses what is set.
# Sourced by bench.sh: orders accepted durably, with and without group commit.

# Cẩm Thành, Quảng Ngãi.
destination=21025

# Bodies of orders for listings that reach the buyer, a line each.
write_bodies() {
    local id price
    curl -sSf --max-time 30 "$server/v1/listings?limit=100" \
        | jq -r '.items[] | "\(.id) \(.price_vnd)"' >"$work/offers"
    while read -r id price; do
        curl -sSf --max-time 30 "$server/v1/listings/$id/reach?commune=$destination" \
            | jq -c --arg listing "$id" --argjson price_vnd "$price" --arg commune "$destination" '
                select(.status == "served")
                | {buyer: {name: "Nguyễn Thị Mẫu", phone: "0900000000", street: "1 Lê Lợi",
                    commune_code: $commune}, payment: "prepaid",
                    lines: [{$listing, quantity: 1, $price_vnd}]}'
    done <"$work/offers" >"$work/bodies"
}

count_orders() {
    python3 - "$work/data/vuonxa.db" <<'TEXT'
import sqlite3, sys
print(sqlite3.connect(sys.argv[1]).execute("SELECT count(*) FROM customer_order").fetchone()[0])
TEXT
}

# take_orders NAME CONNECTIONS [NAME=VALUE…]: a round on a fresh database.
take_orders() {
    local accepted other stored figures before
    rm -rf "$work/data"
    mkdir "$work/data"
    cp "$work/seed.db" "$work/data/vuonxa.db"
    start_server "${@:3}"
    [ -s "$work/bodies" ] || write_bodies
    before=$(cpu server)
    "$work/orders" "${server##*:}" "$shop" "$work/bodies" "$2" "$seconds" >"$work/orders.out"
    read -r accepted other figures <"$work/orders.out"
    printf '%s %s\n' "$figures" $((($(cpu server) - before) / accepted)) >>"$work/$1.rounds"
    resident_orders=$(resident server)
    end_all
    timeout 120 "$program" verify --data "$work/data" >"$work/verify" \
        || stop "$1: $(<"$work/verify")"
    stored=$(count_orders)
    [ "$other" = 0 ] || stop "$1: $other answers were not 201"
    [ "$stored" = "$accepted" ] || stop "$1: $accepted were accepted, $stored are stored"
}

measure_orders() {
    local slow=LD_PRELOAD=$work/slow_sync.so single=VUONXA_STORAGE_BATCH=1 round
    say "Đo nhận đơn, $rounds lượt… / Orders, $rounds rounds…"
    for ((round = 0; round < rounds; round++)); do
        take_orders one 1
        take_orders many "$connections"
        take_orders many_single "$connections" "$single"
        take_orders slow_one 1 "$slow"
        take_orders slow_many "$connections" "$slow"
        take_orders slow_single "$connections" "$slow" "$single"
    done
}

# order_result NAME TITLE SYNCS: a line of medians, beside the disk's syncs per second.
order_result() {
    result "$1" "$2" "$(cut -d ' ' -f 1 "$work/$1.rounds" | median \
        | awk -v syncs="$3" '{ printf "%.2f of fdatasyncs/s", $1 / syncs }')"
}

print_orders() {
    local all="$connections connections"
    printf '\nOrders accepted durably, every one 201, stored and verified (%s rounds of %s s)\n' \
        "$rounds" "$seconds"
    row '' orders/s 'p50 ms' 'p99 ms' 'CPU us' ''
    order_result one '1 connection' "$sync_rate"
    order_result many "$all" "$sync_rate"
    order_result many_single "$all, one transaction each" "$sync_rate"
    order_result slow_one '2 ms added: 1 connection' "$slow_rate"
    order_result slow_many "2 ms added: $all" "$slow_rate"
    order_result slow_single "2 ms added: $all, one each" "$slow_rate"
    gain=$(against slow_many slow_single %.1f)
    printf 'Group commit against one transaction each: %s times; with 2 ms added %s times (%s)\n' \
        "$(against many many_single %.1f)" "$gain" "demanded: $demanded_gain"
}

check_gain() {
    # More transactions than a sync of 2 ms lets through were not synced one by one.
    awk '$1 > 500 { exit 1 }' "$work/slow_single.rounds" \
        || stop 'Commits do not wait for their sync.'
    awk -v gain="$gain" -v least="$demanded_gain" 'BEGIN { exit !(gain >= least) }' \
        || stop "Group commit gained $gain times, not $demanded_gain."
}
