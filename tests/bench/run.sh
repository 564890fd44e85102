#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Measures and prints tables: the median of five runs, the least and the most, beside what they are
# compared with in the same run. Passes no judgement; limits stand in brackets. Builds the preset
# release first. Nothing else should be running: ratios hold on a busy machine, times do not.
#
#     tests/bench/run.sh [PART]...     left out, all parts but chromium
#
#     misuse    how many honest visits and how many others are flagged
#     trend     how soon more unhappy answers are noticed, beside the market's rule
#     commit    a durable tap beside a plain file
#     frames    drawing
#     memory    the kiosk's memory over 20,000 taps
#     running   the kiosk's program: first paint, idle CPU and wake-ups
#     wire      the bytes of a row on the wire
#     tap       from a tap to its commit at the collector
#     alert     from a tap to its alert on the other kiosk of the store, and from the take back;
#               then the same beside reports
#     resend    rows the collector has already, beside new ones
#     drain     50,000 rows beside a Mosquitto bridge and Paho's file persistence, and the kiosk's CPU
#     backlog   1,000 rows and 1,000,000: time, CPU and memory
#     collector_rows  rows a second that the collector takes in, beside a bare upsert, on both engines
#     report_year     reports over a year of 1,000 stores, beside counting anew, on both engines
#     chromium  the kiosk beside Chromium, which is installed if it is not there; four minutes
#
# TMPDIR names the disk that is measured.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cd "$root"
bin=$root/build/release/bin
bench=$root/build/release/bench
source deploy/packages.sh
source deploy/demo/stage.sh

packages_chromium=(chromium)
parts=(misuse trend commit frames memory running wire tap alert resend drain backlog collector_rows
    report_year)

explain() {
    sed -n '3,/^set /{/^set /d;s/^# \?//p}' "${BASH_SOURCE[0]}"
}

# A store, and an X server with room for the kiosk's window and nothing else.
start_stage() {
    [[ ! -v kiosk ]] || return 0
    start_store
    start xvfb Xvfb -displayfd 6 -screen 0 1280x800x24 -nolisten tcp 6>"$var/display"
    wait_for 20 xvfb test -s "$var/display"
    DISPLAY=:$(<"$var/display")
    export DISPLAY SDL_VIDEODRIVER=x11
    render kiosk-0417.json
    kiosk=("$bin/afterword-kiosk" --config "$var/config/kiosk-0417.json")
}

run_misuse() { "$bench/bench_misuse"; }
run_trend() { "$bench/bench_trend"; }
run_commit() { "$bench/bench_commit"; }
run_frames() { "$bench/bench_frames"; }
run_memory() { "$bench/bench_memory" deploy/demo/checkout.json; }
run_wire() { "$bench/bench_wire"; }
run_tap() { "$bench/bench_tap" --collector "$bin/afterword-collector"; }
run_alert() { "$bench/bench_alert" --collector "$bin/afterword-collector"; }
run_resend() { "$bench/bench_resend"; }
run_collector_rows() { "$bench/bench_collector_rows"; }
run_report_year() { "$bench/bench_report_year"; }

run_running() {
    start_stage
    "$bench/bench_running" "${kiosk[@]}"
}

run_drain() {
    "$bench/bench_drain" --kiosk "$bench/bench_draining_kiosk" \
        --collector "$bin/afterword-collector"
}

run_backlog() {
    "$bench/bench_backlog" --kiosk "$bench/bench_draining_kiosk" \
        --collector "$bin/afterword-collector"
}

# The flags are those of a kiosk that only shows one page; without --disable-gpu it starts a process
# more, and on a board without a GPU paints no sooner.
run_chromium() {
    install_missing chromium
    start_stage
    "$bench/bench_chromium" "${kiosk[@]}" -- \
        bash -c 'exec chromium "$@" 2>"$0"' "$var/log/chromium.log" \
        --kiosk --no-first-run --no-default-browser-check --no-sandbox --disable-gpu \
        --disable-extensions --window-position=0,0 --window-size=1280,800 \
        --user-data-dir="$var/chromium" "file://$root/tests/bench/chromium.html"
}

for part in "$@"; do
    if [[ $part == --help || $part == -h ]]; then
        explain
        exit 0
    elif [[ " ${parts[*]} chromium " != *" $part "* ]]; then
        echo "$part: there is no such part" >&2
        explain >&2
        exit 2
    fi
done

var=$(mktemp -d)
end_bench() {
    end_all
    rm -rf "$var"
}
trap end_bench EXIT
trap 'exit 130' INT TERM

[[ $# -gt 0 ]] || set -- "${parts[@]}"
cmake --preset release -DAFTERWORD_TESTS=ON >/dev/null
cmake --build --preset release -- afterword afterword-kiosk afterword-collector \
    bench_draining_kiosk "${@/#/bench_}"
for part in "$@"; do
    "run_$part"
done
