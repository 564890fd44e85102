#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Measures and prints; passes no judgement. Builds the preset release first.
#
#     tests/bench/run.sh              all tables but the next, about four minutes on a quiet machine
#     tests/bench/run.sh chromium     the kiosk beside Chromium, which is installed if it is not
#                                     there; about four minutes
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
bin=$root/build/release/bin
bench=$root/build/release/bench
var=$(mktemp -d)
source deploy/packages.sh
source deploy/demo/stage.sh

packages_chromium=(chromium)

end_bench() {
    end_all
    rm -rf "$var"
}
trap end_bench EXIT
trap 'exit 130' INT TERM

build() {
    cmake --preset release -DAFTERWORD_TESTS=ON >/dev/null
    cmake --build --preset release -- afterword-kiosk afterword-collector "$@"
}

# A store, and an X server with room for the kiosk's window and nothing else.
start_stage() {
    start_store
    start xvfb Xvfb -displayfd 6 -screen 0 1280x800x24 -nolisten tcp 6>"$var/display"
    wait_for 20 xvfb test -s "$var/display"
    DISPLAY=:$(<"$var/display")
    export DISPLAY SDL_VIDEODRIVER=x11
    render kiosk-0417.json
    kiosk=("$bin/afterword-kiosk" --config "$var/config/kiosk-0417.json")
}

run_tables() {
    build bench_commit bench_frames bench_memory bench_misuse bench_running
    "$bench/bench_misuse"
    "$bench/bench_commit"
    "$bench/bench_frames"
    "$bench/bench_memory" deploy/demo/checkout.json
    start_stage
    "$bench/bench_running" "${kiosk[@]}"
}

# The flags are those of a kiosk that only shows one page; without --disable-gpu it starts a process
# more, and on a board without a GPU paints no sooner.
run_chromium() {
    install_missing chromium
    build bench_chromium
    start_stage
    "$bench/bench_chromium" "${kiosk[@]}" -- \
        bash -c 'exec chromium "$@" 2>"$0"' "$var/log/chromium.log" \
        --kiosk --no-first-run --no-default-browser-check --no-sandbox --disable-gpu \
        --disable-extensions --window-position=0,0 --window-size=1280,800 \
        --user-data-dir="$var/chromium" "file://$root/tests/bench/chromium.html"
}

case ${1-tables} in
    tables | chromium) "run_${1-tables}" ;;
    *)
        sed -n '3,8s/^# \?//p' "${BASH_SOURCE[0]}"
        exit 2
        ;;
esac
