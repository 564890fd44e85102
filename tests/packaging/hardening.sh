#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Whether programs were built with the protections of the top CMakeLists.txt, seen on the programs.
#
#     hardening.sh PROGRAM...              prints "PROGRAM: what is missing", and exits 1 then
#     hardening.sh --self-test COMPILER    shows that every check can fail
set -euo pipefail

# faults PROGRAM: what is missing, one on a line.
faults() {
    local header segments dynamic imports
    header=$(readelf -hW "$1")
    segments=$(readelf -lW "$1")
    dynamic=$(readelf -dW "$1")
    imports=$(readelf --dyn-syms -W "$1")
    [[ $header == *"DYN (Position-Independent"* ]] || echo "is not position independent"
    [[ $segments == *GNU_RELRO* ]] || echo "has no read-only relocations"
    [[ $dynamic == *BIND_NOW* || $dynamic =~ FLAGS_1.*NOW ]] || echo "binds lazily"
    grep -q 'GNU_STACK.* RW ' <<<"$segments" || echo "has an executable stack"
    [[ $dynamic != *RPATH* && $dynamic != *RUNPATH* ]] || echo "has a path of its own to libraries"
    [[ $dynamic != *TEXTREL* ]] || echo "relocates its code"
    [[ $imports == *__stack_chk_fail* ]] || echo "has no stack protector"
    grep -q '__[a-z]*_chk@' <<<"$imports" || echo "has no fortified calls"
    [[ $imports == *__glibcxx_assert_fail* ]] || echo "has no assertions in the standard library"
    [[ $header != *X86-64* ]] || code_faults "$1"
}

# What only the code itself shows: main begins where an indirect jump may land, and a large frame is
# touched page by page.
code_faults() {
    objdump -d --no-show-raw-insn "$1" | awk '
        /^[0-9a-f]+ <main>:/ { getline; landing = /endbr64/ }
        stepped && /\$0x0,\(%rsp\)/ { probes++ }
        { stepped = /sub +\$0x1000,%rsp/ }
        END {
            if (!landing) print "has no landing marks for indirect jumps"
            if (!probes) print "does not probe large stack frames"
        }'
}

check() {
    local program found failed=0
    for program in "$@"; do
        found=$(faults "$program")
        [[ -n $found ]] || continue
        # shellcheck disable=SC2001  # every line
        sed "s|^|$program: |" <<<"$found"
        failed=1
    done
    return "$failed"
}

flags=(-O2 -fPIE -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2 -D_GLIBCXX_ASSERTIONS
    -fstack-protector-strong -fstack-clash-protection -fcf-protection
    -pie '-Wl,-z,relro,-z,now,-z,noexecstack')

# build_with [FLAG...]: a small program that gives every protection something to do.
build_with() {
    "$compiler" -x c++ "${flags[@]}" "$@" -o "$scratch/program" - <<'END'
#include <cstring>
#include <vector>
int main(int count, char** words) {
    char first[100];
    strcpy(first, words[0]);
    volatile char large[20000];
    large[count] = first[count];
    std::vector<int> some(1, large[count]);
    return some[count];
}
END
}

# expect_fault FAULT FLAG...: what the flags take away is noticed.
expect_fault() {
    local fault=$1
    shift
    build_with "$@"
    if ! faults "$scratch/program" | grep -qx "$fault"; then
        echo "With $*, nothing said that it $fault" >&2
        return 1
    fi
}

self_test() {
    compiler=$1
    scratch=$(mktemp -d)
    trap 'rm -rf "$scratch"' EXIT
    if check "$scratch/program" &>/dev/null; then
        echo "A program that is not there passed" >&2
        return 1
    fi
    build_with
    check "$scratch/program"
    expect_fault "is not position independent" -fno-pie -no-pie
    expect_fault "has no read-only relocations" -Wl,-z,norelro
    expect_fault "binds lazily" -Wl,-z,lazy
    expect_fault "has an executable stack" -Wl,-z,execstack
    expect_fault "has a path of its own to libraries" -Wl,-rpath,/nowhere
    expect_fault "has no stack protector" -fno-stack-protector
    expect_fault "has no fortified calls" -U_FORTIFY_SOURCE
    expect_fault "has no assertions in the standard library" -U_GLIBCXX_ASSERTIONS
    [[ $(uname -m) == x86_64 ]] || return 0
    expect_fault "has no landing marks for indirect jumps" -fcf-protection=none
    expect_fault "does not probe large stack frames" -fno-stack-clash-protection
}

case ${1-} in
    --self-test) self_test "$2" ;;
    '') sed -n '3,6s/^# \?//p' "$0" && exit 2 ;;
    *) check "$@" ;;
esac
