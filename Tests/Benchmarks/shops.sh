# shellcheck shell=bash
# shellcheck disable=SC2034,SC2154  # bench.sh sets what is used here, and uses what is set.
# Sourced by bench.sh: the services of others that sell the same listings, from Tests/Benchmarks/
# peers. What they run on is in a Python folder of its own (install.sh).

peers=$PWD/$here/peers

# The shop of django-oscar with the same listings, made once in a run.
fill_oscar() {
    [ ! -s "$work/oscar.db" ] || return 0
    say 'Dựng cửa hàng django-oscar… / Setting up the shop of django-oscar…'
    SHOP_DATABASE=$work/oscar-new.db PYTHONPATH=$peers PYTHONDONTWRITEBYTECODE=1 \
        timeout 300 "$peer_tools/python" "$peers/oscar_shop/fill.py" "$work/seed.db" \
        >"$work/oscar.count" 2>"$work/oscar-fill.log" || stop "$(tail -n 20 "$work/oscar-fill.log")"
    # One file, the log written back into it, so that it can be copied.
    python3 -c 'import sqlite3, sys; sqlite3.connect(sys.argv[1]).execute(
        "PRAGMA wal_checkpoint(TRUNCATE)")' "$work/oscar-new.db"
    mv "$work/oscar-new.db" "$work/oscar.db"
}

# start_oscar [NAME=VALUE…]: two workers for two cores, threads for what waits for the disk.
start_oscar() {
    local port
    port=$(free_port $((20000 + RANDOM % 10000)))
    rm -f "$work"/oscar-run.db*
    cp "$work/oscar.db" "$work/oscar-run.db"
    start oscar env "$@" SHOP_DATABASE="$work/oscar-run.db" PYTHONPATH="$peers" \
        PYTHONDONTWRITEBYTECODE=1 "$peer_tools/gunicorn" oscar_shop.wsgi:application \
        --bind "127.0.0.1:$port" --worker-class gthread --workers "$(nproc)" --threads 4 \
        --worker-tmp-dir "$work" --no-control-socket --log-level warning
    oscar=http://127.0.0.1:$port
    await_answer "$oscar/api/products/?limit=20"
}

# start_fastapi WORKERS: the service of FastAPI and SQLite on a fresh database.
start_fastapi() {
    local port
    port=$(free_port $((20000 + RANDOM % 10000)))
    rm -f "$work"/fastapi.db*
    PYTHONDONTWRITEBYTECODE=1 "$peer_tools/python" "$peers/orders_fastapi.py" "$work/seed.db" \
        "$work/fastapi.db"
    start fastapi env ORDERS_DATABASE="$work/fastapi.db" PYTHONDONTWRITEBYTECODE=1 \
        "$peer_tools/uvicorn" orders_fastapi:app --app-dir "$peers" --port "$port" \
        --workers "$1" --loop uvloop --http httptools --no-access-log --log-level warning
    fastapi=http://127.0.0.1:$port
    # It has no page to read; 405 of its only path says that it is there.
    local tries
    for ((tries = 100; tries > 0; tries--)); do
        [ "$(curl -s --max-time 5 -o /dev/null -w '%{http_code}' "$fastapi/v1/orders")" != 405 ] \
            || return 0
        sleep 0.2
    done
    stop "$(tail -n 20 "$logs/fastapi.log")"
}
