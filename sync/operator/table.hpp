// SPDX-License-Identifier: Apache-2.0
// A table for a terminal: columns as wide as their widest cell, two spaces apart.
#pragma once

#include <string>
#include <vector>

namespace afterword {

enum class Align { Left, Right };

struct Column {
    std::string title;
    Align align = Align::Left;
};

// One line for the titles and one a row; every row has a cell for each column. What a terminal
// would obey is left out of the cells.
std::string table_text(const std::vector<Column>& columns,
                       const std::vector<std::vector<std::string>>& rows);

}  // namespace afterword
