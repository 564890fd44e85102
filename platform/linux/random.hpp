// SPDX-License-Identifier: Apache-2.0
// Randomness from the kernel.
#pragma once

#include "platform/base/rng.hpp"

namespace afterword {

// getrandom(2), through libsodium.  Thread-safe.
class KernelRng final : public Rng {
  public:
    std::uint64_t next() override;
};

}  // namespace afterword
