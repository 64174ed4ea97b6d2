#!/usr/bin/env bash
# The main job from end to end, against a fresh database on free ports; a line for each step.
# Ends with an error at the first step that is not as it should be.
# shellcheck disable=SC2016  # jq and awk have variables of their own.
set -euo pipefail
cd "$(dirname "$0")/.."
umask 077

program=${VUONXA_PROGRAM:-.build/debug/vuonxa}
python=.build/tools/bin/python
work=$(mktemp -d)
logs=$work
# shellcheck source=deploy/processes.sh
source deploy/processes.sh
trap 'end_all; rm -rf "$work"' EXIT
trap 'exit 130' INT TERM

# Communes by their official codes.
reached=21025      # Cẩm Thành, Quảng Ngãi
unreached=20333    # Hoàng Sa: the sample couriers say no
island=21548       # Lý Sơn
communes=3321
# How long the push may take to arrive, in seconds.
longest_push=60
# How long a parcel may take to Lý Sơn, in seconds.
longest_travel=120

# --- Small tools -----------------------------------------------------------------------------

step() { what=$1; }
ok() { printf 'ok    %s\n' "$what${1:+: $1}"; }

fail() {
    printf 'SAI   %s: %s\n' "$what" "$1" >&2
    printf '%s\n' "${answer-}" | head -c 2000 >&2
    exit 1
}

# call KEY METHOD PATH [BODY [CURL-OPTION…]]: the status goes to $status, the body to $answer.
call() {
    local key=$1 options=(-sS --max-time 30 -D "$work/head" -o "$work/body" -w '%{http_code}')
    [ -z "$key" ] || options+=(-H "Authorization: Bearer $key")
    [ -z "${4-}" ] || options+=(-H 'Content-Type: application/json' --data-binary "$4")
    status=$(curl "${options[@]}" -X "$2" "${@:5}" "$server$3" </dev/null) || fail "no answer"
    answer=$(<"$work/body")
}

# expect STATUS FILTER [JQ-OPTION…]: the last call's status, and what must hold of its body.
expect() {
    [ "$status" = "$1" ] || fail "the status is $status, not $1"
    jq -e "${@:3}" "$2" <<<"$answer" >/dev/null || fail "this does not hold: $2"
}

get() { jq -r "$1" <<<"$answer"; }
key() { "$program" keys create --data "$work/data" --role "$@"; }

# order LISTING PRICE COMMUNE: what a storefront sends for one pack.
order() {
    jq -nc --arg listing "$1" --argjson price_vnd "$2" --arg commune_code "$3" \
        '{buyer: {name: "Nguyễn Thị Mẫu", phone: "0900000000", street: "1 Lê Lợi",
          $commune_code}, payment: "cod", lines: [{$listing, quantity: 1, $price_vnd}]}'
}

# pushes: every request with the new listing that the sandbox took, checked: status id version.
pushes() {
    curl -sS --max-time 30 "$sandbox/received" \
        | "$python" deploy/verify_push.py "$secret" "$listing"
}

# await_push VERSION: waits until the sandbox took the listing in a version above that.
await_push() {
    local tries
    for ((tries = longest_push * 2; tries > 0; tries--)); do
        pushes >"$work/pushes" || fail "a signature was not accepted"
        if awk -v above="$1" '$1 == 200 && $3 > above { found = 1 } END { exit !found }' \
            "$work/pushes"
        then return; fi
        sleep 0.5
    done
    fail "nothing arrived in $longest_push seconds"
}

# await_parcel FILTER: waits until that holds of the travelling parcel; leaves it in $answer.
await_parcel() {
    local tries
    for ((tries = longest_travel * 2; tries > 0; tries--)); do
        call "$admin" GET "/v1/parcels/$travelling"
        if jq -e "$1" <<<"$answer" >/dev/null; then return; fi
        sleep 0.5
    done
    fail "in $longest_travel seconds this did not come true: $1"
}

# --- A server, a sandbox, and a key for everybody ----------------------------------------------

secret=whsec_$(head -c 32 /dev/urandom | base64 -w 0)
step 'a server on a fresh database, and a courier sandbox'
start server "$program" serve --data "$work/data" --port 0 --demo
server=$(address_of server)
# A day of a parcel's way takes some seconds.
start sandbox "$program" courier-sandbox --port 0 --secret "$secret" --pace 20000
sandbox=$(address_of sandbox)
admin=$(key admin)
officer=$(key officer --for 51)
shop=$(key storefront)
call "$admin" POST /v1/partners "$(jq -nc --arg url "$sandbox/listings/shop" --arg secret "$secret" \
    '{code: "sandbox", name: "Sandbox", kind: "listing_feed", $url, $secret}')"
expect 201 '.code == "sandbox"'
ok "$server, $sandbox"

# --- Ask: what there is, and where it can go ---------------------------------------------------

for words in 'tỏi lý sơn' 'toi ly son'; do
    step "'$words' finds the garlic of Lý Sơn"
    call '' GET /v1/listings '' -G --data-urlencode "q=$words"
    expect 200 'any(.items[]; .name == "Tỏi Lý Sơn" and .stars == 5 and .live)'
    ok
done
garlic=$(get 'first(.items[] | select(.name == "Tỏi Lý Sơn")).id')
price=$(get 'first(.items[] | select(.name == "Tỏi Lý Sơn")).price_vnd')
producer=$(get 'first(.items[] | select(.name == "Tỏi Lý Sơn")).producer.id')

step "its reach: served, not served and unknown add up to $communes communes"
call '' GET "/v1/listings/$garlic/reach"
expect 200 '.communes == $all
    and ([.served, .not_served, .unknown | .communes] | all(. > 0) and add == $all)' \
    --argjson all "$communes"
ok "$(get '[.served, .not_served, .unknown | .communes | tostring] | join(" + ")')"

step 'Cẩm Thành is served, with options'
call '' GET "/v1/listings/$garlic/reach?commune=$reached"
expect 200 '.status == "served" and (.options | length > 0)
    and all(.options[]; .price_vnd.total > 0 and .lead_days.min <= .lead_days.max)'
ok "$(get '.options[0] | "\(.courier), \(.lead_days.min)-\(.lead_days.max) days, \(.price_vnd.total) đ"')"

step 'Hoàng Sa is not, with reasons'
call '' GET "/v1/listings/$garlic/reach?commune=$unreached"
expect 200 '.status == "not_served" and (.options | length == 0)
    and (.reasons | length > 0) and all(.reasons[]; .code != "" and .message != "")'
ok "$(get '.reasons[0].message')"

# --- Change: a producer registers, an officer reviews ------------------------------------------

step 'a producer registers a listing'
maker=$(key producer --for "$producer")
call "$maker" POST /v1/listings "$(jq -nc --arg producer "$producer" '{$producer,
    name: "Hành tím Lý Sơn", set: 10, pack: "Túi lưới 500 g", net_quantity: 500, net_unit: "g",
    packed_weight_g: 560, length_cm: 22, width_cm: 15, height_cm: 8, price_vnd: 60000,
    goods: ["dry"], shelf_life_days: 120, ships_by_courier: true,
    description: "Hành tím khô của đảo Lý Sơn.", stock: 50}')"
expect 201 '.state == "draft" and .live == false and .stars == null'
listing=$(get .id)
ok "$listing"

step 'without an approval nobody can order it'
call "$shop" POST /v1/orders "$(order "$listing" 60000 "$reached")"
expect 409 '.code == "listing_not_live"'
ok "$(get .title)"

step 'nor see it'
call '' GET "/v1/listings/$listing"
expect 404 '.code == "not_found"'
ok

step 'nor may its producer approve it'
call "$maker" POST "/v1/listings/$listing/submission" '{}'
expect 200 '.state == "submitted" and .live == false'
call "$maker" POST "/v1/listings/$listing/reviews" '{"decision":"approve","note":""}'
expect 403 '.code == "role_not_allowed"'
ok

step 'an officer reviews it, and it is live'
call "$officer" POST "/v1/listings/$listing/reviews" '{"decision":"approve","note":""}'
expect 200 '.state == "approved"'
call '' GET "/v1/listings/$listing"
expect 200 '.live and .name == "Hành tím Lý Sơn"'
ok

# --- Deliver: the partner hears of it ----------------------------------------------------------

step 'the signed push arrives; an independent library accepts its signature'
await_push 0
version=$(awk '$1 == 200 { print $3 }' "$work/pushes" | sort -n | tail -n 1)
ok "version $version"

step 'a second edit arrives once, with a higher version'
call "$maker" GET "/v1/listings/$listing"
etag=$(sed -n 's/^etag: *\([^\r]*\).*/\1/Ip' "$work/head")
call "$maker" PATCH "/v1/listings/$listing" '{"price_vnd":55000}' -H "If-Match: $etag"
expect 200 '.price_vnd == 55000 and .live'
await_push "$version"
later=$(awk -v above="$version" '$3 > above' "$work/pushes")
[[ $(wc -l <<<"$later") = 1 && $later = *' 55000' ]] || fail "it arrived as: $later"
ok "version $(awk '{ print $3 }' <<<"$later")"

step 'a higher price waits for an officer; the old one stays on sale until then'
call "$maker" GET "/v1/listings/$listing"
etag=$(sed -n 's/^etag: *\([^\r]*\).*/\1/Ip' "$work/head")
call "$maker" PATCH "/v1/listings/$listing" '{"price_vnd":70000}' -H "If-Match: $etag"
expect 200 '.price_vnd == 55000 and .live'
call "$officer" GET "/v1/listings/$listing/change-requests"
expect 200 '.items[0].state == "waiting"'
call "$officer" POST "/v1/change-requests/$(get '.items[0].id')/decision" '{"decision":"approve"}'
expect 200 '.state == "approved"'
call '' GET "/v1/listings/$listing"
expect 200 '.price_vnd == 70000 and .live'
ok

# --- Many at once, and what stands on the pack -------------------------------------------------

step 'a sheet of three rows is tried first: two are new, one is refused with its reason'
cat >"$work/sheet.csv" <<'TEXT'
Mã ngoài,Tên sản phẩm,Bộ sản phẩm,Quy cách,Khối lượng tịnh (g),Khối lượng cả bao bì (g),Dài (cm),Rộng (cm),Cao (cm),Giá (đ),Loại hàng,Tồn kho
A1,Tỏi cô đơn Lý Sơn,10,Túi 200 g,200,230,20,12,5,90.000,hàng khô,30
A2,Hành phi Lý Sơn,10,Hũ 150 g,150,260,8,8,12,45.000 đ,hàng khô,40
A3,Tỏi bột,10,Hũ 100 g,100,180,8,8,12,không biết,hàng khô,10
TEXT
call "$maker" POST '/v1/imports?kind=listings&dry_run=true' '' -H 'Content-Type: text/csv' \
    --data-binary "@$work/sheet.csv"
expect 202 '.id != null'
import=$(get .id)
await_import() {
    local tries
    for ((tries = 120; tries > 0; tries--)); do
        call "$maker" GET "/v1/imports/$import"
        if jq -e '.state == "finished"' <<<"$answer" >/dev/null; then return; fi
        sleep 0.5
    done
    fail 'the import did not end in a minute'
}
await_import
expect 200 '.counts.new == 2 and .counts.refused == 1'
call "$maker" GET "/v1/imports/$import/rows?outcome=refused"
expect 200 '.items | length == 1'
ok "$(get '.items[0].errors[0].message')"

step 'the run of the same bytes does what the trial said'
call "$maker" POST "/v1/imports/$import/run" '{}'
expect 202 '.id != null'
import=$(get .id)
await_import
expect 200 '.counts.new == 2 and .counts.refused == 1'
ok

step 'a phone reads the pack: a page without script, and a passport that needs no network'
call '' GET "/p/$garlic"
[ "$status" = 200 ] || fail "the page answers $status"
if grep -qi '<script' "$work/body" || ! grep -q 'Tỏi Lý Sơn' "$work/body"; then fail 'the page'; fi
curl -sSf --max-time 30 -o "$work/passport" "$server/p/$garlic/document" </dev/null
curl -sSf --max-time 30 -o "$work/keys.json" "$server/.well-known/jwks.json" </dev/null
answer=$("$python" deploy/verify_passport.py document "$work/passport" "$work/keys.json") \
    || fail 'an independent library does not believe the passport'
ok "$(jq -c 'keys' <<<"$answer")"

# --- Orders ------------------------------------------------------------------------------------

step 'an order to Cẩm Thành is accepted'
call "$shop" POST /v1/orders "$(order "$garlic" "$price" "$reached")"
expect 201 '.state == "placed" and (.parcels | length == 1)
    and .total_vnd == .goods_vnd + .freight_vnd and .parcels[0].collect_vnd == .total_vnd'
placed=$(get .id)
parcel=$(get '.parcels[0].id')
courier=$(get '.parcels[0].courier')
ok "$placed, $(get .total_vnd) đ, $courier"

step 'an order to Hoàng Sa is refused, with the reason'
call "$shop" POST /v1/orders "$(order "$garlic" "$price" "$unreached")"
expect 422 '.code == "unreachable" and (.reach.reasons | length > 0)'
ok "$(get '.reach.reasons[0].message')"

# --- The courier polls -------------------------------------------------------------------------

carrier=$(key courier --for "$courier")
step 'the courier polls the order, dies before it has stored it, and finds it again'
call "$carrier" GET /v1/courier/orders
expect 200 'any(.items[]; .parcel.id == $parcel and .entry == "assigned")' --arg parcel "$parcel"
event=$(get '.items[] | select(.parcel.order_id == "'"$placed"'").event_id')
# It died without keeping next_cursor, so it asks from where it had been.
call "$carrier" GET /v1/courier/orders
expect 200 'any(.items[]; .event_id == $event)' --arg event "$event"
cursor=$(get .next_cursor)
call "$carrier" GET "/v1/courier/orders" '' -G --data-urlencode "cursor=$cursor"
expect 200 '(.items | length == 0) and .next_cursor != null'
ok "$event"

step 'the same with a lease: a worker dies, the next one gets the parcel and acknowledges it'
call "$carrier" POST /v1/courier/orders/leases '{"max":10,"visibility_s":5}'
expect 201 'any(.items[]; .id == $parcel)' --arg parcel "$parcel"
dead=$(get .lease_id)
call "$carrier" POST /v1/courier/orders/leases '{"max":10,"visibility_s":60}'
expect 200 '.lease_id == null and (.items | length == 0)'
for ((tries = 40; tries > 0; tries--)); do
    call "$carrier" POST /v1/courier/orders/leases '{"max":10,"visibility_s":60}'
    [ "$status" = 200 ] || break
    sleep 0.5
done
expect 201 'any(.items[]; .id == $parcel)' --arg parcel "$parcel"
call "$carrier" POST "/v1/courier/orders/leases/$(get .lease_id)/ack" '{}'
expect 200 '.acknowledged == 1'
call "$carrier" POST "/v1/courier/orders/leases/$dead/ack" '{}'
expect 409 '.code == "lease_over"'
call "$shop" GET "/v1/orders/$placed"
expect 200 '.parcels[0].handover == "acknowledged"'
ok "$parcel"

# --- One order, however often it is sent -------------------------------------------------------

step 'the same Idempotency-Key ten times in parallel makes one order'
call '' GET "/v1/listings/$garlic"
stock=$(get .stock)
senders=()
for number in {1..10}; do
    curl -sS --max-time 60 -o "$work/order.$number" -w '%{http_code}\n' \
        -H "Authorization: Bearer $shop" -H 'Content-Type: application/json' \
        -H 'Idempotency-Key: demo-1' --data-binary "$(order "$garlic" "$price" "$reached")" \
        "$server/v1/orders" >"$work/status.$number" </dev/null &
    senders+=("$!")
done
for sender in "${senders[@]}"; do wait "$sender" || fail 'no answer'; done
[ "$(sort -u "$work"/status.*)" = 201 ] || fail "statuses: $(sort "$work"/status.* | uniq -c)"
[ "$(jq -r .id "$work"/order.* | sort -u | wc -l)" = 1 ] || fail 'the answers differ'
call '' GET "/v1/listings/$garlic"
expect 200 '.stock == $before - 1' --argjson before "$stock"
call "$carrier" GET "/v1/courier/orders" '' -G --data-urlencode "cursor=$cursor"
expect 200 '.items | length == 1'
ok "$(jq -r .id "$work/order.1")"

# --- A parcel travels to Lý Sơn --------------------------------------------------------------

step 'a courier by its API: GHN as the sandbox plays it, with its list of places'
express=demo_express
curl -sS --max-time 30 -o "$work/places.csv" "$sandbox/control/places?courier=ghn"
status=$(curl -sS --max-time 30 -o "$work/body" -w '%{http_code}' -X PUT \
    -H "Authorization: Bearer $admin" -H 'Content-Type: text/csv' \
    --data-binary "@$work/places.csv" "$server/v1/couriers/$express/place-codes")
answer=$(<"$work/body")
expect 200 '.confirmed > 90'
account=$(curl -sS --max-time 30 "$sandbox/control" \
    | jq -c '.couriers[] | select(.courier == "ghn")')
call "$admin" POST /v1/partners "$(jq -nc --arg url "$sandbox/ghn" --arg carries "$express" \
    --argjson account "$account" '{code: "ghn", name: "GHN (sandbox)", kind: "ghn", $url,
    secret: $account.credentials.secret, fields: {shop_id: $account.credentials.shop_id},
    hook_secret: $account.hook_secret, $carries}')"
expect 201 '.carries == $courier' --arg courier "$express"
hook=$(jq -r .hook_secret <<<"$account")
status=$(curl -sS --max-time 30 -o "$work/body" -w '%{http_code}' -X POST "$sandbox/control/hooks" \
    -H 'Content-Type: application/json' --data-binary "$(jq -nc --arg url \
    "$server/v1/webhooks/ghn" --arg secret "$hook" \
    '{courier: "ghn", $url, $secret, header: "X-Vuonxa-Hook"}')")
answer=$(<"$work/body")
expect 204 true --null-input
ok "$(wc -l <"$work/places.csv") lines"

step 'a producer on the mainland gives the number that the courier calls'
call '' GET '/v1/listings?limit=100'
coffee=$(get 'first(.items[] | select(.producer.commune_code == "23512"))')
sender=$(jq -r .producer.id <<<"$coffee")
call "$admin" GET "/v1/producers/$sender"
etag=$(sed -n 's/^etag: *\([^\r]*\).*/\1/Ip' "$work/head")
call "$admin" PATCH "/v1/producers/$sender" \
    '{"phone":"0900000000","registration_number":"DEMO-1"}' -H "If-Match: $etag"
expect 200 '.phone == "+84900000000"'
ok "$(get .name)"

step 'a live price to Lý Sơn'
call "$shop" POST /v1/quotes "$(jq -nc --arg listing "$(jq -r .id <<<"$coffee")" \
    --arg commune_code "$island" '{$listing, $commune_code}')"
expect 200 '.items[0].services[0].price_vnd > 0'
ok "$(get '.items[0].services[0] | "\(.name), \(.price_vnd) đ"')"

step 'an order to Lý Sơn is created at the courier'
call "$shop" POST /v1/orders "$(order "$(jq -r .id <<<"$coffee")" \
    "$(jq -r .price_vnd <<<"$coffee")" "$island" \
    | jq -c --arg courier "$express" '. + {$courier, payment: "prepaid"}')"
expect 201 '.parcels[0].shipment.state == "waiting"'
travelling=$(get '.parcels[0].id')
await_parcel '.shipment.state == "created" and .shipment.waybill != null'
ok "$(get .shipment.waybill)"

step 'a call that shows another secret is not believed'
call '' POST /v1/webhooks/ghn '{"OrderCode":"x","Status":"delivered"}' -H 'X-Vuonxa-Hook: no'
expect 401 '.code == "unauthenticated"'
ok

step 'the courier calls on its way, and the parcel is delivered'
await_parcel '.status == "delivered" and .shipment.needs_attention == false
    and any(.history[]; .status == "in_transit") and all(.history[]; .standing != "unmapped")'
ok "$(get '[.history[].raw_status] | join(" ")')"

echo 'Xong, mọi bước đều đúng. / Done, every step is as it should be.'
