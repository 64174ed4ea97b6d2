# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034  # bench.sh sets what is used here, and uses what is set.
# Sourced by bench.sh: couriers that poll: what waiting and asking in vain cost, and how soon an
# order is seen. polling.py plays the couriers and prints its verdicts.

# The codes of a database's couriers, on a line.
couriers_of() {
    python3 - "$1" <<'TEXT'
import sqlite3, sys
print(*(code for (code,) in sqlite3.connect(sys.argv[1]).execute("SELECT code FROM courier")))
TEXT
}

part_polling() {
    say 'Đo hãng hỏi đơn… / Couriers that poll…'
    # A thousand connections on either side, and some files.
    ulimit -n "$(ulimit -H -n)"
    fresh "$work/polling"
    serve polling "$work/polling" "$work/catalog"
    [ -s "$work/bodies" ] || write_bodies
    # shellcheck disable=SC2046  # A word for each courier.
    apart polling timeout 300 python3 $here/polling.py "${server##*:}" "${process[polling]}" \
        "$admin" "$shop" "$work/bodies" $(couriers_of "$work/seed.db")
    end_all
    timeout 120 "$program" verify --data "$work/polling" >"$work/verify" \
        || stop "polling: $(<"$work/verify")"
}
