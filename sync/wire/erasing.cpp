// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/erasing.hpp"

#include <nlohmann/json.hpp>

#include "platform/base/strict_json.hpp"

namespace afterword {
namespace {

constexpr const char* kErased = "erased";

// Null where it is no JSON.
nlohmann::json parse(std::string_view row) {
    auto json = parse_strict_json(row);
    return json ? *std::move(json) : nlohmann::json();
}

}  // namespace

std::string without_details(std::string_view row) {
    auto json = parse(row);
    if (!json.is_object()) {
        return "";
    }
    const auto type = json.find("type");
    if (type == json.end() || *type != "visit") {
        return std::string(row);
    }
    json.erase("sealed");
    json.erase("consent");
    if (const auto steps = json.find("steps"); steps != json.end() && steps->is_array()) {
        for (auto& step : *steps) {
            if (step.is_object()) {
                step.erase("text");
            }
        }
    }
    json[kErased] = true;
    return json.dump();
}

bool is_without_details(std::string_view row) {
    const auto json = parse(row);
    return json.is_object() && json.contains(kErased);
}

}  // namespace afterword
