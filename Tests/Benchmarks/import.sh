# shellcheck shell=bash
# shellcheck disable=SC2154,SC2034  # bench.sh sets what is used here, and uses what is set.
# Sourced by bench.sh: listings imported from one file, and what reads notice of it.

imported_rows=20000
# So many rows that the import outlasts the reads that are measured beside it.
outlasting_rows=50000
# Demanded: rows a second with every check, and p99 of reads beside an import, of the usual.
least_rows_a_second=5000 most_read_slowdown=2
# Fewer than saturate the machine: a full queue has no p99 of its own.
readers=4

# write_sheet ROWS FILE: that many new listings with keys of their own, as CSV.
write_sheet() {
    python3 - "$1" >"$2" <<'TEXT'
import sys
print("Mã ngoài,Tên sản phẩm,Bộ sản phẩm,Quy cách,Khối lượng tịnh,Khối lượng cả bao bì (g),Dài (cm),"
      "Rộng (cm),Cao (cm),Giá (đ),Loại hàng,Tồn kho,Hạn sử dụng (ngày),Mô tả,Thành phần,Từ khoá")
for number in range(int(sys.argv[1])):
    print(f'M{number:06},Tỏi đen Lý Sơn số {number},10,hộp {200 + number % 300} g,'
          f'"{200 + number % 300} g","0,{600 + number % 300} kg",20,12,8,'
          f'{100 + number % 400}.000,hàng khô; dễ vỡ,{number % 90},6 tháng,'
          f'"Tỏi một nhánh trồng trên cát san hô, ủ {number % 60 + 30} ngày.",Tỏi 100%,tỏi; đặc sản')
TEXT
}

# send_sheet FILE: begins an import; $import is where it is told of.
send_sheet() {
    import=$server$(curl -sSf --max-time 60 -D - -o /dev/null -H "Authorization: Bearer $admin" \
        -H 'Content-Type: text/csv' --data-binary "@$1" \
        "$server/v1/imports?kind=listings&producer=$maker" \
        | tr -d '\r' | awk 'tolower($1) == "location:" { print $2 }')
}

ask_import() { curl -sSf --max-time 10 -H "Authorization: Bearer $admin" "$import"; }

# await_import: until it is over; $imported are the listings that it made.
await_import() {
    local told
    while told=$(ask_import); do
        case $(jq -r .state <<<"$told") in
        queued | running) sleep 0.02 ;;
        *) break ;;
        esac
    done
    imported=$(jq -r .counts.new <<<"$told")
}

# import_alone: a round of rows a second; adds "RATE 0 0 CPU-US" to alone.rounds.
import_alone() {
    local before begin
    before=$(cpu server)
    begin=$(date +%s%N)
    send_sheet "$work/sheet.csv"
    await_import
    awk -v ns="$(($(date +%s%N) - begin))" -v rows="$imported" \
        -v cpu="$(($(cpu server) - before))" \
        'BEGIN { printf "%.0f 0 0 %.0f\n", rows / ns * 1e9, cpu / rows }' >>"$work/alone.rounds"
    [ "$imported" = "$imported_rows" ] || stop "import: $imported of $imported_rows"
}

measure_import() {
    local round connections=$readers maker
    write_sheet $imported_rows "$work/sheet.csv"
    write_sheet $outlasting_rows "$work/long.csv"
    say "Đo nhập tệp, $rounds lượt… / Imports, $rounds rounds…"
    for ((round = 0; round < rounds; round++)); do
        fresh "$work/data"
        start_server
        maker=$(curl -sSf --max-time 10 "$server/v1/listings?limit=1" | jq -r '.items[0].producer.id')
        import_alone
        end_all
        fresh "$work/data"
        start_server
        saturate server usual_reads "$server/v1/listings?limit=20"
        send_sheet "$work/long.csv"
        saturate server reads_beside "$server/v1/listings?limit=20"
        [ "$(ask_import | jq -r .state)" = running ] || stop 'import: over before the reads were'
        end_all
    done
}

print_import() {
    printf '\n%s listings from one CSV file, every check, every row reported (%s rounds)\n' \
        "$imported_rows" "$rounds"
    row '' 'rows/s' '' '' 'CPU us' ''
    row 'alone' "$(figure alone 1)" '' '' "$(figure alone 4)" \
        "$(quotient "$(figure alone 1)" "$sync_rate" %.1f) of fdatasyncs/s"
    row "pages of 20, $readers readers" requests/s 'p50 ms' 'p99 ms' 'CPU us' ''
    result usual_reads 'usual' ''
    result reads_beside 'beside an import' ''
}

check_import() {
    verdict "listings imported a second" "$(figure alone 1)" '>=' $least_rows_a_second
    verdict 'p99 of reads beside an import, of the usual' \
        "$(paste -d ' ' "$work/reads_beside.rounds" "$work/usual_reads.rounds" \
            | awk '{ printf "%.2f\n", $3 / $7 }' | median)" '<=' $most_read_slowdown
}

part_import() {
    measure_import
    print_import
    check_import
}
