// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/table.hpp"

#include <algorithm>

#include "platform/base/encoding.hpp"
#include "sync/model/typed_text.hpp"

namespace afterword {
namespace {

void add_line(std::string& text, const std::vector<Column>& columns,
              const std::vector<std::size_t>& widths, const std::vector<std::string>& cells) {
    std::string line;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const std::string padding(widths[i] - utf8_length(cells[i]), ' ');
        line += i == 0 ? "" : "  ";
        line += columns[i].align == Align::Left ? cells[i] + padding : padding + cells[i];
    }
    text += line.substr(0, line.find_last_not_of(' ') + 1) + '\n';
}

}  // namespace

std::string table_text(const std::vector<Column>& columns,
                       const std::vector<std::vector<std::string>>& rows) {
    std::vector<std::string> titles;
    std::vector<std::size_t> widths;
    for (const auto& column : columns) {
        titles.push_back(column.title);
        widths.push_back(utf8_length(column.title));
    }
    std::vector<std::vector<std::string>> shown = rows;
    for (auto& row : shown) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            row[i] = clean(row[i]);
            widths[i] = std::max(widths[i], utf8_length(row[i]));
        }
    }
    std::string text;
    add_line(text, columns, widths, titles);
    for (const auto& row : shown) {
        add_line(text, columns, widths, row);
    }
    return text;
}

}  // namespace afterword
