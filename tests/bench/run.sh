#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Measures and prints; passes no judgement. Builds the preset release first.
#
#     tests/bench/run.sh              all tables, about four minutes on a quiet machine
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
bin=$root/build/release/bin
var=$(mktemp -d)
source deploy/demo/stage.sh

end_bench() {
    end_all
    rm -rf "$var"
}
trap end_bench EXIT
trap 'exit 130' INT TERM

cmake --preset release -DAFTERWORD_TESTS=ON >/dev/null
cmake --build --preset release -- afterword-kiosk afterword-collector \
    bench_commit bench_frames bench_memory bench_misuse bench_running
bench=$root/build/release/bench

"$bench/bench_misuse"
"$bench/bench_commit"
"$bench/bench_frames"
"$bench/bench_memory" deploy/demo/checkout.json

start_store
start xvfb Xvfb -displayfd 6 -screen 0 1280x800x24 -nolisten tcp 6>"$var/display"
wait_for 20 xvfb test -s "$var/display"
DISPLAY=:$(<"$var/display")
export DISPLAY SDL_VIDEODRIVER=x11
render kiosk-0417.json
"$bench/bench_running" "$bin/afterword-kiosk" --config "$var/config/kiosk-0417.json"
