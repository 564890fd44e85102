// SPDX-License-Identifier: Apache-2.0
// The input of the replay: real ratings from a file, or seeded ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/model/ids.hpp"

namespace afterword {

struct Rating {
    std::string store;  // as in the input
    std::string touchpoint;
    int score = 1;

    // The kiosk it is tapped on: every touchpoint of a store has one.
    [[nodiscard]] KioskId kiosk() const;
    [[nodiscard]] StoreId store_id() const { return {"s-" + store}; }
};

struct RatingSource {
    std::filesystem::path file;  // empty = seeded
    std::size_t count = 20'000;  // at most
    std::uint64_t seed = 1;
};

// A file has a head line and the columns visitor,employee,store,period,touchpoint,score.
Result<std::vector<Rating>> read_ratings(const RatingSource& source);

// Ratings by store and score.
using RatingCounts = std::map<std::string, std::map<int, std::int64_t>>;

}  // namespace afterword
