// SPDX-License-Identifier: Apache-2.0
// Figures as JSON. Internal to this folder.
#pragma once

#include <cmath>

#include <nlohmann/json.hpp>

#include "sync/model/metrics.hpp"

namespace afterword {

// Six digits: finer than any interval of a store's day.
inline double rounded(double share) {
    return std::round(share * 1e6) / 1e6;
}

inline nlohmann::ordered_json share_json(const Share& share) {
    return {{"share", rounded(share.share)},
            {"low", rounded(share.low)},
            {"high", rounded(share.high)}};
}

}  // namespace afterword
