# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034  # bench.sh sets what is used here, and uses what is set.
# Sourced by bench.sh: the report of quality over many listings, as a table, and what it takes.

# Demanded: seconds until the last line has come, and MB at the highest. Whoever asks sits before
# a page: ten seconds are what people wait without doing something else. Memory is what many
# listings may take anyway, for a report must not need a larger machine than the shop.
most_quality_seconds=10 most_quality_resident=$most_resident

# highest NAME: the most memory that a process has held since `forget_highest`, in MB.
forget_highest() { echo 5 >"/proc/${process[$1]}/clear_refs"; }
highest() { awk '/^VmHWM/ { printf "%.0f", $2 / 1024 }' "/proc/${process[$1]}/status"; }

# quality_round: a report that nobody has asked for before; adds "SECONDS MB MB-BEFORE CPU-US".
quality_round() {
    local before begin cpu_before operator
    operator=$("$program" keys create --data "$work/many" --role admin)
    # Some pages first, so that what any read needs is there.
    curl -sSf --max-time 30 -o /dev/null "$server$page"
    # What the start took for a moment is not the report's.
    forget_highest many
    before=$(highest many)
    cpu_before=$(cpu many)
    begin=$(date +%s%N)
    curl -sSf --max-time 300 -H "Authorization: Bearer $operator" -o "$work/quality.csv" \
        "$server/v1/reports/quality?format=csv"
    awk -v ns="$(($(date +%s%N) - begin))" -v most="$(highest many)" -v before="$before" \
        -v cpu="$(($(cpu many) - cpu_before))" -v rows="$many_listings" \
        'BEGIN { printf "%.2f %d %d %.0f\n", ns / 1e9, most, before, cpu / rows }' \
        >>"$work/quality.rounds"
    quality_lines=$(($(wc -l <"$work/quality.csv") - 1))
}

measure_quality() {
    local round
    seed_listings "$many_listings" "$work/many" "$work/many-catalog"
    say "Đo báo cáo chất lượng, $rounds lượt… / Reports of quality, $rounds rounds…"
    for ((round = 0; round < rounds; round++)); do
        serve many "$work/many" "$work/many-catalog"
        quality_round
        end_all
        [ "$quality_lines" = "$many_listings" ] \
            || stop "quality: $quality_lines lines of $many_listings"
    done
    rm -rf "$work/many" "$work/many-catalog"
}

print_quality() {
    printf '\nThe quality of %s listings as one table, never asked for before (%s rounds)\n' \
        "$many_listings" "$rounds"
    row '' seconds 'MB before' 'MB highest' 'CPU us' ''
    row 'report, a line a listing' "$(figure quality 1)" "$(figure quality 3)" \
        "$(figure quality 2)" "$(figure quality 4)" 'CPU us: of each listing'
    verdict "seconds of a report over $many_listings listings" "$(figure quality 1)" '<=' \
        $most_quality_seconds
    verdict "MB at the highest, with $many_listings listings" "$(figure quality 2)" '<' \
        "$most_quality_resident"
}

part_quality() {
    measure_quality
    print_quality
}
