# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034  # bench.sh sets what is used here, and uses what is set.
# Sourced by bench.sh: the first page and one listing at saturation, beside /healthz of the same
# server, nginx, Datasette and django-oscar's API, all with the same listings.

page='/v1/listings?limit=20'
# Demanded: of /healthz, times Datasette, times django-oscar's API; MB with many listings.
page_of_health=0.8 page_of_datasette=40 page_of_oscar=150
many_listings=20000 most_resident=128

# nginx serves the page from a file, as fast as it can: no log, the open file kept.
start_nginx() {
    local port
    port=$(free_port $((20000 + RANDOM % 10000)))
    mkdir -p "$work/nginx"
    curl -sSf --max-time 30 -o "$work/nginx/page" "$server$page"
    cat >"$work/nginx/nginx.conf" <<TEXT
user $(id -un) $(id -gn);
worker_processes auto;
pid $work/nginx/pid;
events { worker_connections 1024; }
http {
    access_log off;
    open_file_cache max=16 inactive=1h;
    keepalive_requests 100000000;
    default_type application/json;
    client_body_temp_path $work/nginx;
    proxy_temp_path $work/nginx;
    fastcgi_temp_path $work/nginx;
    uwsgi_temp_path $work/nginx;
    scgi_temp_path $work/nginx;
    server {
        listen 127.0.0.1:$port;
        location = /v1/listings { alias $work/nginx/page; }
    }
}
TEXT
    start nginx nginx -e stderr -p "$work/nginx" -c "$work/nginx/nginx.conf" -g 'daemon off;'
    nginx=http://127.0.0.1:$port
    await_answer "$nginx$page"
    curl -sSf --max-time 30 "$nginx$page" | cmp - "$work/nginx/page"
}

# Datasette on a copy that it may take as unchanging, without the extras of its pages.
start_datasette() {
    local port
    port=$(free_port $((20000 + RANDOM % 10000)))
    cp "$work/seed.db" "$work/datasette.db"
    start datasette "$tools/datasette" serve --immutable "$work/datasette.db" --port "$port" \
        --setting suggest_facets off
    datasette=http://127.0.0.1:$port
    rows='/datasette/listing.json?_size=20&_shape=objects&_nofacet=1&_nocount=1'
    await_answer "$datasette$rows"
    [ "$(curl -sSf --max-time 30 "$datasette$rows" | jq '.rows | length')" = 20 ] \
        || stop 'Datasette did not answer 20 rows.'
}

# What stands behind a listing's id at each of them.
find_one() {
    one_id=$(jq -r '.items[7].id' "$work/nginx/page")
    one=/v1/listings/$one_id
    one_row="/datasette/listing/$one_id.json?_shape=objects"
    [ "$(curl -sSf --max-time 30 "$datasette$one_row" | jq '.rows | length')" = 1 ] \
        || stop 'Datasette did not answer one row.'
    [ "$(curl -sSf --max-time 30 "$oscar/api/products/?limit=20" | jq '.results | length')" = 20 ] \
        || stop 'django-oscar did not answer 20 products.'
    page_tag=$(curl -sSf --max-time 30 -o /dev/null -D - "$server$page" \
        | sed -n 's/^etag: *\([^\r]*\).*/\1/Ip')
    [ "$(curl -s --max-time 30 -o /dev/null -w '%{http_code}' -H "If-None-Match: $page_tag" \
        "$server$page")" = 304 ] || stop 'The page did not answer 304.'
}

measure_page() {
    local round
    start_server
    resident_start=$(resident server)
    start_nginx
    start_datasette
    fill_oscar
    start_oscar
    [ "$(jq '.items | length' "$work/nginx/page")" = 20 ] || stop 'The page is not of 20 listings.'
    find_one
    say "Đo trang sản phẩm, $rounds lượt… / The page, $rounds rounds…"
    for ((round = 0; round < rounds; round++)); do
        saturate server page_health "$server/healthz"
        saturate server page "$server$page"
        saturate server one "$server$one"
        saturate server page_304 "$server$page" -H "If-None-Match: $page_tag"
        saturate nginx nginx "$nginx$page"
        saturate datasette datasette "$datasette$rows"
        saturate datasette datasette_one "$datasette$one_row"
        saturate oscar oscar "$oscar/api/products/?limit=20"
        saturate oscar oscar_one "$oscar/api/products/7/"
    done
    resident_page=$(resident server)
    end_all
}

# The same program with four times the listings, after it has answered many pages of them.
measure_many_listings() {
    say "Đo bộ nhớ với $many_listings sản phẩm… / Memory with $many_listings listings…"
    seed_listings $many_listings "$work/many" "$work/many-catalog"
    serve many "$work/many" "$work/many-catalog"
    resident_many_start=$(resident many)
    wrk -t2 -c"$connections" -d"${seconds}s" "$server$page" >/dev/null </dev/null
    local cursor='' turn
    for ((turn = 0; turn < 50; turn++)); do
        cursor=$(curl -sSf --max-time 30 "$server/v1/listings?limit=100&cursor=$cursor" \
            | jq -r '.next_cursor // ""')
        [ -n "$cursor" ] || break
    done
    resident_many=$(resident many)
    end_all
    rm -rf "$work/many" "$work/many-catalog"
}

measure_start() {
    local round port
    for ((round = 0; round < 5; round++)); do
        port=$(free_port $((20000 + RANDOM % 10000)))
        python3 $here/first_answer.py "$port" "$program" serve --data "$work/data" \
            --catalog "$work/catalog" --port "$port"
    done >"$work/starts"
    first_health=$(cut -d ' ' -f 1 "$work/starts" | median)
    first_page=$(cut -d ' ' -f 2 "$work/starts" | median)
}

print_page() {
    printf '\nGET %s, %s listings, %s connections, %s bytes (medians of %s rounds of %s s)\n' \
        "$page" "$listings" "$connections" "$(wc -c <"$work/nginx/page")" "$rounds" "$seconds"
    row '' requests/s 'p50 ms' 'p99 ms' 'CPU us' ''
    result page_health '/healthz' ''
    result page 'page of 20 listings' "$(against page nginx %.2f) of nginx"
    result page_304 'the same, unchanged: 304' ''
    result one 'one listing by its id' ''
    result nginx 'nginx, the same bytes from a file' ''
    result datasette 'Datasette, 20 rows of the same table' ''
    result datasette_one 'Datasette, one row' ''
    result oscar "django-oscar's API, 20 products" ''
    result oscar_one "django-oscar's API, one product" ''
    printf '\nMemory, %s listings: %s MB after start, %s MB after pages; %s: %s MB, %s MB\n' \
        "$listings" "$resident_start" "$resident_page" "$many_listings" "$resident_many_start" \
        "$resident_many"
    printf 'From exec, warm: first 200 of /healthz %s ms, of /v1/listings %s ms (medians of 5)\n' \
        "$first_health" "$first_page"
    local name
    for name in page one; do
        verdict "$name, of /healthz" "$(against $name page_health %.2f)" '>=' $page_of_health
    done
    verdict 'page, times Datasette' "$(against page datasette %.1f)" '>=' $page_of_datasette
    verdict 'one, times Datasette' "$(against one datasette_one %.1f)" '>=' $page_of_datasette
    verdict "page, times django-oscar's API" "$(against page oscar %.0f)" '>=' $page_of_oscar
    verdict "one, times django-oscar's API" "$(against one oscar_one %.0f)" '>=' $page_of_oscar
    verdict 'CPU of a 304, us, below that of a 200' "$(figure page_304 4)" '<' "$(figure page 4)"
    verdict "MB with $many_listings listings" "$resident_many" '<' $most_resident
}

part_page() {
    measure_start
    measure_page
    measure_many_listings
    print_page
}
