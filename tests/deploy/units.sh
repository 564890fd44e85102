#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every unit must be as closed as systemd can judge without running it: an exposure of 2.0 at most.
# Exit code 77 where there is no systemd-analyze.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/../.."
command -v systemd-analyze >/dev/null || exit 77

failed=0
judge() {
    systemd-analyze security --offline=yes --threshold=20 --no-pager "$1"
}
for unit in deploy/systemd/*.service; do
    said=$(judge "$unit" 2>&1) || { failed=1 && echo "$said"; }
    tail -1 <<<"$said"
done

# The judge must be able to say no: a unit with nothing but its program.
bare=$(mktemp -d)
trap 'rm -rf "$bare"' EXIT
printf '[Service]\nExecStart=/usr/bin/afterword-collector\n' >"$bare/bare.service"
if judge "$bare/bare.service" >/dev/null 2>&1; then
    echo "a unit that closes nothing is found closed"
    failed=1
fi
exit "$failed"
