// SPDX-License-Identifier: Apache-2.0
#include "sync/model/metrics.hpp"

#include <algorithm>
#include <cmath>

namespace afterword {

Share wilson(std::int64_t hits, std::int64_t n) {
    constexpr double kZ = 1.959963984540054;
    const auto count = static_cast<double>(n);
    const double share = static_cast<double>(hits) / count;
    const double z2 = kZ * kZ;
    const double middle = (share + z2 / (2 * count)) / (1 + z2 / count);
    const double half =
        kZ / (1 + z2 / count) * std::sqrt(share * (1 - share) / count + z2 / (4 * count * count));
    return {share, std::max(0.0, middle - half), std::min(1.0, middle + half)};
}

}  // namespace afterword
