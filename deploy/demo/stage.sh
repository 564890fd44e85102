# SPDX-License-Identifier: Apache-2.0
# shellcheck shell=bash disable=SC2154
# What the demo and its tour have in common: starting broker, collector and kiosks under one folder
# and ending exactly those. Sourced; expects bin= (the programs) and var= (an absolute folder of our
# own, to which everything is written).

here=$root/deploy/demo
started=()  # process ids, in the order they came
newest=     # the last of them
broker=
collector=

# Everything ends with the script, however it ends: the last started first, each one waited for.
end_all() {
    trap '' INT TERM
    local i
    for ((i = ${#started[@]} - 1; i >= 0; i--)); do
        end "${started[i]}" TERM
    done
}

# end PID SIGNAL: and be sure that it has.
end() {
    local patience=100
    kill -"$2" "$1" 2>/dev/null || return 0
    while kill -0 "$1" 2>/dev/null && ((patience-- > 0)); do
        sleep 0.1
    done
    kill -KILL "$1" 2>/dev/null || true
    wait "$1" 2>/dev/null || true
}

# start NAME COMMAND...: in a session of its own, so that Ctrl-C comes to this script alone.
start() {
    local name=$1
    shift
    setsid "$@" >"$var/log/$name.log" 2>&1 </dev/null 9>&- &
    newest=$!
    started+=("$newest")
}

is_listening() {
    (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null
}

# A port of the loopback that nobody uses, below those the kernel gives to clients.
free_port() {
    local port
    while port=$((20000 + RANDOM % 12000)) && is_listening "$port"; do :; done
    echo "$port"
}

# wait_for SECONDS NAME COMMAND...: until the command succeeds. When it does not, or the newest
# process (NAME is its log's) has ended, its last words are shown.
wait_for() {
    local patience=$(($1 * 10)) name=$2
    shift 2
    until "$@"; do
        if ((patience-- <= 0)) || ! kill -0 "$newest" 2>/dev/null; then
            echo "$name did not come up; the end of $var/log/$name.log:" >&2
            tail -n 20 "$var/log/$name.log" >&2
            return 1
        fi
        sleep 0.1
    done
}

# render FILE: the template of that name, its @WORDS@ filled in, to $var/config.
render() {
    local text
    text=$(<"$here/$1")
    text=${text//@VAR@/"$var"}
    text=${text//@HERE@/"$here"}
    text=${text//@ZONE@/"$zone"}
    text=${text//@CONTACT_KEY@/"$contact_key"}
    text=${text//@BROKER_PORT@/"$broker_port"}
    text=${text//@HTTP_PORT@/"$http_port"}
    text=${text//@SOCKET@/"$var/touch.sock"}
    printf '%s\n' "$text" >"$var/config/$1"
}

# The zone of this machine, so that times on the screens are those on its clock.
local_zone() {
    local link
    link=$(readlink -f /etc/localtime || true)
    [[ $link == */zoneinfo/?* ]] && echo "${link#*/zoneinfo/}" || echo UTC
}

start_store() {
    umask 077
    mkdir -p "$var"/{log,config,collector}
    zone=$(local_zone)
    # Contacts are sealed to head office's key, whose secret half no kiosk ever sees.
    [[ -s $var/contact.pub ]] ||
        "$bin/afterword" key contact --out "$var/contact.key" >"$var/contact.pub"
    contact_key=$(<"$var/contact.pub")
    [[ -s $var/token ]] || od -An -N16 -tx1 /dev/urandom | tr -d ' \n' >"$var/token"

    broker_port=$(free_port)
    http_port=$((broker_port + 1))
    while is_listening "$http_port"; do http_port=$((http_port + 1)); done

    render mosquitto.conf
    start_broker
    render collector.json
    start_collector collector.json
}

start_broker() {
    start mosquitto "$(PATH=$PATH:/usr/sbin command -v mosquitto)" -c "$var/config/mosquitto.conf"
    broker=$newest
    wait_for 10 mosquitto is_listening "$broker_port"
}

start_collector() {
    start collector "$bin/afterword-collector" --config "$var/config/$1"
    collector=$newest
    wait_for 10 collector is_listening "$http_port"
}

# start_kiosk NAME: with a data directory, a configuration and a description of its own.
start_kiosk() {
    render "kiosk-${1#k-}.json"
    rm -f "$var/$1.screen"
    start "$1" "$bin/afterword-kiosk" --config "$var/config/kiosk-${1#k-}.json" \
        --describe "$var/$1.screen"
    wait_for 20 "$1" test -s "$var/$1.screen"
}

ask() {
    "$bin/afterword" "$@" --collector "http://127.0.0.1:$http_port" --token-file "$var/token"
}
