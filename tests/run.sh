#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every test there is: installs what is missing, builds, runs. Debian 12; about 10 minutes on two
# cores with a warm ccache, 25 without. Goes on after a failure and says all of them at the end.
set -uo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.." || exit
source deploy/packages.sh
set +e

# The folders whose tests run under AddressSanitizer and UndefinedBehaviorSanitizer as well: what a
# stranger can send something to, and what must not lose anything.
sanitized=(model wire link device collector)

failures=()

# phase NAME COMMAND...: says how long it took, and remembers when it failed.
phase() {
    local name=$1 began=$SECONDS
    shift
    echo
    echo "== $name"
    if "$@"; then
        echo "== $name: fine, $((SECONDS - began)) s"
    else
        echo "== $name: FAILED, $((SECONDS - began)) s"
        failures+=("$name")
        return 1
    fi
}

check_format() {
    find kiosk platform sync tests ui -name '*.[ch]pp' -print0 |
        xargs -0 clang-format-14 --dry-run -Werror
}

# build PRESET TARGET...
build() {
    local preset=$1
    shift
    cmake --preset "$preset" -DAFTERWORD_TESTS=ON >/dev/null &&
        cmake --build --preset "$preset" -- ${@:+"$@"}
}

phase "install" install_missing build run tour test || exit
phase "format" check_format
phase "build release" build release && {
    phase "test release" ctest --preset release -LE pictures
    phase "test pictures" ctest --preset release -L pictures -j "$(nproc)"
}
phase "build asan" build asan "${sanitized[@]/#/test_}" &&
    phase "test asan" ctest --preset asan -R "^($(IFS='|' && echo "${sanitized[*]}"))\$"

echo
if [[ ${#failures[@]} -gt 0 ]]; then
    printf 'Failed after %d s:' "$SECONDS"
    printf ' %s;' "${failures[@]}"
    echo
    exit 1
fi
echo "All fine, $SECONDS s."
