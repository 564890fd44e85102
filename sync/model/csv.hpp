// SPDX-License-Identifier: Apache-2.0
// Lines of a CSV file (RFC 4180) that a spreadsheet shows and never obeys.  Reentrant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace afterword {

// Without control characters, and no spreadsheet takes it for a formula (CWE-1236); numbers stay
// numbers.
std::string harmless_cell(std::string_view text);

// Cells made harmless, quoted where they must be, and CR LF. Within a cell there is no line end.
std::string csv_line(const std::vector<std::string>& cells);

}  // namespace afterword
