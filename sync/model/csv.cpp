// SPDX-License-Identifier: Apache-2.0
#include "sync/model/csv.hpp"

#include <charconv>

#include "sync/model/typed_text.hpp"

namespace afterword {
namespace {

bool is_number(std::string_view text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    return error == std::errc() && end == text.end();
}

// Only texts that hold a separator or a quote need quoting.
std::string quoted(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) {
        return text;
    }
    std::string quoted = "\"";
    for (const char c : text) {
        quoted += c == '"' ? "\"\"" : std::string(1, c);
    }
    return quoted + '"';
}

}  // namespace

std::string harmless_cell(std::string_view text) {
    std::string cell = clean(text);
    const bool formula =
        !cell.empty() && std::string_view("=+-@").find(cell.front()) != std::string_view::npos;
    return formula && !is_number(cell) ? "'" + cell : cell;
}

std::string csv_line(const std::vector<std::string>& cells) {
    std::string line;
    for (const auto& cell : cells) {
        line += (&cell == cells.data() ? "" : ",") + quoted(harmless_cell(cell));
    }
    return line + "\r\n";
}

}  // namespace afterword
