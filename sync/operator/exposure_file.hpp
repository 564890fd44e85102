// SPDX-License-Identifier: Apache-2.0
// A CSV file of what the tills of stores counted:
//   store,hour,transactions
//   s-001,2026-11-21T14,123
// Reentrant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sync/model/till_count.hpp"

namespace afterword {

struct TillLine {
    std::size_t number = 0;  // in the file, from 1
    TillCount count;
};

struct TillFault {
    std::size_t line = 0;
    std::string why;
};

struct TillFile {
    std::vector<TillLine> lines;
    std::vector<TillFault> faults;  // by line
};

// Every line that can be read, and all that is wrong with the others. Empty lines are none; line
// ends may be CR LF, and cells may stand in quotes.
TillFile parse_till_file(std::string_view text);

}  // namespace afterword
