// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/json_text.hpp"

#include <nlohmann/json.hpp>

namespace afterword {

std::string json_text(const nlohmann::ordered_json& json) {
    return json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
}

}  // namespace afterword
