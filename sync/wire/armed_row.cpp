// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/armed_row.hpp"

#include <nlohmann/json.hpp>

#include "sync/wire/json.hpp"
#include "sync/wire/moment_json.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongestId = 64;

void put_attribution(Json& json, const Attribution& of) {
    json["by"] = name(of.by);
    if (!of.transaction.empty()) {
        json["transaction"] = of.transaction;
    }
    if (!of.employee.empty()) {
        json["employee"] = of.employee;
    }
}

}  // namespace

Json attribution_json(const Attribution& of) {
    Json json = Json::object();
    put_attribution(json, of);
    return json;
}

Attribution read_attribution(Fields& fields) {
    Attribution of;
    of.by = static_cast<ArmedBy>(fields.one_of("by", {name(ArmedBy::Till), name(ArmedBy::Clerk)}));
    of.transaction = fields.text_if("transaction", kLongestId);
    of.employee = fields.text_if("employee", kLongestId);
    return of;
}

Json armed_json(const ArmedWindow& window) {
    Json json;
    json["type"] = "armed";
    put_moment(json, window.at);
    json["armed"] = window.id;
    put_attribution(json, window.of);
    json["ended"] = name(window.ended);
    if (window.visit) {
        json["visit"] = window.visit->text();
    }
    return json;
}

ArmedWindow read_armed(Fields& fields) {
    ArmedWindow window;
    window.at = read_moment(fields);
    window.id = fields.text("armed", kLongestId);
    window.of = read_attribution(fields);
    window.ended = static_cast<ArmEnd>(fields.one_of(
        "ended", {name(ArmEnd::Rated), name(ArmEnd::Expired), name(ArmEnd::Cancelled)}));
    if (fields.has("visit")) {
        window.visit = fields.made("visit", kLongestId, make_visit_id);
    }
    if (window.visit.has_value() != (window.ended == ArmEnd::Rated)) {
        fields.fault().note("visit", "belongs to a rated window, and to no other");
    }
    return window;
}

}  // namespace afterword
