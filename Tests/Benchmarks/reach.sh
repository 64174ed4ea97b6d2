# shellcheck shell=bash
# shellcheck disable=SC2154  # bench.sh sets what is used here.
# Sourced by bench.sh: reach in the process, over HTTP, and beside SQLite, numpy and Datasette.
#
# The coverage is 5 couriers of 3 services and the country's 3,321 communes; the SQL statement and
# numpy must give the very same answer for every commune before their times count.

reach_origin=21548
reach_target=00004
reach_grams=12000
reach_days=4

# What is demanded; times in microseconds, rates per second.
most_single=1
least_of_sql=20
least_of_numpy=2
least_of_health=0.8
least_of_datasette=20
least_addresses=20000

reach_figure() { sed -n "s/^$1 //p" "$work/$2"; }

# A database of its own, with the coverage that is measured.
seed_reach() {
    python3 "$here"/catalog.py catalog "$work/reach-catalog" "$listings"
    python3 "$here"/reach_tables.py make "$work/reach-catalog"
    python3 "$here"/reach_tables.py sqlite "$work/reach-catalog" "$work/reach.db"
    timeout 300 "$program" import --data "$work/reach-data" --catalog "$work/reach-catalog" \
        --demo >"$work/reach-import.out" 2>&1 || stop "$(cat "$work/reach-import.out")"
}

numpy_python() {
    local python=$tools/python
    if [ ! -x "$python" ]; then python=$tools/python3; fi
    "$python" -c 'import numpy' 2>/dev/null \
        || timeout 600 "$tools/pip" install --quiet --disable-pip-version-check numpy >&2
    printf '%s\n' "$python"
}

measure_process() {
    timeout 300 "$program" reach speed --data "$work/reach-data" --from $reach_origin \
        --to $reach_target --weight $reach_grams --days $reach_days >"$work/reach.speed"
    timeout 600 "$(numpy_python)" "$here"/reach_tables.py ask "$work/reach-catalog" \
        "$work/reach.db" $reach_origin $reach_grams $reach_days $reach_target >"$work/reach.others"
    for other in sql numpy; do
        [ "$(reach_figure $other reach.others)" = "$(reach_figure statuses reach.speed)" ] \
            || stop "Reach: $other trả lời khác / answers otherwise."
    done
}

# The time of ten single listing reads over one connection, in microseconds.
ten_reads() {
    local id=$1
    wrk -t1 -c1 -d2s "$reach_server/v1/listings/$id" </dev/null \
        | awk '$1 == "Requests/sec:" { printf "%.0f\n", 10 / $2 * 1000000 }'
}

measure_reach_over_http() {
    local round port query id
    : >"$logs/reach.out"
    start reach env VUONXA_LOG_LEVEL=warning "$program" serve --data "$work/reach-data" \
        --catalog "$work/reach-catalog" --port 0
    reach_server=$(address_of reach)
    port=$(free_port $((20000 + RANDOM % 10000)))
    start sheet "$tools/datasette" serve --immutable "$work/reach.db" --port "$port" \
        --setting suggest_facets off --setting sql_time_limit_ms 20000
    id=$(curl -sSf "$reach_server/v1/listings?limit=1" | jq -r '.items[0].id')
    query=$(reach_figure one_sql reach.others | jq -sRr '@uri')
    local one="$reach_server/v1/listings/$id/reach?commune=$reach_target"
    local same="http://127.0.0.1:$port/reach.json?_shape=objects&sql=$query"
    await_answer "$same"
    [ "$(curl -sSf "$same" | jq '.rows | length')" = 1 ] || stop 'Datasette did not answer.'
    for ((round = 0; round < rounds; round++)); do
        saturate reach health "$reach_server/healthz"
        saturate reach reach "$one"
        saturate sheet sheet "$same"
    done
    reading=$(ten_reads "$id")
    end_all
}

print_reach() {
    local country sql numpy
    country=$(reach_figure country_us reach.speed)
    sql=$(reach_figure sql_us reach.others)
    numpy=$(reach_figure numpy_us reach.others)
    of_sql=$(quotient "$sql" "$country" %.0f)
    of_numpy=$(quotient "$numpy" "$country" %.1f)
    single=$(reach_figure single_ns reach.speed)
    addresses=$(reach_figure addresses_per_second reach.speed)
    listed=$(reach_figure listings_us reach.speed)
    printf '\nReach, 5 couriers x 3 services, 3,321 communes, in process (medians)\n'
    printf 'one commune %.0f ns; all communes %.1f us; an origin compiled in %.0f us\n' \
        "$single" "$country" "$(reach_figure compiling_us reach.speed)"
    printf 'the same answer: one SQL statement %.0f us (%s times), numpy %.1f us (%s times)\n' \
        "$sql" "$of_sql" "$numpy" "$of_numpy"
    printf '%s listings to one commune: %.0f us; ten listing reads over HTTP: %s us\n' \
        "$(reach_figure listings reach.speed)" "$listed" "$reading"
    printf 'addresses, former communes: %.0f/s on one thread\n' "$addresses"
    row '' requests/s 'p50 ms' 'p99 ms' 'CPU us' ''
    result health '/healthz' ''
    result reach 'reach of a listing to a commune' "$(against reach health %.2f) of /healthz, $(
        against reach sheet %.0f) times Datasette"
    result sheet 'Datasette, the equal SQL' ''
}

check_reach() {
    verdict 'reach of one commune, a us' "$(quotient 1000 "$single" %.2f)" '>=' $most_single
    verdict 'reach to all communes, times one SQL statement' "$of_sql" '>=' $least_of_sql
    verdict 'reach to all communes, times numpy' "$of_numpy" '>=' $least_of_numpy
    verdict 'reach over HTTP, of /healthz' "$(against reach health %.2f)" '>=' $least_of_health
    verdict 'reach over HTTP, times Datasette' "$(against reach sheet %.0f)" \
        '>=' $least_of_datasette
    verdict 'addresses/s on one thread' "$(quotient "$addresses" 1 %.0f)" '>=' $least_addresses
    verdict 'ten listing reads, times all listings to one commune' \
        "$(quotient "$reading" "$listed" %.2f)" '>=' 1
}

part_reach() {
    say 'Đo vùng giao… / Reach…'
    seed_reach
    measure_process
    measure_reach_over_http
    print_reach
    check_reach
}
