#!/usr/bin/env bash
# Installs what only the measurements need; deploy/install.sh test has run before.
# With all of it: wrk and nginx about 5 MB, gcc if it lacks, Datasette 30 MB, and what others'
# shops run on (FastAPI, django-oscar) 310 MB, most of which are translations and phone numbers.
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

# In a folder of their own: their libraries have versions that Datasette does not share.
peers=.build/peers
if ! "$peers/bin/python" -c 'import fastapi, gunicorn, oscarapi, uvloop' 2>/dev/null; then
    python3 -m venv "$peers" >&2
    timeout "$longest_download" "$peers/bin/pip" install --quiet --disable-pip-version-check \
        fastapi==0.165.0 'uvicorn[standard]==0.54.0' gunicorn==27.0.1 django-oscar==4.2.1 \
        django-oscar-api==3.3.0 >&2
fi
