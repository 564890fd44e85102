#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Plays deploy/demo/tour.story at two kiosks of one store, with real touches on an X server of its
# own, and exits 0 only if the loop closed: the rating counted, the alert solved.
#
#     deploy/demo/tour.sh BIN VAR     the programs' folder, and the one to write to (made afresh)
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
[[ $# -eq 2 ]] || { echo "usage: $0 BIN VAR" >&2; exit 2; }
bin=$(cd "$1" && pwd)
rm -rf "$2"
mkdir -p "$2"
var=$(cd "$2" && pwd)
source "$root/deploy/demo/stage.sh"

# The X server takes a free display by itself and says which. It is ended by SIGKILL, since it may
# hold out against anything softer; what it leaves behind is its socket.
start_screen() {
    render xorg.conf
    /usr/lib/xorg/Xorg -config "$var/config/xorg.conf" -logfile "$var/log/xorg.log" \
        -nolisten tcp -noreset -novtswitch -sharevts -nocursor -displayfd 3 \
        3>"$var/display" >"$var/log/screen.log" 2>&1 </dev/null &
    screen=$!
    newest=$screen
    disown "$screen"  # or bash would announce that it was killed
    wait_for 20 screen test -s "$var/display"
    display=$(<"$var/display")
}

end_tour() {
    local last=$?
    end_all
    if [[ -n ${screen-} ]]; then
        end "$screen" KILL
        [[ -z ${display-} ]] || rm -f "/tmp/.X11-unix/X$display" "/tmp/.X$display-lock"
    fi
    exit "$last"
}
trap end_tour EXIT
trap 'exit 130' INT TERM

play_story() {
    mkdir -p "$var/pictures"
    "$bin/afterword-finger" --display ":$display" --socket "$var/touch.sock" \
        --pictures "$var/pictures" \
        --kiosk "k-0417,0,0,1280,800,$var/k-0417.screen" \
        --kiosk "k-0418,1280,0,1280,800,$var/k-0418.screen" \
        --kiosk "the-store,0,0,2560,800,-" <"$root/deploy/demo/tour.story"
}

# expect WHAT ANSWER TEXT...: the answer (without spaces) holds every one of the texts.
expect() {
    local what=$1 answer=${2//[[:space:]]/} text
    shift 2
    for text in "$@"; do
        if [[ $answer != *"$text"* ]]; then
            echo "The loop did not close: $what lacks $text: $answer" >&2
            return 1
        fi
    done
}

is_solved() {
    [[ $(ask alerts --stage solved --json 2>/dev/null | tr -d '[:space:]') == *'"stage":"solved"'* ]]
}

start_store
start_screen
export DISPLAY=:$display SDL_VIDEODRIVER=x11
start_kiosk k-0417
start_kiosk k-0418
play_story
wait_for 20 collector is_solved

# Today is never complete, since the day is not over: exit 1 of the report says no more than that.
printf '\n$ afterword report\n'
ask report || [[ $? -eq 1 ]]
printf '\n$ afterword alerts\n'
ask alerts
report=$(ask report --json || [[ $? -eq 1 ]])
expect "the report" "$report" '"n":1' '"counts":{"1":1' '"expected":1,"have":1,"lost":0'
expect "the alert" "$(ask alerts --json)" '"stage":"solved"' '"taken_by":"07"' \
    '"cause":"till_closed"' '"actions":["opened_till","apologised"]' '"reasons":["waiting"]'
printf '\nThe loop closed. %d pictures are in %s\n' \
    "$(find "$var/pictures" -name '*.png' | wc -l)" "$var/pictures"
