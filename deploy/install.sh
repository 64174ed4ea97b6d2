#!/usr/bin/env bash
# Installs what a purpose needs and this machine lacks: install.sh run | test
set -euo pipefail
cd "$(dirname "$0")/.."

purpose=${1:-run}
# Swift before 6.3 lacks what Package.swift asks of the compiler.
wanted_major=6 wanted_minor=3
# What may hang on a weak line is given up after so many seconds.
longest_download=600

say() { printf '%s\n' "$@" >&2; }

stop() {
    say "$@"
    exit 1
}

check_swift() {
    command -v swift >/dev/null || stop \
        'Chưa có Swift. Hãy cài Swift 6.3 (https://www.swift.org/install/linux/) rồi chạy lại.' \
        'Swift is missing. Install Swift 6.3 (https://www.swift.org/install/linux/), then try again.'
    local version
    version=$(swift --version 2>/dev/null </dev/null \
        | sed -n 's/.*Swift version \([0-9]*\)\.\([0-9]*\).*/\1 \2/p' | head -n 1)
    local major=${version% *} minor=${version#* }
    if [ -z "$version" ] || ((major < wanted_major)) \
        || ((major == wanted_major && minor < wanted_minor)); then
        stop "Swift trên máy (${version/ /.}) quá cũ; cần Swift 6.3 trở lên." \
            "The Swift on this machine (${version/ /.}) is too old; 6.3 or later is needed."
    fi
}

has_header() {
    local folder
    for folder in /usr/include /usr/include/*-linux-gnu /usr/local/include; do
        [ ! -e "$folder/$1" ] || return 0
    done
    return 1
}

has_library() {
    local file
    for file in /usr/lib/"$1"* /usr/lib/*-linux-gnu/"$1"* /lib/*-linux-gnu/"$1"*; do
        [ ! -e "$file" ] || return 0
    done
    return 1
}

missing_packages() {
    has_header sqlite3.h || echo libsqlite3-dev
    has_header curl/curl.h || echo libcurl4-openssl-dev
    has_header openssl/evp.h || echo libssl-dev
    has_header zip.h || echo libzip-dev
    has_header xlsxwriter.h || echo libxlsxwriter-dev
    has_header gd.h || echo libgd-dev
    has_header qrencode.h || echo libqrencode-dev
    # Foundation's XML parser, which reads spreadsheets, is linked to it.
    has_library libxml2.so || echo libxml2
    command -v curl >/dev/null || echo curl
    command -v jq >/dev/null || echo jq
    command -v git >/dev/null || echo git
    [ "$purpose" = test ] || return 0
    command -v openssl >/dev/null || echo openssl
    python3 -c 'import venv, ensurepip' 2>/dev/null || echo python3-venv
}

install_packages() {
    local root=()
    if [ "$(id -u)" != 0 ]; then root=(sudo); fi
    if ! command -v apt-get >/dev/null || ! { ((${#root[@]} == 0)) || command -v sudo >/dev/null; }
    then
        stop "Không cài được các gói còn thiếu; hãy nhờ quản trị máy cài: $*" \
            "The missing packages cannot be installed from here; have them installed: $*"
    fi
    say "Cài các gói hệ thống còn thiếu / Installing missing system packages: $*"
    # A machine whose package list is old but good enough goes on without a fresh one.
    timeout --foreground "$longest_download" "${root[@]}" apt-get update -q >&2 || true
    timeout --foreground "$longest_download" \
        "${root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
        --no-install-recommends "$@" >&2 || stop \
        "Cài không xong; hãy tự cài rồi chạy lại: sudo apt-get install $*" \
        "That failed; install by hand, then try again: sudo apt-get install $*"
}

# Signatures, mail, HTTP/2, spreadsheets, pictures, passports and feeds are checked against code
# that is not ours.
install_verifier() {
    local tools=.build/tools
    if "$tools/bin/python" -c 'import standardwebhooks, aiosmtpd, h2, openpyxl, xlsxwriter, PIL
import cryptography, feedparser, jwt, msgspec_schemaorg, zxingcpp
import google.shopping.merchant_products_v1' 2>/dev/null; then return; fi
    mkdir -p .build
    python3 -m venv "$tools" >&2
    timeout "$longest_download" "$tools/bin/pip" install --quiet \
        --disable-pip-version-check standardwebhooks==1.1.0 aiosmtpd==1.4.6 h2==4.3.0 \
        openpyxl==3.1.5 XlsxWriter==3.2.0 pillow==12.0.0 PyJWT==2.15.1 \
        cryptography==50.0.2 zxing-cpp==3.1.1 feedparser==6.0.14 msgspec-schemaorg==0.2.1 \
        google-shopping-merchant-products==1.9.0 >&2 || stop \
        'Không tải được các gói Python dùng khi kiểm thử (cần mạng một lần).' \
        'The Python packages for the tests could not be loaded (the network is needed once).'
}

check_swift
mapfile -t missing < <(missing_packages)
if ((${#missing[@]} > 0)); then install_packages "${missing[@]}"; fi
if [ "$purpose" = test ]; then install_verifier; fi
