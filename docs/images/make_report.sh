#!/bin/sh
# Pictures the demo district's import report as docs/images/import-report.png: needs chromium and `make demo`'s .venv.
set -eu
root=$(cd "$(dirname "$0")/../.." && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work"
env -u AERIES_BASE_URL "$root/.venv/bin/python" "$root/examples/district_to_oneroster.py"
chromium --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking \
    --disable-component-update --disable-sync --user-data-dir="$work/profile" --hide-scrollbars \
    --window-size=1000,892 --screenshot="$root/docs/images/import-report.png" "file://$work/out/report.html"
