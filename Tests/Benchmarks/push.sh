#!/usr/bin/env bash
# Measures the feed of listings against partners on this machine: rows per second, what broken
# partners cost the others, the pace, the way from a commit to the partner, and a long queue.
# Usage: push.sh PROGRAM DATA CATALOG; DATA holds an imported database, which is copied first.
set -euo pipefail
cd "$(dirname "$0")/../.."
program=$1
data=$2
catalog=$3
here=Tests/Benchmarks
work=$(mktemp -d "$PWD/.build/push.XXXXXX")
logs=$work
# shellcheck source=deploy/processes.sh
source deploy/processes.sh
trap 'end_all; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

mkdir "$work/data"
timeout 120 "$program" backup --data "$data" "$work/data/vuonxa.db" >/dev/null
admin=$(timeout 60 "$program" keys create --data "$work/data" --role admin)
start server env VUONXA_LOG_LEVEL=error VUONXA_PARTNERS_LOOPBACK=yes \
    "$program" serve --data "$work/data" --catalog "$catalog" --port 0
timeout 900 python3 $here/push.py "$(address_of server)" "$admin"
