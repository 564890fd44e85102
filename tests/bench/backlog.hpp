// SPDX-License-Identifier: Apache-2.0
// What shoppers left on a kiosk while nobody fetched it: their taps, made from a seed, go through
// the kiosk's own reducer and device, so the rows are those that it writes.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/model/ids.hpp"
#include "sync/model/moment.hpp"

namespace afterword::bench {

inline const KioskId kKiosk{"k-0417"};
inline const KioskId kOtherKiosk{"k-0418"};  // of the same store
inline const StoreId kStore{"s-001"};
inline constexpr const char* kSurveyFile = "deploy/demo/checkout.json";

enum class Mood {
    Mixed,    // four in a hundred give the lowest score, which becomes an alert
    Content,  // nobody does
};

// Makes a data directory that holds exactly so many rows without a receipt, two of each visit. Says
// when the last shopper had left, by the kiosk's clock.
Moment store_backlog(const std::filesystem::path& folder, std::int64_t rows, Mood mood,
                     std::uint64_t seed);

// Rows of such a directory, oldest first.
std::vector<std::string> read_backlog(const std::filesystem::path& folder);

}  // namespace afterword::bench
