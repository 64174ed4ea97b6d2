#!/usr/bin/env bash
# Installs what only the measurements need; deploy/install.sh test has run before.
set -euo pipefail
cd "$(dirname "$0")/../.."
PATH=$PATH:/usr/sbin
# What may hang on a weak line is given up after so many seconds.
longest_download=600

missing=()
command -v wrk >/dev/null || missing+=(wrk)
command -v nginx >/dev/null || missing+=(nginx-light)
command -v gcc >/dev/null || missing+=(gcc libc6-dev)
if ((${#missing[@]} > 0)); then
    root=()
    if [ "$(id -u)" != 0 ]; then root=(sudo); fi
    timeout --foreground "$longest_download" "${root[@]}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends "${missing[@]}" >&2
fi

tools=.build/tools
if [ ! -x "$tools/bin/datasette" ]; then
    timeout "$longest_download" "$tools/bin/pip" install --quiet \
        --disable-pip-version-check datasette==0.65.5 >&2
fi
