// SPDX-License-Identifier: Apache-2.0
#include "tests/e2e/ratings.hpp"

#include <algorithm>
#include <fstream>

#include "platform/base/rng.hpp"

namespace afterword {
namespace {

std::vector<std::string> columns_of(const std::string& line) {
    std::vector<std::string> columns(1);
    for (const char c : line) {
        if (c == ',') {
            columns.emplace_back();
        } else if (c != '\r') {
            columns.back() += c;
        }
    }
    return columns;
}

std::vector<Rating> seeded(const RatingSource& source) {
    SeededRng rng(source.seed);
    std::vector<Rating> ratings;
    for (std::size_t i = 0; i < source.count; ++i) {
        ratings.push_back({std::to_string(1 + rng.below(5)),
                           rng.below(3) == 0 ? "service_desk" : "checkout",
                           static_cast<int>(1 + rng.below(5))});
    }
    return ratings;
}

}  // namespace

KioskId Rating::kiosk() const {
    std::string name = "k-" + store + "-" + touchpoint;
    std::replace(name.begin(), name.end(), '_', '-');
    return {name};
}

Result<std::vector<Rating>> read_ratings(const RatingSource& source) {
    if (source.file.empty()) {
        return seeded(source);
    }
    std::ifstream in(source.file);
    std::vector<Rating> ratings;
    std::string line;
    std::getline(in, line);
    while (ratings.size() < source.count && std::getline(in, line)) {
        const auto columns = columns_of(line);
        if (columns.size() != 6 || columns[5].size() != 1 || columns[5] < "1" || columns[5] > "5") {
            return Error{Errc::Invalid, source.file.string() + ": not a rating: " + line};
        }
        ratings.push_back({columns[2], columns[4], columns[5][0] - '0'});
    }
    if (ratings.empty()) {
        return Error{Errc::NotFound, source.file.string() + ": holds no ratings"};
    }
    return ratings;
}

}  // namespace afterword
