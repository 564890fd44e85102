// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/step_body.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

#include "platform/base/strict_json.hpp"
#include "sync/model/row.hpp"
#include "sync/wire/row.hpp"

namespace afterword {
namespace {

constexpr std::array<std::string_view, 7> kMembers = {"step",    "cause", "actions", "reason",
                                                      "outcome", "to",    "note"};

}  // namespace

Result<AlertStep> read_step(std::string_view body, const AlertId& alert, int rev) {
    auto json = parse_strict_json(body);
    if (!json) {
        return std::move(json).error();
    }
    if (!json->is_object()) {
        return Error{Errc::Invalid, "must be an object"};
    }
    for (const auto& [key, value] : json->items()) {
        if (std::find(kMembers.begin(), kMembers.end(), key) == kMembers.end()) {
            return Error{Errc::Invalid, key + " is not known here"};
        }
    }
    // The rest of a row: who and when is for the collector to say.
    const nlohmann::json rest = {
        {"type", "alert_step"}, {"alert", alert.text}, {"rev", rev}, {"by", "api"},
        {"boot", "00000000"},   {"mono", 0},           {"wall", 0},  {"clock", "synced"}};
    json->update(rest);
    auto row = decode_row(json->dump());
    if (!row) {
        return Error{Errc::Invalid, row.error().message};
    }
    auto step = std::get<AlertStep>(*std::move(row));
    if (made_by_kiosk(step.step)) {
        return Error{Errc::Invalid, "step: is for kiosks to say"};
    }
    step.by.clear();
    return step;
}

}  // namespace afterword
