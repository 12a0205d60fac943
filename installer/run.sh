#!/usr/bin/env bash
# Installs what is missing, builds, and starts: the window where there is a display, else the proxy without one.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
installer/setup.sh build run
cmake --preset release >/dev/null
cmake --build --preset release --target ccr ccr-desktop
if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec build/release/bin/ccr-desktop "$@"
fi
echo "No display: starting the proxy without a window. Stop it with Ctrl+C."
exec build/release/bin/ccr serve "$@"
