#!/usr/bin/env bash
# Runs the server with the demo set and a courier sandbox until Ctrl-C; the data stays in var/.
set -euo pipefail
cd "$(dirname "$0")/.."
umask 077

data=${VUONXA_DATA:-var}
program=${VUONXA_PROGRAM:-.build/debug/vuonxa}
logs=$data/logs
mkdir -p "$logs"
# shellcheck source=deploy/processes.sh
source deploy/processes.sh
trap end_all EXIT
trap 'echo; echo "Đang dừng… / Stopping…"; exit 0' INT TERM

# key NAME ROLE [--for ID]: makes a key once; later runs read it again.
key() {
    local file=$data/$1.key
    if [ ! -s "$file" ] || ! is_accepted "$(<"$file")"; then
        "$program" keys create --data "$data" --label 'make run' --role "${@:2}" >"$file"
    fi
    cat "$file"
}

# A key of an older database opens nothing here.
is_accepted() {
    local status
    status=$(curl -s --max-time 30 -o /dev/null -w '%{http_code}' \
        -H "Authorization: Bearer $1" "$server/v1/orders/none")
    [ "$status" != 401 ]
}

# The sandbox keeps its port and its secret, because the server remembers both.
start_sandbox() {
    local place=$data/sandbox
    if [ ! -s "$place.secret" ]; then
        printf 'whsec_%s\n' "$(head -c 32 /dev/urandom | base64 -w 0)" >"$place.secret"
    fi
    if [ ! -s "$place.port" ]; then free_port 9080 >"$place.port"; fi
    start sandbox "$program" courier-sandbox --port "$(<"$place.port")" \
        --secret "$(<"$place.secret")"
    sandbox=$(address_of sandbox) || {
        echo "Nếu cổng $(<"$place.port") đang bận, hãy xoá $place.port rồi chạy lại." >&2
        echo "If port $(<"$place.port") is taken, remove $place.port and try again." >&2
        exit 1
    }
}

# A partner that is there already stays as it is.
register_sandbox() {
    local code status
    code=sandbox-$(<"$data/sandbox.port")
    status=$(jq -n --arg code "$code" --arg url "$sandbox/listings/shop" \
        --arg secret "$(<"$data/sandbox.secret")" \
        '{$code, name: "Sandbox", kind: "listing_feed", $url, $secret}' \
        | curl -s --max-time 30 -o "$logs/partner.json" -w '%{http_code}' \
            -H "Authorization: Bearer $1" -H 'Content-Type: application/json' \
            --data-binary @- "$server/v1/partners")
    if [ "$status" != 201 ] && [ "$status" != 409 ]; then
        cat "$logs/partner.json" >&2
        exit 1
    fi
}

# authorized METHOD PATH [CURL OPTIONS...]: a call with the admin's key; its status on standard
# output, its answer in $logs/answer.json.
authorized() {
    curl -s --max-time 30 -o "$logs/answer.json" -D "$logs/answer.head" -w '%{http_code}' -X "$1" \
        -H "Authorization: Bearer $admin" "$server$2" "${@:3}"
}

# GHN as the sandbox plays it carries for demo_express: its places, its account, its calls to us.
connect_courier() {
    local account url
    curl -s --max-time 30 -o "$logs/places.csv" "$sandbox/control/places?courier=ghn"
    authorized PUT /v1/couriers/demo_express/place-codes -H 'Content-Type: text/csv' \
        --data-binary "@$logs/places.csv" >/dev/null
    account=$(curl -s --max-time 30 "$sandbox/control" \
        | jq -c '.couriers[] | select(.courier == "ghn")')
    authorized POST /v1/partners -H 'Content-Type: application/json' --data-binary "$(jq -nc \
        --arg url "$sandbox/ghn" --argjson account "$account" \
        '{code: "ghn", name: "GHN (sandbox)", kind: "ghn", $url, carries: "demo_express",
          secret: $account.credentials.secret, hook_secret: $account.hook_secret,
          fields: {shop_id: $account.credentials.shop_id}}')" >/dev/null
    url=$server/v1/webhooks/ghn
    jq -nc --arg url "$url" --argjson account "$account" \
        '{courier: "ghn", $url, secret: $account.hook_secret, header: "X-Vuonxa-Hook"}' \
        | curl -s --max-time 30 -o /dev/null -X POST -H 'Content-Type: application/json' \
            --data-binary @- "$sandbox/control/hooks"
}

# The coffee's producer on the mainland gets a number that the courier can call.
give_phone() {
    local producer=$1 etag
    authorized GET "/v1/producers/$producer" >/dev/null
    if jq -e '.phone != null' "$logs/answer.json" >/dev/null; then return; fi
    etag=$(sed -n 's/^etag: *\([^\r]*\).*/\1/Ip' "$logs/answer.head")
    authorized PATCH "/v1/producers/$producer" -H 'Content-Type: application/json' \
        -H "If-Match: $etag" -d '{"phone":"0900000000","registration_number":"DEMO-1"}' >/dev/null
}

show() {
    local garlic order coffee travel
    coffee=$(curl -s --max-time 30 "$server/v1/listings?limit=100" \
        | jq 'first(.items[] | select(.producer.commune_code == "23512"))')
    give_phone "$(jq -r .producer.id <<<"$coffee")"
    travel=$(jq -c '{buyer: {name: "Nguyễn Thị Mẫu", phone: "0900000000", street: "Thôn Đông",
        commune_code: "21548"}, payment: "prepaid", courier: "demo_express",
        lines: [{listing: .id, quantity: 1, price_vnd}]}' <<<"$coffee")
    garlic=$(curl -s --max-time 30 -G --data-urlencode 'q=tỏi lý sơn' "$server/v1/listings" \
        | jq 'first(.items[] | select(.name == "Tỏi Lý Sơn"))')
    order=$(jq -c '{buyer: {name: "Nguyễn Thị Mẫu", phone: "0900000000", street: "1 Lê Lợi",
        commune_code: "21025"}, payment: "cod", courier: "demo_post",
        lines: [{listing: .id, quantity: 1, price_vnd}]}' <<<"$garlic")
    cat <<TEXT

Vươn Xa đang chạy / is running:   $server
Khoá quản trị / admin key:        $admin   ($data/admin.key)
Nơi nhận sản phẩm / the partner:  $sandbox/listings

Dán thử bốn lệnh / four commands to paste:

1. Tỏi Lý Sơn đến Ba Đình, Hà Nội được không? / Does the garlic reach Hà Nội?
curl -s '$server/v1/listings/$(jq -r .id <<<"$garlic")/reach?commune=00004' | jq

2. Đặt một hộp về Cẩm Thành / Order a box of it to Cẩm Thành
curl -s '$server/v1/orders' -H "Authorization: Bearer \$(cat $data/storefront.key)" \\
    -H 'Content-Type: application/json' -d '$order' | jq

3. Đơn vị vận chuyển nhận đơn / The courier polls its orders
curl -s '$server/v1/courier/orders' -H "Authorization: Bearer \$(cat $data/courier.key)" | jq

4. Một kiện đi Lý Sơn, mỗi ngày một phút / A parcel travels to Lý Sơn, a day a minute
parcel=\$(curl -s '$server/v1/orders' -H "Authorization: Bearer \$(cat $data/storefront.key)" \\
    -H 'Content-Type: application/json' -d '$travel' | jq -r '.parcels[0].id')
curl -s "$server/v1/parcels/\$parcel" -H "Authorization: Bearer \$(cat $data/admin.key)" | jq

Ctrl-C để dừng; dữ liệu ở lại trong $data/. Ctrl-C stops it; the data stays.
TEXT
}

echo 'Khởi động, nạp danh mục… / Starting, loading the catalogue…'
start server "$program" serve --data "$data" --port "$(free_port "${VUONXA_PORT:-8080}")" --demo
server=$(address_of server)
start_sandbox
admin=$(key admin admin)
key storefront storefront >/dev/null
key courier courier --for demo_post >/dev/null
register_sandbox "$admin"
connect_courier
show
# Until Ctrl-C, or until one of the two ends by itself.
wait -n || true
echo "Một chương trình đã tự dừng; xem $logs/. / A program ended by itself; see $logs/." >&2
exit 1
