#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Holds the tree to the rules a compiler does not see; see ARCHITECTURE.md and CONTRIBUTING.md.
#
#     tests/layering.sh [ROOT]        checks the checkout, or ROOT
#     tests/layering.sh --self-test   shows that every rule can fail
#
# Prints "file:line: what is wrong" and exits 1 when anything is.
set -euo pipefail

# The floors: what the files of a folder may include besides its own.
declare -A may_include=(
    [platform/base]=""
    [platform/linux]="platform/base"
    [platform/postgres]="platform/base"
    [platform/sqlite]="platform/base"
    [platform/tls]="platform/base"
    [ui]="platform/base"
    [sync/model]="platform/base"
    [sync/wire]="sync/model platform/base"
    [sync/link]="sync/wire platform/base platform/linux platform/tls"
    [sync/device]="sync/link sync/wire sync/model platform/base platform/linux platform/sqlite"
    [sync/collector]="sync/link sync/wire sync/model platform/base platform/linux platform/sqlite \
platform/postgres platform/tls"
    [sync/operator]="sync/wire sync/model platform/base platform/linux platform/tls"
    [kiosk]="ui sync/device sync/link sync/wire sync/model platform/base platform/linux"
)

problems=0
complain() {
    echo "$1"
    problems=$((problems + 1))
}

# sync/collector/http/server.hpp -> sync/collector, ui/kit/tile.hpp -> ui, tests/main.cpp -> tests
folder_of() {
    local first=${1%%/*} rest=${1#*/}
    local two=$first/${rest%%/*}
    if [[ -v may_include[$two] ]]; then
        folder=$two
    else
        folder=$first
    fi
}

check_arrows() {
    local file line text target source
    while IFS=: read -r file line text; do
        target=${text#*\"} target=${target%%\"*}
        folder_of "$file" && source=$folder
        folder_of "$target"
        if [[ ! -v may_include[$folder] && $folder != tests ]]; then
            complain "$file:$line: \"$target\" is not named from the root of the checkout"
        elif [[ $source == tests || $source == "$folder" ]]; then
            continue
        elif [[ ! -v may_include[$source] ]]; then
            complain "$file:$line: $source has no floor in $0"
        elif [[ " ${may_include[$source]} " != *" $folder "* ]]; then
            complain "$file:$line: $source must not include $folder ($target)"
        fi
    done < <(grep -rn --include='*.[ch]pp' '^#include "' "${folders[@]}" || true)
}

# forbid PATTERN REASON FILES...: no line of the files may match the extended pattern.
forbid() {
    local pattern=$1 reason=$2 hit
    shift 2
    [[ $# -gt 0 ]] || return 0
    while IFS= read -r hit; do
        complain "$(cut -d: -f1,2 <<<"$hit"): $reason"
    done < <(printf '%s\0' "$@" | xargs -0r grep -HnE "$pattern" || true)
}

check_words() {
    local sources prose
    mapfile -d '' sources < <(find "${folders[@]}" -name '*.[ch]pp' \
        -not -path 'platform/linux/*' -not -path 'tests/bench/*' -not -path 'tests/e2e/*' \
        -not -path 'tests/tour/*' -print0)
    forbid '_clock::now\(|clock_gettime\(|gettimeofday\(|[^_a-z]time\((nullptr|NULL|0|&)|SDL_GetTicks' \
        'the clock is read in platform/linux only; take a Clock' "${sources[@]}"
    forbid 'random_device|getrandom\(|randombytes_|[^_a-z]s?rand\(' \
        'randomness comes from platform/linux; take an Rng' "${sources[@]}"
    forbid 'sleep_(for|until)|[^_a-z]u?sleep\(' \
        'nothing sleeps; wait for what is meant, with a deadline' "${sources[@]}"

    mapfile -d '' sources < <(find "${folders[@]}" -path 'ui/*' -name '*.[ch]pp' -print0)
    forbid 'Path(Stroke|FillConvex)|Add(Line|Rect|Circle(Filled)?|Bezier\w*|Poly\w*|ConvexPoly\w*)\(' \
        "ImGui's paths differ between processors; use ui/kit/path" "${sources[@]}"

    mapfile -d '' prose < <(find "${folders[@]}" deploy .ci -type f \
        \( -name '*.[ch]pp' -o -name '*.sh' -o -name '*.sql' -o -name 'CMakeLists.txt' -o -name run \) \
        -not -path tests/layering.sh -print0 2>/dev/null || true)
    forbid '\<(TODO|FIXME|XXX)\>' 'do it, or say it under known gaps in CHANGES' "${prose[@]}"
    check_heads "${prose[@]}"
}

# A library's header may stand in a header of model or wire only when that one is the folder's own
# affair: included by its sources (and its tests) and by no other header.
check_library_headers() {
    local header folder
    while IFS= read -r header; do
        folder_of "$header"
        if grep -rlF --include='*.[ch]pp' "#include \"$header\"" "${folders[@]}" |
            grep -qvE "^(tests/)?${folder}/[^/]*\.cpp$|^tests/${folder#sync/}/"; then
            complain "$header:1: brings a library header out of its folder"
        fi
    done < <(find sync/model sync/wire -name '*.hpp' -print0 2>/dev/null |
        xargs -0r grep -lE '^#include <[^>]*[./]' || true)
}

check_heads() {
    local problem
    while IFS= read -r problem; do
        complain "$problem"
    done < <(printf '%s\0' "$@" | xargs -0r awk '
        function judge() {
            if (!licensed) print file ":1: the SPDX line is missing"
            if (lines > 600) print file ":600: longer than 600 lines; split it"
        }
        FNR == 1 { if (file) judge(); file = FILENAME; licensed = 0 }
        FNR <= 2 && /^(\/\/|#|--) SPDX-License-Identifier: Apache-2\.0$/ { licensed = 1 }
        { lines = FNR }
        END { if (file) judge() }')
}

check_tree() {
    cd "$1"
    folders=()
    for folder in kiosk sync ui platform tests; do
        [[ ! -d $folder ]] || folders+=("$folder")
    done
    check_arrows
    check_library_headers
    check_words
    [[ $problems -eq 0 ]] || { echo "$problems problems"; return 1; }
}

# What the check says of a tree with nothing but the lines $2… in the file $1.
said_of() {
    local tree file=$1
    shift
    tree=$(mktemp -d -p "$scratch")
    mkdir -p "$tree/$(dirname "$file")"
    printf '%s\n' "$@" >"$tree/$file"
    "$0" "$tree" 2>&1
}

spdx='// SPDX-License-Identifier: Apache-2.0'

# expect_problem FILE LINE WORDS: a tree with LINE in FILE fails and says WORDS about FILE.
expect_problem() {
    local said
    if said=$(said_of "$1" "$spdx" "$2") || [[ $said != *"$1:"*"$3"* ]]; then
        complain "not found: $1 with $2; said: $said"
    fi
}

expect_silence() {
    local said
    said=$(said_of "$1" "$spdx" "$2") || complain "wrongly found: $1 with $2; said: $said"
}

# A header with a library in it, included by a source of its folder, then by a header as well.
expect_library_headers_stay_in() {
    local tree said
    tree=$(mktemp -d -p "$scratch")
    mkdir -p "$tree/sync/wire"
    printf '%s\n' "$spdx" '#include <simdjson.h>' >"$tree/sync/wire/json.hpp"
    printf '%s\n' "$spdx" '#include "sync/wire/json.hpp"' >"$tree/sync/wire/row.cpp"
    said=$("$0" "$tree" 2>&1) || complain "wrongly found: an inner header; said: $said"
    cp "$tree/sync/wire/row.cpp" "$tree/sync/wire/row.hpp"
    said=$("$0" "$tree" 2>&1) && complain "not found: a library header that gets out"
    [[ $said == *'json.hpp:1: brings a library header out'* ]] || complain "said: $said"
}

self_test() {
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    expect_silence kiosk/main.cpp '#include "ui/kit/tile.hpp"'
    expect_silence kiosk/main.cpp '#include "kiosk/window.hpp"'
    expect_silence sync/collector/http/server.cpp '#include "platform/sqlite/database.hpp"'
    expect_silence tests/scenarios/loop_test.cpp '#include "sync/collector/ingest.hpp"'
    expect_silence platform/linux/clock.cpp 'clock_gettime(CLOCK_BOOTTIME, &now);'
    expect_silence sync/wire/batch.cpp '#include <simdjson.h>'
    expect_silence sync/model/survey.cpp 'parse_time(nullptr); // now() is elsewhere'

    expect_problem ui/screens/rate.cpp '#include "sync/model/survey.hpp"' 'ui must not include'
    expect_problem sync/wire/topic.hpp '#include "ui/view.hpp"' 'sync/wire must not include ui'
    expect_problem sync/model/survey.hpp '#include "sync/wire/batch.hpp"' 'sync/model must not'
    expect_problem sync/link/link.cpp '#include "sync/model/survey.hpp"' 'sync/link must not'
    expect_problem sync/device/outbox.cpp '#include "sync/collector/store.hpp"' 'sync/device must'
    expect_problem sync/operator/main.cpp '#include "sync/link/link.hpp"' 'sync/operator must not'
    expect_problem sync/collector/main.cpp '#include "sync/device/outbox.hpp"' 'must not include'
    expect_problem kiosk/main.cpp '#include "sync/collector/ingest.hpp"' 'kiosk must not include'
    expect_problem kiosk/main.cpp '#include "platform/sqlite/database.hpp"' 'kiosk must not'
    expect_problem platform/base/log.cpp '#include "platform/linux/clock.hpp"' 'must not include'
    expect_problem kiosk/main.cpp '#include "tests/fakes/clock.hpp"' 'kiosk must not include tests'
    expect_problem sync/agent/main.cpp '#include "platform/base/log.hpp"' 'has no floor'
    expect_problem ui/screens/rate.cpp '#include "view.hpp"' 'not named from the root'
    expect_problem kiosk/main.cpp 'auto t = std::chrono::steady_clock::now();' 'clock is read'
    expect_problem tests/model/visit_test.cpp 'auto t = time(nullptr);' 'clock is read'
    expect_problem sync/device/uplink.cpp 'std::random_device seed;' 'randomness comes'
    expect_problem tests/link/link_test.cpp 'std::this_thread::sleep_for(1s);' 'nothing sleeps'
    expect_problem ui/kit/face.cpp 'list.PathStroke(ink, 0, 2);' 'differ between processors'
    expect_silence ui/kit/canvas.cpp 'list().AddRectFilled({0, 0}, {1, 1}, ink);'
    expect_library_headers_stay_in
    expect_problem kiosk/main.cpp '// TODO: finish' 'known gaps'
    expect_problem ui/theme.cpp "$(seq 600)" 'longer than 600 lines'
    spdx='' expect_problem deploy/demo.sh 'echo' 'SPDX line is missing'
    [[ $problems -eq 0 ]] || { echo "$problems rules do not hold"; return 1; }
}

case ${1-} in
    --self-test) self_test ;;
    *) check_tree "${1:-$(dirname "$0")/..}" ;;
esac
