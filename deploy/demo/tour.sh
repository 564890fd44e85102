#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Plays deploy/demo/tour.story at two kiosks of one store, with real touches on an X server of
# its own, and exits 0 only if the loop closed both times: the rating counted, the alert solved; online,
# and with the line cut while the shopper rated, head office told of what nobody solved in time.
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
    [[ -z ${finger-} ]] || end "$finger" TERM
    end_all
    if [[ -n ${screen-} ]]; then
        end "$screen" KILL
        [[ -z ${display-} ]] || rm -f "/tmp/.X11-unix/X$display" "/tmp/.X$display-lock"
    fi
    exit "$last"
}
trap end_tour EXIT
trap 'exit 130' INT TERM

start_story() {
    mkdir -p "$var"/{pictures,cues}
    "$bin/afterword-finger" --display ":$display" --socket "$var/touch.sock" \
        --pictures "$var/pictures" --cues "$var/cues" \
        --kiosk "k-0417,0,0,1280,800,$var/k-0417.screen" \
        --kiosk "k-0418,1280,0,1280,800,$var/k-0418.screen" \
        --kiosk "the-store,0,0,2560,800,-" <"$here/tour.story" &
    finger=$!
}

# on_cue NAME COMMAND...: when the story comes to it, and then the story goes on.
on_cue() {
    local cue=$var/cues/$1
    shift
    until [[ -e $cue ]]; do
        kill -0 "$finger" 2>/dev/null || { wait "$finger"; return; }
        sleep 0.1
    done
    "$@"
    rm "$cue"
}

# From here on a solution is wanted within a minute, so that nobody has to wait for two hours to see
# who is told when there is none: the manager and head office, each on a pager of the store.
mend_the_line() {
    start_broker
    end "$collector" TERM
    render collector-in-a-hurry.json
    start_collector collector-in-a-hurry.json
    start pager mosquitto_sub -h 127.0.0.1 -p "$broker_port" -t 'aw/1/store/s-001/notices'
}

# told_office: on the store's pager, of the alert that was raised offline.
told_office() {
    grep '"notice":"solution_late"' "$var/log/pager.log" | grep '"role":"head_office"' |
        grep -q '"reasons":\["price"\]'
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

# are_solved HOW-MANY
are_solved() {
    local solved
    solved=$(ask alerts --stage solved --json 2>/dev/null | grep -c '"alert"') && ((solved == $1))
}

start_store
start_screen
export DISPLAY=:$display SDL_VIDEODRIVER=x11
start_kiosk k-0417
start_kiosk k-0418
start_story
on_cue cut-the-line end "$broker" TERM
on_cue mend-the-line mend_the_line
on_cue wait-until-it-is-late wait_for 120 pager told_office
wait "$finger"
wait_for 20 collector are_solved 2

# Today is never complete, since the day is not over: exit 1 of the report says no more than that.
printf '\n$ afterword report\n'
ask report || [[ $? -eq 1 ]]
printf '\n$ afterword alerts\n'
ask alerts
report=$(ask report --json || [[ $? -eq 1 ]])
expect "the report" "$report" '"n":2' '"counts":{"1":2' '"lost":0'
alerts=$(ask alerts --stage solved --json)
expect "the first alert" "$alerts" '"taken_by":"07"' '"cause":"till_closed"' \
    '"actions":["opened_till","apologised"]' '"reasons":["waiting"]'
expect "the alert raised offline" "$alerts" '"taken_by":"12"' '"cause":"unclear_sign"' \
    '"reasons":["price"]' '"note":"newsign"'
printf '\nThe loop closed, twice. %d pictures are in %s\n' \
    "$(find "$var/pictures" -name '*.png' | wc -l)" "$var/pictures"
