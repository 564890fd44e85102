#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Every test that ui/ACCESSIBILITY.md names exists. Run from the root of the checkout.
set -euo pipefail

page=ui/ACCESSIBILITY.md
missing=0
named=0
while IFS= read -r name; do
    named=$((named + 1))
    if ! grep -rqF --include='*_test.cpp' "TEST_CASE(\"$name\"" tests; then
        echo "$page names a test that does not exist: $name"
        missing=$((missing + 1))
    fi
done < <(grep -oE '"[^"]+"' "$page" | tr -d '"' | sort -u)
echo "$named tests are named"
[[ $named -gt 0 && $missing -eq 0 ]]
