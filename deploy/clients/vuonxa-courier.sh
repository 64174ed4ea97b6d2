#!/usr/bin/env bash
# A courier's integration with Vươn Xa in one file, to be copied: it polls, stores, and says so.
#
# Needs bash 4 or newer, curl 7.76 or newer, jq, and sync of coreutils 8.24 or newer. It may be
# killed at any line and started again: it loses no parcel and stores none twice. What makes it so:
#   * each parcel is one file, named by its id, so storing it again changes nothing;
#   * a file is written beside its place, synced, moved over it, and its folder synced;
#   * the cursor is stored after the parcels that came with it, the acknowledgement is sent after
#     that, and again after a start.
#
#   VUONXA_URL=https://vuonxa.example VUONXA_KEY_FILE=key ./vuonxa-courier.sh FOLDER [cursor|lease]
#
# VUONXA_ONCE=yes stops when nothing is new; VUONXA_VISIBILITY is for how many seconds a lease is
# ours, more than storing its parcels takes. The parcels are FOLDER/parcels/ID.json, each with
# `entry` (assigned, offered, withdrawn, cancelled), `version` and `parcel`; `entry` is gone where the
# parcel went on or came to its end while the feed was not read.
set -euo pipefail

folder=${1:?'the folder to store parcels in'}
mode=${2:-cursor}
url=${VUONXA_URL:?} && url=${url%/}
key_file=${VUONXA_KEY_FILE:?}
once=${VUONXA_ONCE:-no}
limit=50 wait=25 visibility=${VUONXA_VISIBILITY:-120}
[ "$once" = yes ] && wait=0
mkdir -p "$folder/parcels"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
# The key goes in by a file: arguments can be seen by everybody on the machine.
(umask 077 && printf 'header = "Authorization: Bearer %s"\n' "$(<"$key_file")" >"$work/head")

# Calls until the server answers; the answer is in $work/answer and its status in $status.
call() { # METHOD PATH [BODY]
    local pause=1 words=(-sS -K "$work/head" -o "$work/answer" -w '%{http_code}' -X "$1" --max-time 40)
    [ $# -gt 2 ] && words+=(-H 'Content-Type: application/json' -d "$3")
    while :; do
        status=$(curl "${words[@]}" "$url$2") || status=000
        # An answer that breaks off is none, whatever its status says.
        if [[ $status = 2?? ]]; then
            jq -e 'type == "object"' "$work/answer" >/dev/null 2>&1 || status=000
        fi
        case $status in
            000 | 408 | 429 | 5??)
                echo "$1 $2: $status; again in $pause s" >&2
                sleep "$pause"
                pause=$((pause < 32 ? pause * 2 : 60)) ;;
            *) return ;;
        esac
    done
}

# Ends the program with what the server said.
refused() {
    echo "$status $(cat "$work/answer")" >&2
    exit 1
}

code() { jq -r '.code // ""' "$work/answer"; }

# Puts standard input into a file, whole or not at all, and onto the disk.
keep() { # FILE
    cat >"$1.new"
    sync "$1.new"
    mv "$1.new" "$1"
    sync "$(dirname "$1")"
}

# Stores lines of {id, version, entry, parcel}; one that is older than the stored one is left.
store() {
    local line id file known
    while IFS= read -r line; do
        id=$(jq -r .id <<<"$line")
        # An id is a name for a file only when it looks like one.
        [[ $id =~ ^[a-z0-9_]+$ ]] || { echo "not an id: $id" >&2; exit 1; }
        file=$folder/parcels/$id.json
        known=-1
        [ -e "$file" ] && known=$(jq .version "$file")
        if [ "$(jq .version <<<"$line")" -ge "$known" ]; then keep "$file" <<<"$line"; fi
    done
}

# All parcels that are ours to carry now; the feed goes on from before them.
begin() {
    local after='' feed file
    # A server that was restored from a backup counts versions anew: what is stored gives way.
    for file in "$folder"/parcels/*.json; do
        [ -e "$file" ] || continue
        jq -c '.version = -1' "$file" >"$work/old"
        keep "$file" <"$work/old"
    done
    while :; do
        call GET "/v1/courier/orders/snapshot?limit=100${after:+&cursor=$after}"
        [ "$status" = 200 ] || refused
        jq -c '.items[] | {id, version, entry: "assigned", parcel: .}' "$work/answer" >"$work/lines"
        feed=$(jq -r .feed_cursor "$work/answer")
        after=$(jq -r '.next_cursor // ""' "$work/answer")
        store <"$work/lines"
        [ -n "$after" ] || break
    done
    # What the whole snapshot did not bring is not ours to carry any more.
    for file in "$folder"/parcels/*.json; do
        [ -e "$file" ] || continue
        jq -c 'select(.version == -1 and (.entry | IN("assigned", "offered"))) | .entry = "gone"' \
            "$file" >"$work/old"
        if [ -s "$work/old" ]; then keep "$file" <"$work/old"; fi
    done
    # Only now: killed before this line, it begins with the snapshot again.
    keep "$folder/cursor" <<<"$feed"
}

# Acknowledges up to the stored cursor, unless that was said already.
tell() {
    local cursor said=''
    cursor=$(<"$folder/cursor")
    [ -e "$folder/acknowledged" ] && said=$(<"$folder/acknowledged")
    [ "$cursor" = "$said" ] && return
    call POST /v1/courier/orders/acknowledgement "{\"cursor\":\"$cursor\"}"
    case $status in
        200) keep "$folder/acknowledged" <<<"$cursor" ;;
        410) begin ;;
        *) refused ;;
    esac
}

by_cursor() {
    while :; do
        [ -s "$folder/cursor" ] || begin
        tell
        call GET "/v1/courier/orders?limit=$limit&wait=$wait&cursor=$(<"$folder/cursor")"
        case $status in
            200) ;;
            410) begin; continue ;;
            *) refused ;;
        esac
        jq -c '.items[] | {id: .parcel.id, version, entry, parcel}' "$work/answer" >"$work/lines"
        jq -r .next_cursor "$work/answer" >"$work/next"
        if [ ! -s "$work/lines" ]; then
            if [ "$once" = yes ]; then return; fi
            continue
        fi
        store <"$work/lines"
        keep "$folder/cursor" <"$work/next"
    done
}

by_lease() {
    local id token
    while :; do
        call POST /v1/courier/orders/leases "{\"max\":$limit,\"visibility_s\":$visibility}"
        case $status in
            201) ;;
            200)
                if [ "$once" = yes ]; then return; fi
                sleep $((4 + RANDOM % 3))
                continue ;;
            *) refused ;;
        esac
        id=$(jq -r .lease_id "$work/answer")
        token=$(jq .token "$work/answer")
        jq -c '.items[] | {id, version, entry: "assigned", parcel: .}' "$work/answer" >"$work/lines"
        store <"$work/lines"
        call POST "/v1/courier/orders/leases/$id/ack" "{\"token\":$token}"
        case $status in
            200) ;;
            # Too late: they come again, to us or to another worker, and are stored already.
            409) [ "$(code)" = lease_over ] || refused ;;
            *) refused ;;
        esac
    done
}

case $mode in
    cursor) by_cursor ;;
    lease) by_lease ;;
    *) echo "cursor or lease, not $mode" >&2; exit 2 ;;
esac
