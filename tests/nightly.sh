#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What takes too long for every change and is run before an issue is called resolved: a second
# compiler, clang-tidy over everything, ThreadSanitizer, how many lines the tests reach, a minute of
# each fuzzer, thirty days of use, hundreds of thousands of power cuts, as many simulated weeks as
# fit into HOURS, hundreds of kills of the real programs, and in a fresh Debian the packages, and
# both commands on a clone. As root, since the last two make a chroot.
#
#     tests/nightly.sh [HOURS] [clang|tidy|tsan|coverage|fuzz|soak|cuts|lives|kills|packages|bare]...
#
# HOURS left out = 1, steps left out = all of them.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
source deploy/packages.sh

# Golden pictures must come out the same from the second compiler.
run_clang() {
    cmake --preset release -B build/clang -DCMAKE_CXX_COMPILER=clang++-14 >/dev/null
    cmake --build build/clang
    ctest --test-dir build/clang --output-on-failure
}

run_tidy() {
    cmake --preset release -B build/tidy -DCMAKE_CXX_COMPILER=clang++-14 \
        -DCMAKE_CXX_COMPILER_LAUNCHER= -DCMAKE_DISABLE_PRECOMPILE_HEADERS=ON >/dev/null
    tests/tidy.py build/tidy
}

run_tsan() {
    local threaded=(base link device collector)  # a scenario has one thread
    cmake --preset tsan >/dev/null
    cmake --build --preset tsan -- "${threaded[@]/#/test_}"
    ctest --preset tsan -R "^($(IFS='|' && echo "${threaded[*]}"))\$"
}

# Of each folder how much its tests reach, and in build/coverage/lines which lines they do not. A
# program that is killed has counted nothing.
run_coverage() {
    local folders=(base linux sqlite model wire link device collector operator ui kiosk)
    cmake --preset coverage >/dev/null
    cmake --build --preset coverage -- "${folders[@]/#/test_}"
    rm -rf build/coverage/counts
    LLVM_PROFILE_FILE=$PWD/build/coverage/counts/%p ctest --preset coverage \
        -R "^($(IFS='|' && echo "${folders[*]}")|collector_postgres)\$"
    tests/coverage.py build/coverage
}

# What is found stays in build/fuzz/corpus, where the next night begins; what breaks a target is left
# in build/fuzz and named in the output. Worth keeping: tests/fuzz/corpus.
run_fuzz() {
    local small=(alert arm batch configuration hello pin receipt topic)
    cmake --preset fuzz >/dev/null
    cmake --build --preset fuzz -- fuzz_survey fuzz_touch_stream "${small[@]/#/fuzz_}"
    fuzz survey -max_len=16384 -dict=tests/fuzz/survey.dict deploy/surveys
    fuzz touch_stream -max_len=512
    local target
    for target in "${small[@]}"; do
        fuzz "$target" -max_len=4096
    done
}

# fuzz TARGET ARGUMENT...
fuzz() {
    local target=$1
    shift
    mkdir -p "build/fuzz/corpus/$target"
    LSAN_OPTIONS=suppressions=tests/leaks.supp:print_suppressions=0 \
        "build/fuzz/tests/fuzz_$target" -max_total_time=60 -timeout=30 -print_final_stats=1 \
        -artifact_prefix=build/fuzz/ "build/fuzz/corpus/$target" "tests/fuzz/corpus/$target" "$@"
}

run_soak() {
    cmake --preset release >/dev/null
    cmake --build --preset release -- test_soak
    AFTERWORD_DAYS=30 build/release/tests/test_soak
}

# Says how many there were.
run_cuts() {
    cmake --preset release >/dev/null
    cmake --build --preset release -- test_faults
    AFTERWORD_CUTS=300000 build/release/tests/test_faults '[power]'
}

# Weeks of simulated kiosks where everything fails that can; every night other ones. A seed that
# fails is printed with the command that replays it.
run_lives() {
    cmake --preset release >/dev/null
    cmake --build --preset release -- test_scenarios
    local first end=$((SECONDS + hours * 3600))
    first=$(date +%y%j000)
    local seed=$first
    while ((SECONDS < end)); do
        AFTERWORD_FIRST=$seed AFTERWORD_SEEDS=10 AFTERWORD_DAYS=7 \
            build/release/tests/test_scenarios '[lives]'
        seed=$((seed + 10))
    done
    echo "weeks lived: $((seed - first))"
}

# Three hundred kills, and as many faults of the lines between.
run_kills() {
    cmake --preset release >/dev/null
    cmake --build --preset release -- replay feeder afterword-collector afterword
    local first seed
    first=$(date +%y%j00)
    for ((seed = first; seed < first + 20; ++seed)); do
        echo "replay --seed $seed"
        build/release/tests/replay --feeder build/release/tests/feeder \
            --collector build/release/bin/afterword-collector \
            --operator build/release/bin/afterword --seed "$seed" --cut-off 60
    done
}

# Installed, tried and removed where nothing but Debian's base is.
run_packages() {
    cmake --preset release >/dev/null
    rm -rf build/release/packages
    cmake --build --preset release -- packages
    local bare
    bare=$(mktemp -d -p /var/tmp afterword-packages.XXXXXX)
    mmdebstrap --variant=minbase bookworm "$bare/debian"
    git clone -q . "$bare/debian/root/afterword"
    cp -r build/release/packages "$bare/debian/root/"
    bare "$bare/debian" tests/packaging/loop.sh /root/packages
    rm -rf --one-file-system "$bare"
}

# Nothing but Debian's base, no network tricks: what a stranger has after git clone.
run_bare() {
    local bare
    bare=$(mktemp -d -p /var/tmp afterword-bare.XXXXXX)
    mmdebstrap --variant=minbase bookworm "$bare/debian"
    git clone -q . "$bare/debian/root/afterword"
    bare "$bare/debian" deploy/demo.sh --tour
    bare "$bare/debian" tests/run.sh
    rm -rf --one-file-system "$bare"
}

# bare CHROOT COMMAND...: in the clone, in namespaces of its own, so that nothing outlives it.
bare() {
    local debian=$1
    shift
    cp /etc/resolv.conf /etc/hosts "$debian/etc/"
    unshare --mount --pid --fork --kill-child sh -ec '
        debian=$1
        shift
        mount -t proc proc "$debian/proc"
        mount --rbind /dev "$debian/dev"
        mount -t tmpfs tmpfs "$debian/tmp"
        exec chroot "$debian" env -i HOME=/root PATH="$PATH" TERM=dumb LANG=C.UTF-8 \
            sh -c "cd /root/afterword && exec \"\$@\"" sh "$@"' sh "$debian" "$@"
}

hours=1
if [[ ${1:-} =~ ^[0-9]+$ ]]; then
    hours=$1
    shift
fi
install_missing build run tour test package nightly
for step in "${@:-clang tidy tsan coverage fuzz soak cuts lives kills packages bare}"; do
    for name in $step; do
        echo "== $name"
        "run_$name"
    done
done
