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

show() {
    local garlic order
    garlic=$(curl -s --max-time 30 -G --data-urlencode 'q=tỏi lý sơn' "$server/v1/listings" \
        | jq 'first(.items[] | select(.name == "Tỏi Lý Sơn"))')
    order=$(jq -c '{buyer: {name: "Nguyễn Thị Mẫu", phone: "0900000000", street: "1 Lê Lợi",
        commune_code: "21025"}, payment: "cod", courier: "demo_post",
        lines: [{listing: .id, quantity: 1, price_vnd}]}' <<<"$garlic")
    cat <<TEXT

Vươn Xa đang chạy / is running:   $server
Khoá quản trị / admin key:        $admin   ($data/admin.key)
Nơi nhận sản phẩm / the partner:  $sandbox/listings

Dán thử ba lệnh / three commands to paste:

1. Tỏi Lý Sơn đến Ba Đình, Hà Nội được không? / Does the garlic reach Hà Nội?
curl -s '$server/v1/listings/$(jq -r .id <<<"$garlic")/reach?commune=00004' | jq

2. Đặt một hộp về Cẩm Thành / Order a box of it to Cẩm Thành
curl -s '$server/v1/orders' -H "Authorization: Bearer \$(cat $data/storefront.key)" \\
    -H 'Content-Type: application/json' -d '$order' | jq

3. Đơn vị vận chuyển nhận đơn / The courier polls its orders
curl -s '$server/v1/courier/orders' -H "Authorization: Bearer \$(cat $data/courier.key)" | jq

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
show
# Until Ctrl-C, or until one of the two ends by itself.
wait -n || true
echo "Một chương trình đã tự dừng; xem $logs/. / A program ended by itself; see $logs/." >&2
exit 1
