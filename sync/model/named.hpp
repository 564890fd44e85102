// SPDX-License-Identifier: Apache-2.0
// Tables of kinds and their names as in files and on the wire.
#pragma once

#include <algorithm>
#include <optional>
#include <string_view>

namespace afterword {

template <class Kind>
struct Named {
    Kind kind;
    std::string_view name;
};

// "unknown" when the table lacks it.
template <class Table, class Kind>
std::string_view name_in(const Table& table, Kind kind) {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const auto& entry) { return entry.kind == kind; });
    return found == table.end() ? std::string_view("unknown") : found->name;
}

template <class Table>
auto find_in(const Table& table, std::string_view name) -> std::optional<decltype(table[0].kind)> {
    const auto found = std::find_if(table.begin(), table.end(),
                                    [&](const auto& entry) { return entry.name == name; });
    if (found == table.end()) {
        return std::nullopt;
    }
    return found->kind;
}

}  // namespace afterword
