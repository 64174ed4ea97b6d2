#!/usr/bin/env bash
# Measures the program on this machine and prints tables. Every figure stands beside another of
# the same run: the machine's fdatasync, nginx, Datasette, services of others, or the program set
# differently. Ends with an error when something measured is wrong or a demanded ratio is missed;
# a missed ratio does not keep the rest from being measured.
#
# bench.sh [PART…]: all parts, or some of them. About so long on two cores, after the build:
#   page      5 min   pages of listings, and memory with many of them
#   search    3 min   searches over many listings, beside plain pages
#   import    1 min   listings from a file, and reads beside it
#   quality   1 min   the report of quality over many listings
#   orders    7 min   orders accepted durably, beside FastAPI and django-oscar
#   polling   2 min   couriers that poll
#   million   5 min   the same with a million orders
#   reach     3 min   coverage   2 min   push   5 min   transport   3 min (its build apart)
#   BENCH_SECONDS  one turn (4)   BENCH_ROUNDS  turns of each (3)   BENCH_LISTINGS  (5000)
set -euo pipefail
cd "$(dirname "$0")/../.."
umask 077
PATH=$PATH:/usr/sbin
export LC_ALL=C.UTF-8

here=Tests/Benchmarks
program=$(realpath "${VUONXA_PROGRAM:-.build/release/vuonxa}")
tools=$PWD/.build/tools/bin
peer_tools=$PWD/.build/peers/bin
listings=${BENCH_LISTINGS:-5000}
connections=64
most_orders=1000000
most_bodies=5000
# Seconds of one round, and rounds of each contestant, taken in turn.
seconds=${BENCH_SECONDS:-4}
rounds=${BENCH_ROUNDS:-3}

all=(page search import quality orders polling million reach coverage push transport)
parts=("$@")
if ((${#parts[@]} == 0)) || [ "${parts[0]}" = all ]; then parts=("${all[@]}"); fi

# Beside the build: a temporary file system may be memory, where a sync costs nothing.
work=$(mktemp -d "$PWD/.build/bench.XXXXXX")
logs=$work
# shellcheck source=deploy/processes.sh
source deploy/processes.sh
for name in measuring shops import page search quality orders polling million reach; do
    # shellcheck source=/dev/null
    source "$here/$name.sh"
done
# One file of keys for all databases here, which are copied to and fro.
export VUONXA_PERSONAL_KEYS_FILE=$work/personal.keys
trap 'end_all; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# apart NAME COMMAND…: a part that prints its own verdicts and ends with an error on a miss.
apart() { "${@:2}" || missed+=("$1: xem ở trên / see above"); }

part_coverage() { apart coverage python3 "$here"/coverage.py "$program" catalog "$work"; }

part_push() {
    fresh "$work/push-data"
    apart push $here/push.sh "$program" "$work/push-data" "$work/catalog"
}

part_transport() { apart transport $here/transport.sh; }

for part in "${parts[@]}"; do
    declare -F "part_$part" >/dev/null || stop "bench.sh [all | ${all[*]}]"
done
load_before=$(cut -d ' ' -f 1 /proc/loadavg)
compile
# What measures other things alone needs no database of listings.
case " ${parts[*]} " in
*' page '* | *' import '* | *' orders '* | *' polling '* | *' million '* | *' push '*) seed ;;
esac
measure_disk
print_machine
for part in "${parts[@]}"; do
    begin=$SECONDS
    "part_$part"
    say "$part: $((SECONDS - begin)) s"
done
if ((${#missed[@]} > 0)); then
    say '' 'Chưa đạt / missed:'
    say "$(printf '  %s\n' "${missed[@]}")"
    exit 1
fi
