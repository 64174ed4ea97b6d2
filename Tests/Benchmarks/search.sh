# shellcheck shell=bash
# shellcheck disable=SC2154  # bench.sh sets what is used here.
# Sourced by bench.sh: searches over many listings beside plain pages of the same server. Every
# path of a round is another one and there are more than are kept, so that each answer is made.

# Demanded: a search costs at most so many plain pages.
search_of_page=3
search_paths=6000

# write_plain_paths FILE: plain pages from all over the listings, by the cursors between them.
write_plain_paths() {
    local limit cursor
    for limit in 20 19 18; do
        cursor=''
        while :; do
            printf '/v1/listings?limit=%s&cursor=%s\n' "$limit" "$cursor"
            cursor=$(curl -sSf --max-time 30 "$server/v1/listings?limit=$limit&cursor=$cursor" \
                | jq -r '.next_cursor // ""')
            [ -n "$cursor" ] || break
        done
    done >"$1"
}

# found FILE: how many of its first hundred searches find something.
found() {
    head -n 100 "$1" | while read -r path; do
        curl -sSf --max-time 30 "$server$path" | jq '.items | length > 0'
    done | grep -c true
}

measure_search() {
    local round
    seed_listings "$many_listings" "$work/many" "$work/many-catalog"
    serve many "$work/many" "$work/many-catalog"
    python3 "$here"/search_paths.py "$work/many-catalog" $search_paths >"$work/searches"
    write_plain_paths "$work/plain"
    search_hits=$(found "$work/searches")
    say "Đo tìm kiếm, $rounds lượt… / Searches, $rounds rounds…"
    for ((round = 0; round < rounds; round++)); do
        saturate many search_page "$server$page"
        saturate many search_plain "$server" -s "$here"/some_paths.lua -- GET '' '' "$work/plain"
        saturate many search "$server" -s "$here"/some_paths.lua -- GET '' '' "$work/searches"
    done
    resident_search=$(resident many)
    end_all
    rm -rf "$work/many" "$work/many-catalog"
}

print_search() {
    printf '\nSearches over %s listings, %s connections (medians of %s rounds of %s s)\n' \
        "$many_listings" "$connections" "$rounds" "$seconds"
    row '' requests/s 'p50 ms' 'p99 ms' 'CPU us' ''
    result search_page 'the first page, kept' ''
    result search_plain 'plain pages, each made' ''
    result search 'two words, two facets, deliver_to' \
        "$(against search_page search %.2f) kept pages"
    printf '%s of 100 searches find something; %s MB after them\n' \
        "$search_hits" "$resident_search"
    verdict 'a search, in plain pages that are made' "$(against search_plain search %.2f)" '<=' \
        $search_of_page
    verdict 'a search, in kept pages' "$(against search_page search %.2f)" '<=' $search_of_page
    verdict "MB with $many_listings listings, after searches" "$resident_search" '<' \
        $most_resident
}

part_search() {
    measure_search
    print_search
}
