// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/memory.hpp"

#include <malloc.h>

namespace afterword {

void give_large_blocks_back() {
    constexpr int kLarge = 128 << 10;  // glibc's own beginning; naming it is what keeps it
    mallopt(M_MMAP_THRESHOLD, kLarge);
}

}  // namespace afterword
