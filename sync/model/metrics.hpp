// SPDX-License-Identifier: Apache-2.0
// Figures that say how sure they are.
#pragma once

#include <cstdint>

namespace afterword {

struct Share {
    double share;
    double low;
    double high;
};

// The share of `hits` among `n` with its Wilson score interval at 95 % (Wilson 1927; z = 1.959964).
// n > 0.
Share wilson(std::int64_t hits, std::int64_t n);

}  // namespace afterword
