// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/random.hpp"

#include <sodium.h>

namespace afterword {

std::uint64_t KernelRng::next() {
    std::uint64_t value = 0;
    randombytes_buf(&value, sizeof value);
    return value;
}

}  // namespace afterword
