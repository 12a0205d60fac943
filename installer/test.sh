#!/usr/bin/env bash
# Installs what is missing, builds with warnings as errors, runs all tests. Screenshots go to build/ci/artifacts.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
cd "$root"
installer/setup.sh build run test
cmake --preset ci
cmake --build --preset ci
export CCR_ARTIFACTS="$root/build/ci/artifacts"
mkdir -p "$CCR_ARTIFACTS"
ctest --preset ci --parallel "$((2 * $(nproc)))" # they mostly wait
