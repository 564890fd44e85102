// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/memory.hpp"

#include <cerrno>
#include <fstream>
#include <string>
#include <system_error>

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

namespace afterword {

// Programs call these before their first thread begins.
// NOLINTBEGIN(concurrency-mt-unsafe)
void give_large_blocks_back() {
    constexpr int kLarge = 128 << 10;  // glibc's own beginning; naming it is what keeps it
    mallopt(M_MMAP_THRESHOLD, kLarge);
}

void keep_freed_blocks() {
    mallopt(M_MMAP_THRESHOLD, 32 << 20);  // the most that glibc takes
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    mallopt(M_TOP_PAD, 4 << 20);  // asked for beyond what is needed
}
// NOLINTEND(concurrency-mt-unsafe)

Result<std::uint64_t> resident_bytes() {
    std::ifstream statm("/proc/self/statm");  // pages: whole, resident, …
    std::uint64_t whole = 0;
    std::uint64_t resident = 0;
    if (!(statm >> whole >> resident)) {
        return Error{Errc::Io, "/proc/self/statm cannot be read"};
    }
    return resident * static_cast<std::uint64_t>(sysconf(_SC_PAGESIZE));
}

Status forbid_core_dumps() {
    const rlimit none{0, 0};
    // The limit keeps files away; a handler in core_pattern heeds only whether it is dumpable.
    if (setrlimit(RLIMIT_CORE, &none) != 0 || prctl(PR_SET_DUMPABLE, 0) != 0) {
        return Error{Errc::Io, "core dumps: " + std::generic_category().message(errno)};
    }
    return done();
}

}  // namespace afterword
