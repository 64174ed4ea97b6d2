# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034  # bench.sh sets what is used here, and uses what is set.
# Sourced by bench.sh: the first page at saturation, beside nginx and Datasette.

page='/v1/listings?limit=20'

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

await_answer() {
    curl -sSf --max-time 60 -o /dev/null --retry 60 --retry-delay 1 --retry-connrefused "$1" \
        2>"$work/await.log" || stop "$(cat "$work/await.log" "$logs"/{nginx,datasette}.log)"
}

# saturate NAME URL: a round; adds "REQUESTS/S P50-MS P99-MS CPU-US" to NAME.rounds.
saturate() {
    local before
    before=$(cpu "$1")
    wrk -t2 -c"$connections" -d"${seconds}s" --latency "$2" >"$work/wrk" </dev/null
    if grep -E 'Non-2xx|Socket errors' "$work/wrk" >&2; then stop "$1: $2"; fi
    awk -v cpu="$(($(cpu "$1") - before))" '
        function ms(text) {
            return text ~ /us$/ ? text / 1000 : text ~ /ms$/ ? text + 0 : text * 1000
        }
        $1 == "50%" { p50 = ms($2) }
        $1 == "99%" { p99 = ms($2) }
        $2 == "requests" { requests = $1 }
        $1 == "Requests/sec:" { printf "%.0f %s %s %.0f\n", $2, p50, p99, cpu / requests }
        ' "$work/wrk" >>"$work/$1.rounds"
}

measure_page() {
    local round
    start_server
    resident_start=$(resident server)
    start_nginx
    start_datasette
    [ "$(jq '.items | length' "$work/nginx/page")" = 20 ] || stop 'The page is not of 20 listings.'
    say "Đo trang sản phẩm, $rounds lượt… / The page, $rounds rounds…"
    for ((round = 0; round < rounds; round++)); do
        saturate nginx "$nginx$page"
        saturate server "$server$page"
        saturate datasette "$datasette$rows"
    done
    resident_page=$(resident server)
    end_all
}

print_page() {
    printf '\nGET %s, %s listings, %s connections, %s bytes (medians of %s rounds of %s s)\n' \
        "$page" "$listings" "$connections" "$(wc -c <"$work/nginx/page")" "$rounds" "$seconds"
    row '' requests/s 'p50 ms' 'p99 ms' 'CPU us' ''
    result server vuonxa "$(against server nginx %.2f) of nginx, $(
        against server datasette %.1f) times Datasette"
    result nginx 'nginx, the same bytes from a file' ''
    result datasette 'Datasette, 20 rows of the same table' ''
}
