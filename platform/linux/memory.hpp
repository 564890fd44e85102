// SPDX-License-Identifier: Apache-2.0
// How this process treats memory it no longer needs.
#pragma once

#include <cstdint>

#include "platform/base/result.hpp"

namespace afterword {

// Large blocks go back to the system when they are freed, now and later: glibc otherwise raises its
// threshold with the first large block that is freed, and keeps up to 2 MB of pictures and fonts in
// the heap for good. Call it first in main.
void give_large_blocks_back();

// The opposite, for a server that needs blocks of a megabyte again and again: what is freed stays
// with the process, up to 64 MB, since getting it anew means a page fault for every 4 KiB. Call it
// first in main.
void keep_freed_blocks();

// What this process holds in memory now, as the system counts it (resident); Io when it won't say.
Result<std::uint64_t> resident_bytes();

// What is in this process's memory stays there when it dies: no core file, none for a handler of
// the system either, and no debugger of the same user. Of /proc/self an ordinary user then reads
// only what anybody may (not smaps). Call it in main before anything is read. Io when the system
// does not let it.
Status forbid_core_dumps();

}  // namespace afterword
