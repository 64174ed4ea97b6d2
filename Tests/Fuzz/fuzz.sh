#!/usr/bin/env bash
# Feeds random bytes to every courier's reply parser and hook decoder, to the reader of CSV and
# XLSX files, and to what walks through photos (libFuzzer, with AddressSanitizer). Ends with an
# error, and shows the input, when one crashes or breaks a rule.
#
#   FUZZ_RUNS      executions per parser (100,000)
#   FUZZ_SEED      where the chain of chance starts (fixed, so that a run can be repeated)
#   FUZZ_COURIERS  folders of adapters, Sheets for the files of rows, Pictures for photos; all when
#                  it is empty
#   FUZZ_JOBS      how many run at once (2)
set -euo pipefail
cd "$(dirname "$0")/../.."
exec </dev/null
export LC_ALL=C.UTF-8

runs=${FUZZ_RUNS:-100000}
seed=${FUZZ_SEED:-20261122}
jobs=${FUZZ_JOBS:-2}
# Longest time of one parser, in seconds; a single input may take ten.
longest=${FUZZ_SECONDS:-900}
work=$PWD/.build/fuzz
found=$work/found
mkdir -p "$work" "$found"

say() { printf '%s\n' "$*" >&2; }

# The same language as in Package.swift; a difference would fail to compile, not pass.
flags=(-parse-as-library -swift-version 6 -package-name vuonxa -wmo -gline-tables-only -I "$work"
    -enable-upcoming-feature ExistentialAny -enable-upcoming-feature InternalImportsByDefault
    -enable-upcoming-feature MemberImportVisibility -suppress-warnings)

# What was compiled so far: all that follows stands on it.
built=()

# compile MODULE OBJECT FLAG... -- FILE...: anew only when a source changed, came or went.
compile() {
    local module=$1 object=$2
    shift 2
    local options=()
    while [ "$1" != -- ]; do
        options+=("$1")
        shift
    done
    shift
    printf '%s\n' "$@" >"$work/$module.files.new"
    if [ -f "$object" ] && [ -z "$(find "$@" "${built[@]}" -newer "$object")" ] \
        && cmp -s "$work/$module.files.new" "$work/$module.files"; then
        built+=("$object")
        return
    fi
    rm -f "$object"
    say "compiling $module"
    swiftc "${flags[@]}" "${options[@]}" -module-name "$module" -c "$@" -o "$object" \
        >"$work/$module.log" 2>&1 || { cat "$work/$module.log" >&2; exit 1; }
    mv "$work/$module.files.new" "$work/$module.files"
    built+=("$object")
}

# sources FOLDER: its Swift files; no path of ours has a blank.
sources() { find "$1" -name '*.swift' | sort; }

# compile_c MODULE: adds its objects to the list `objects`, and its name to what Swift may import.
compile_c() {
    local module=$1 file object
    mkdir -p "$work/$module"
    printf 'module %s {\n  umbrella "%s"\n  export *\n}\n' "$module" \
        "$PWD/Sources/$module/include" >"$work/$module/module.modulemap"
    flags+=(-Xcc "-fmodule-map-file=$work/$module/module.modulemap")
    for file in Sources/"$module"/*.c; do
        # In a folder of its own: a room and a file of its C may have the same name.
        object=$work/$module/$(basename "$file" .c).o
        clang -g -fsanitize=address -I "Sources/$module/include" -c "$file" -o "$object"
        objects+=("$object")
    done
}

build_sheets() {
    local objects=()
    compile_c CZip
    compile_c CXlsxWriter
    # shellcheck disable=SC2046
    compile Sheets "$work/Sheets.o" -sanitize=address -sanitize=fuzzer -O -emit-module \
        -emit-module-path "$work/Sheets.swiftmodule" -- $(sources Sources/Sheets)
    compile SheetFuzz "$work/SheetFuzz.o" -O -sanitize=fuzzer,address -- \
        Tests/Fuzz/SheetFuzz.swift Tests/SheetsTests/Support/SmallWorkbook.swift \
        Tests/SheetsTests/Support/ZipMaker.swift
    swiftc -sanitize=fuzzer,address "$work/SheetFuzz.o" "$work/Sheets.o" "${objects[@]}" \
        -lzip -lxlsxwriter -o "$work/SheetFuzz" >"$work/link.log" 2>&1 \
        || { cat "$work/link.log" >&2; exit 1; }
}

build_pictures() {
    local objects=()
    compile_c CPictures
    # shellcheck disable=SC2046
    compile Pictures "$work/Pictures.o" -sanitize=address -sanitize=fuzzer -O -emit-module \
        -emit-module-path "$work/Pictures.swiftmodule" -- $(sources Sources/Pictures)
    compile PictureFuzz "$work/PictureFuzz.o" -O -sanitize=fuzzer,address -- \
        Tests/Fuzz/PictureFuzz.swift
    swiftc -sanitize=fuzzer,address "$work/PictureFuzz.o" "$work/Pictures.o" "${objects[@]}" \
        -lgd -lqrencode -o "$work/PictureFuzz" >"$work/link.log" 2>&1 \
        || { cat "$work/link.log" >&2; exit 1; }
}

build() {
    local objects=()
    compile_c CCrypto
    # Instrumented where the parsers are; the places below them only serve.
    local module
    for module in Reach Market Couriers; do
        local options=(-sanitize=address -emit-module
            -emit-module-path "$work/$module.swiftmodule")
        if [ "$module" = Reach ]; then options+=(-Onone); else options+=(-O -sanitize=fuzzer); fi
        # shellcheck disable=SC2046
        compile "$module" "$work/$module.o" "${options[@]}" -- $(sources Sources/$module)
        objects+=("$work/$module.o")
    done
    local harness
    for harness in ReplyFuzz HookFuzz; do
        compile $harness "$work/$harness.o" -O -sanitize=fuzzer,address -- \
            Tests/Fuzz/FuzzCourier.swift Tests/Fuzz/$harness.swift \
            Tests/CouriersTests/Contract/ConsignmentSample.swift
        swiftc -sanitize=fuzzer,address "$work/$harness.o" "${objects[@]}" -lcrypto \
            -o "$work/$harness" >"$work/link.log" 2>&1 || { cat "$work/link.log" >&2; exit 1; }
    done
}

# sheet_seeds FOLDER: small parts of workbooks and texts; the first byte says what they are.
sheet_seeds() {
    local row='<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><c s="1"><v>1.5</v></c></row>'
    printf '\0<worksheet><sheetData>%s</sheetData></worksheet>' "$row" >"$1/sheet"
    printf '\1<sst><si><r><t>a_x000D_</t></r><rPh><t>b</t></rPh></si></sst>' >"$1/texts"
    printf '\2<styleSheet><numFmts><numFmt numFmtId="164" formatCode="[h]:mm"/></numFmts>%s' \
        '<cellXfs><xf numFmtId="0"/><xf numFmtId="164"/></cellXfs></styleSheet>' >"$1/styles"
    printf '\3<workbook><sheets><sheet name="a" r:id="rId1"/></sheets></workbook>' >"$1/book"
    printf '\4<Relationships><Relationship Id="rId1" Type="a/worksheet" %s' \
        'Target="worksheets/sheet1.xml"/></Relationships>' >"$1/relations"
    printf '\7a;b\n1;"=2;\n"\n' >"$1/text"
}

# picture_seeds FOLDER: the smallest frames that are taken, behind the marks of PictureFuzz.
picture_seeds() {
    printf '\1\xe0\0\4\0\0\xff\xc0\0\x0b\10\0\3\0\4\1\1\x11\0\xff\xda\0\x08\1\1\0\0\x3f\0\x12\xff\xd9' \
        >"$1/jpeg"
    printf '\2\0\0\0\x0dIHDR\0\0\0\4\0\0\0\3\10\2\0\0\0\0\0\0\0\0\0\0\1IDAT\1\0\0\0\0\0\0\0\0IEND\0\0\0\0' \
        >"$1/png"
    printf '\0RIFF\x16\0\0\0WEBPVP8 \x0a\0\0\0\0\0\0\x9d\1\x2a\4\0\3\0' >"$1/webp"
    printf '\3\n%%%%EOF' >"$1/pdf"
}

# seeds HARNESS COURIER: the courier's own answers and calls, so that chance begins behind the
# first bracket: one file for each job, or one with an empty query.
seeds() {
    local folder=$work/seeds/$1-$2 file job
    rm -rf "$folder"
    mkdir -p "$folder"
    if [ "$1" = SheetFuzz ]; then sheet_seeds "$folder"; fi
    if [ "$1" = PictureFuzz ]; then picture_seeds "$folder"; fi
    for file in Tests/CouriersTests/"$2"/Fixtures/*; do
        case "$1:$(basename "$file")" in
        ReplyFuzz:*-answer.*)
            for job in 0 1 2 3 4 5 6 7 10 11; do
                { printf '%b' "\\0$job\\0"; cat "$file"; } >"$folder/$(basename "$file")-$job"
            done ;;
        HookFuzz:hook*)
            { printf '\0'; cat "$file"; } >"$folder/$(basename "$file")" ;;
        esac
    done
    printf '%s' "$folder"
}

# run HARNESS COURIER: leaves what it said in a file, and the input that broke it in `found`.
run() {
    local log=$work/$1-$2.log folder
    folder=$(seeds "$1" "$2")
    # Swift's own crash report would read where AddressSanitizer forbids it.
    local environment=(FUZZ_COURIER="$2" SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0)
    local limits=(-runs="$runs" -seed="$seed" -max_len=4096 -timeout=10 -rss_limit_mb=2048)
    if env "${environment[@]}" timeout -k 10 "$longest" "$work/$1" "${limits[@]}" \
        -print_final_stats=1 -artifact_prefix="$found/$1-$2-" "$folder" \
        </dev/null >"$log" 2>&1; then
        say "$(printf '%-10s %-12s %8s executions, %5s a second, seed %s' "$1" "$2" \
            "$(stat_of number_of_executed_units "$log")" \
            "$(stat_of average_exec_per_sec "$log")" "$seed")"
    else
        say "$1 $2 FAILED, seed $seed; the end of $log:"
        tail -40 "$log" >&2
        return 1
    fi
}

stat_of() { sed -n "s/^stat::$1: *//p" "$2"; }

# wants NAME: whether it is among those asked for, which are all when nobody asked.
wants() { [ -z "${FUZZ_COURIERS:-}" ] || grep -qw "$1" <<<"$FUZZ_COURIERS"; }

# turn HARNESS NAME: runs beside the others, as soon as there is room.
turn() {
    run "$1" "$2" &
    waiting=$((waiting + 1))
    if [ $waiting -ge "$jobs" ]; then
        wait -n || failed=1
        waiting=$((waiting - 1))
    fi
}

failed=0
waiting=0
rm -f "$found"/*
if wants Sheets; then
    build_sheets
    turn SheetFuzz Sheets
fi
if wants Pictures; then
    build_pictures
    turn PictureFuzz Pictures
fi
case "${FUZZ_COURIERS:-}" in
Sheets | Pictures) ;;
*) build ;;
esac
for folder in Sources/Couriers/*/; do
    courier=$(basename "$folder")
    # An adapter's folder has a file of its own name; Contract has none.
    [ -f "$folder$courier.swift" ] || continue
    if ! wants "$courier"; then continue; fi
    for harness in ReplyFuzz HookFuzz; do turn $harness "$courier"; done
done
while [ $waiting -gt 0 ]; do
    wait -n || failed=1
    waiting=$((waiting - 1))
done
for input in "$found"/*; do
    [ -f "$input" ] || continue
    say "an input that breaks it: $input"
    od -A d -c "$input" | head -20 >&2
done
exit $failed
