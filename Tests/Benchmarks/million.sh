# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034  # bench.sh sets what is used here, and uses what is set.
# Sourced by bench.sh: what couriers and storefronts do, with ten thousand orders in the database
# and with a million. Both servers run at once and are asked in turn; who is not asked is idle.

few_orders=10000 a_million=${BENCH_MILLION:-1000000}
most_slowdown=1.5
# Orders that the server itself takes: the models of the copies, and the newest of the feed.
models=200

# grow NAME COUNT: $work/NAME, a data folder with so many settled orders and some new ones.
grow() {
    fresh "$work/$1"
    python3 $here/grow.py reserve "$work/$1/vuonxa.db" "$2"
    serve "$1" "$work/$1" "$work/catalog"
    [ -s "$work/bodies" ] || write_bodies
    place_models "$1"
    end_all
    say "$(timeout 600 python3 $here/grow.py copy "$work/$1/vuonxa.db" "$2" "$work/$1.orders")"
    sed 's,^,/v1/orders/,' "$work/$1.orders" >"$work/$1.read"
}

# The models' orders, and the way to the newest part of the feed of a courier that has some.
place_models() {
    local body number=0 courier key cursor items
    while ((number < models)); do
        while read -r body && ((number++ < models)); do
            curl -sSf --max-time 30 -o /dev/null -H "Authorization: Bearer $shop" \
                -H 'Content-Type: application/json' -H "Idempotency-Key: model-$number" \
                -d "$body" "$server/v1/orders"
        done <"$work/bodies"
    done
    for courier in $(couriers_of "$work/seed.db"); do
        key=$("$program" keys create --data "$work/$1" --role courier --for "$courier")
        curl -sSf --max-time 30 -H "Authorization: Bearer $key" \
            "$server/v1/courier/orders?limit=20" >"$work/feed"
        cursor=$(jq -r .next_cursor "$work/feed")
        items=$(curl -sSf --max-time 30 -H "Authorization: Bearer $key" \
            "$server/v1/courier/orders?limit=50&cursor=$cursor" | jq '.items | length')
        if [ "$items" = 50 ]; then
            printf '%s\n' "$key" >"$work/$1.key"
            printf '/v1/courier/orders?limit=50&cursor=%s\n' "$cursor" >"$work/$1.poll"
            return 0
        fi
    done
    stop "million: no courier has 70 of $models orders"
}

# ask_paths NAME WHAT METHOD BODY KEY PATHS: a round at paths of a file.
ask_paths() {
    local connections=$connections
    # A key may have no more polls at once.
    if [ "$2" = poll ]; then connections=16; fi
    saturate "$1" "$1_$2" "$server" -s $here/some_paths.lua -- "$3" "$4" "$5" "$6"
}

# take_among NAME: a round of new orders on the grown database.
take_among() {
    local accepted other figures before
    before=$(cpu "$1")
    "$work/orders" "${server##*:}" "$shop" "$work/bodies" "$connections" "$seconds" \
        >"$work/orders.out"
    count_round "$1_intake" "$1" "$before"
}

measure_million() {
    local round name
    say 'Dựng cơ sở dữ liệu… / Growing the databases…'
    grow few $few_orders
    grow million "$a_million"
    for name in few million; do
        serve $name "$work/$name" "$work/catalog"
        printf '%s\n' "$server" >"$work/$name.address"
        printf '%s\n' /v1/courier/orders/leases >"$work/$name.lease"
    done
    say "Đo, $rounds lượt… / Measuring, $rounds rounds…"
    for ((round = 0; round < rounds; round++)); do
        for name in few million; do
            server=$(<"$work/$name.address")
            ask_paths $name poll GET '' "$(<"$work/$name.key")" "$work/$name.poll"
            ask_paths $name read GET '' "$shop" "$work/$name.read"
            take_among $name
            ask_paths $name lease POST '{"max":1,"visibility_s":600}' "$(<"$work/$name.key")" \
                "$work/$name.lease"
        done
    done
    million_size=$(du -m "$work/million/vuonxa.db" | cut -f 1)
    resident_million=$(resident million)
    end_all
}

print_million() {
    local what title
    printf '\n%s orders (%s MB, %s MB resident) beside %s (%s rounds of %s s, %s connections)\n' \
        "$a_million" "$million_size" "$resident_million" "$few_orders" "$rounds" "$seconds" \
        "$connections"
    row '' requests/s 'p50 ms' 'p99 ms' 'CPU us' ''
    for what in poll read intake lease; do
        case $what in
        poll) title='50 newest entries of a feed' ;;
        read) title='one order by its id' ;;
        intake) title='new orders' ;;
        lease) title='a lease of one parcel' ;;
        esac
        result "few_$what" "$title" ''
        result "million_$what" "$title, a million" ''
    done
    for what in poll read intake lease; do
        verdict "$what: few orders, times a million" "$(against "few_$what" "million_$what" %.2f)" \
            '<=' $most_slowdown
    done
}

part_million() {
    measure_million
    print_million
    rm -rf "$work/few" "$work/million"
}
