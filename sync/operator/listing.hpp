// SPDX-License-Identifier: Apache-2.0
// A list that the collector answers with, as a table for people or as JSON for programs.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "platform/base/result.hpp"
#include "sync/operator/output.hpp"
#include "sync/operator/table.hpp"

namespace afterword {

struct Listing {
    std::string_view key;  // of the list in the answer
    std::vector<Column> columns;
    std::vector<std::string> (*row_of)(const nlohmann::ordered_json& entry);  // may throw Json's
    std::string_view nothing;  // said of an empty list, which is NotSo
};

Output list(const Result<std::string>& answer, const Listing& listing, Format format);

// Of an answer that is not what the collector promises.
Error senseless(const std::string& why);

}  // namespace afterword
