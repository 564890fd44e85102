#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Installs the three packages in a bare Debian and lets them work together as they came: the
# examples that they bring are right, a shopper's tap at the kiosk is counted by the collector, and
# removing them deletes no answers. As root, where that may be done to the machine, such as the
# chroot that tests/nightly.sh makes.
#
#     loop.sh FOLDER      the folder of the packages
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
bin=/usr/bin
var=$(mktemp -d)
source "$root/deploy/packages.sh"
source "$root/deploy/demo/stage.sh"

# shellcheck disable=SC2034  # install_missing loop
packages_loop=(mosquitto xvfb xdotool jq)

end_loop() {
    end_all
    rm -rf "$var"
}
trap end_loop EXIT
trap 'exit 130' INT TERM

step() {
    echo "-- $*"
}

# wait_until WHAT COMMAND...: the command says so within 20 s.
wait_until() {
    local what=$1 patience=200
    shift
    until "$@"; do
        if ((patience-- <= 0)); then
            echo "Not so after 20 s: $what" >&2
            tail -n 20 "$var"/log/*.log >&2
            return 1
        fi
        sleep 0.1
    done
}

install_packages() {
    apt-get update -qq
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$1"/*.deb
    install_missing loop
}

# Nothing of ours runs, and nothing will at the next start.
check_nothing_started() {
    local exe program
    for exe in /proc/[0-9]*/exe; do
        program=$(readlink "$exe" || true)
        if [[ $program == "$bin"/afterword* ]]; then
            echo "$program runs, and nobody has configured it" >&2
            return 1
        fi
    done
    if find /etc/systemd/system -name 'afterword*' | grep .; then
        echo "is enabled, and nobody asked for it" >&2
        return 1
    fi
}

check_programs() {
    local program version
    for program in afterword-kiosk afterword-collector afterword; do
        version=$(dpkg-query -W -f '${Version}' "$program")
        [[ $("$bin/$program" --version) == "$version" ]]
        if ldd "$bin/$program" | grep 'not found'; then
            return 1
        fi
        echo "$program $version"
    done
}

# as USER COMMAND...
as() {
    local user=$1
    shift
    setpriv --reuid "$user" --regid "$user" --init-groups "$@"
}

check_examples() {
    local program
    for program in kiosk collector; do
        as "afterword-$program" "$bin/afterword-$program" \
            --config "/etc/afterword/$program.example.json" --check-config
    done
}

# The examples as they are, but for ports that are free here.
start_programs() {
    local program
    mkdir "$var/log"
    broker_port=$(free_port)
    http_port=$((broker_port + 1))
    while is_listening "$http_port"; do http_port=$((http_port + 1)); done
    for program in kiosk collector; do
        sed "s/:1883\"/:$broker_port\"/; s/:8080\"/:$http_port\"/" \
            "/etc/afterword/$program.example.json" >"/etc/afterword/$program.json"
        install -d -m 700 -o "afterword-$program" -g "afterword-$program" \
            "/var/lib/afterword-$program"
    done
    start mosquitto /usr/sbin/mosquitto -p "$broker_port"
    wait_for 10 mosquitto is_listening "$broker_port"
    start collector setpriv --reuid afterword-collector --regid afterword-collector --init-groups \
        "$bin/afterword-collector" --config /etc/afterword/collector.json
    wait_for 10 collector is_listening "$http_port"

    start xvfb Xvfb -displayfd 6 -screen 0 1280x800x24 -nolisten tcp -ac 6>"$var/display"
    wait_for 20 xvfb test -s "$var/display"
    DISPLAY=:$(<"$var/display")
    export DISPLAY
    screen=/var/lib/afterword-kiosk/screen
    start kiosk setpriv --reuid afterword-kiosk --regid afterword-kiosk --init-groups \
        env SDL_VIDEODRIVER=x11 "$bin/afterword-kiosk" --config /etc/afterword/kiosk.json \
        --describe "$screen"
    wait_for 20 kiosk test -s "$screen"
}

# Where the screen has the thing of that name: its middle.
middle_of() {
    jq -er --arg name "$1" '[.nodes[] | select(.name == $name)][0].box |
        "\((.[0] + .[2]) / 2 | floor) \((.[1] + .[3]) / 2 | floor)"' "$screen"
}

screen_is() {
    [[ $(jq -r .screen "$screen") == "$1" ]]
}

tap() {
    local middle
    middle=$(middle_of "$1")
    # shellcheck disable=SC2086  # two numbers
    xdotool mousemove $middle click 1
}

# A kiosk is deaf for a moment after it has shown something; whoever notices taps again.
has_taken() {
    screen_is rate || return 0
    tap "$1"
    return 1
}

ask_collector() {
    "$bin/afterword" "$@" --collector "http://127.0.0.1:$http_port" \
        --token-file /etc/afterword/token
}

# The report's own exit code says that the day is not complete: it isn't over.
is_counted() {
    ask_collector report >"$var/report"
    grep -q 'have 1,' "$var/report"
}

remove_packages() {
    end_all
    DEBIAN_FRONTEND=noninteractive apt-get purge -y -qq \
        afterword afterword-collector afterword-kiosk
    if compgen -G "$bin/afterword*"; then
        return 1
    fi
    [[ -s /var/lib/afterword-collector/collector.db && ! -e /etc/afterword/token ]]
}

packages=$(cd "$1" && pwd)
step "install"; install_packages "$packages"
step "nothing has started"; check_nothing_started
step "programs"; check_programs
step "examples"; check_examples
step "broker, collector and kiosk"; start_programs
wait_until "the first question is on the screen" screen_is rate
wait_until "the answer has been taken" has_taken "Good"
wait_until "the collector has it" is_counted
cat "$var/report"
step "remove"; remove_packages
echo "The packages install, work together and go again."
