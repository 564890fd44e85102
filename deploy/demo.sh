#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Afterword on this machine: a broker, a collector and a kiosk.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
source "$root/deploy/packages.sh"

usage() {
    cat <<'END'
deploy/demo.sh           installs what is missing, builds, and starts a broker, a collector and a
                         kiosk of their own; Ctrl-C ends them
deploy/demo.sh --tour    the same without anybody: two kiosks on a screen of their own, where a bad
                         rating with words and a call-back becomes an alert that is taken and
                         solved; and one that is raised while the line is cut, agreed on when it
                         is back, told to head office for want of a solution, and solved. Takes
                         two minutes; exits 0 if the loop closed both times
deploy/demo.sh --help    this

For Debian 12. Everything is written to build/ and var/demo/, but for ccache's cache in your home;
packages are installed with apt (by sudo where you are not root). The first build takes 3 to 8
minutes on two cores.
END
}

# build CMAKE-OPTION...: the programs, without tests.
build() {
    echo "Building in build/release (3 to 8 minutes on two cores the first time, then seconds):"
    (cd "$root" && cmake --preset release -DAFTERWORD_TESTS=OFF "$@" >/dev/null &&
        cmake --build --preset release)
}

run_tour() {
    install_missing build run tour
    build -DAFTERWORD_TOUR=ON
    exec "$root/deploy/demo/tour.sh" "$root/build/release/bin" "$root/var/demo/tour"
}

say_what_to_try() {
    local words=(--collector "http://127.0.0.1:$http_port" --token-file "${var#"$PWD"/}/token")
    if [[ -n ${DISPLAY-}${WAYLAND_DISPLAY-} ]]; then
        echo "1. In the window, choose a language and tap a face. It is saved then; what it was"
        echo "   about, your words and a call-back may follow, and Finish ends it at any time."
        echo "2. Hold its top-left corner for 3 seconds: staff number 07, PIN 2468, OK. A face of"
        echo "   \"very bad\" is an alert there; take it and solve it."
    else
        echo "There is no display here, so the kiosk runs without a window."
        echo "1. deploy/demo.sh --tour taps at kiosks on a screen of its own, and takes pictures."
        echo "2. mosquitto_sub -p $broker_port -t 'aw/1/#' -v shows what kiosk and collector say."
    fi
    echo "3. ${bin#"$PWD"/}/afterword report ${words[*]}"
    echo "4. ${bin#"$PWD"/}/afterword alerts ${words[*]}"
    echo "5. Ctrl-C ends all of it; what was rated stays in ${var#"$PWD"/}."
}

run_demo() {
    install_missing build run
    build
    bin=$root/build/release/bin
    var=$root/var/demo
    mkdir -p "$var"
    exec 9>"$var/lock"
    flock -n 9 || { echo "Another demo is running in $var." >&2; exit 1; }
    source "$root/deploy/demo/stage.sh"
    trap end_all EXIT
    trap 'echo; exit 0' INT TERM

    start_store
    [[ -n ${DISPLAY-}${WAYLAND_DISPLAY-} ]] || export SDL_VIDEODRIVER=dummy
    start_kiosk k-0417
    echo
    say_what_to_try
    wait -n "${started[@]}" || true
    echo "The window was closed, or something else has ended ($var/log). So the rest ends too." >&2
    exit 1
}

case ${1-} in
    '') run_demo ;;
    --tour) run_tour ;;
    --help | -h) usage ;;
    *) usage >&2 && exit 2 ;;
esac
