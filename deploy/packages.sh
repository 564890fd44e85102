#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The Debian packages Afterword is built from, run with and tested by. Sourced by demo.sh and
# tests/run.sh; `deploy/packages.sh build run` prints the lists of that name.
# shellcheck disable=SC2034  # the lists are named by their ends: install_missing build run
set -euo pipefail

packages_build=(build-essential cmake ninja-build pkg-config ccache
    libimgui-dev libstb-dev libsdl2-dev libpango1.0-dev libsqlite3-dev libpq-dev
    libpaho-mqttpp-dev libpaho-mqtt-dev  # the first needs the second and does not say so
    nlohmann-json3-dev libsimdjson-dev libzstd-dev libsodium-dev libboost-dev libcli11-dev
    libhowardhinnant-date-dev libssl-dev libgooglepinyin0-dev libqrencode-dev libcurl4-openssl-dev)
packages_run=(mosquitto mosquitto-clients fonts-noto-core fonts-noto-cjk tzdata ca-certificates
    libgooglepinyin0)  # has the Pinyin dictionary
packages_tour=(xserver-xorg-core xserver-xorg-dev xserver-xorg-video-dummy)
packages_test=(git catch2 openssl postgresql-15 systemd xvfb libxtst-dev clang-format-14
    python3-jsonschema python3-yaml)
packages_package=(dpkg-dev file python3)
packages_nightly=(clang-14 clang-tidy-14 clang-tools-14 libclang-rt-14-dev llvm-14 mmdebstrap)

as_root() {
    if [[ $EUID -eq 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null; then
        sudo "$@"
    else
        echo "This needs root, and there is no sudo here; please run it as root: $*" >&2
        return 1
    fi
}

is_installed() {
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null) == installed ]]
}

# install_missing LIST...: those packages of the lists that are not there yet.
install_missing() {
    local list package missing=()
    for list in "$@"; do
        local -n packages=packages_$list
        for package in "${packages[@]}"; do
            is_installed "$package" || missing+=("$package")
        done
    done
    [[ ${#missing[@]} -gt 0 ]] || return 0
    echo "Installing ${#missing[@]} Debian packages: ${missing[*]}"
    as_root apt-get update -qq
    as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null
    [[ " ${missing[*]} " != *' mosquitto '* ]] || silence_mosquitto
}

# Debian starts a broker for everybody when its package comes; ours are our own. Only a package
# that we brought is touched.
silence_mosquitto() {
    if [[ -d /run/systemd/system ]]; then
        as_root systemctl disable --now --quiet mosquitto
    else
        as_root /etc/init.d/mosquitto stop >/dev/null 2>&1 || true
        as_root update-rc.d mosquitto disable >/dev/null 2>&1 || true
        as_root deb-systemd-helper disable mosquitto.service >/dev/null 2>&1 || true
    fi
    echo "Debian's own mosquitto service came with the package; it is stopped and disabled."
    echo "To have it: systemctl enable --now mosquitto"
}

if [[ ${BASH_SOURCE[0]} == "$0" ]]; then
    for list in "$@"; do
        declare -n packages=packages_$list
        printf '%s\n' "${packages[@]}"
    done
fi
