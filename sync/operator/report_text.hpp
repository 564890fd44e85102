// SPDX-License-Identifier: Apache-2.0
// Report lines as a table, as JSON, as CSV.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "sync/operator/output.hpp"

namespace afterword {

struct ShareOf {
    double share = 0;  // 0…1, and its 95 % interval
    double low = 0;
    double high = 0;
};

// The scores of one question on one day of a store.
struct QuestionLine {
    std::string question;
    std::string kind;  // empty while the survey is unknown
    std::int64_t n = 0;
    std::int64_t flagged = 0;
    std::array<std::int64_t, 5> counts{};
    std::optional<ShareOf> good_or_great;
};

// One store-day: whether it is all there, and what it holds.
struct DayLine {
    std::string store;
    std::string day;
    std::int64_t expected = 0;
    std::int64_t have = 0;
    std::int64_t lost = 0;
    std::vector<std::string> waiting_for;  // empty = complete
    std::vector<QuestionLine> questions;
};

// "expected 182, have 182, complete", "expected 182, have 180, incomplete: k-0417"
std::string completeness_text(const DayLine& day);
// "91 % (86–95)"
std::string share_text(const ShareOf& share);

std::string report_text(const std::vector<DayLine>& days, Format format);

}  // namespace afterword
