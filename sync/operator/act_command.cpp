// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/act_command.hpp"

#include <nlohmann/json.hpp>

#include "sync/operator/harmless.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

Result<std::string> stage_of(const Tagged& answer) {
    const auto json = Json::parse(answer.text, nullptr, false);
    if (!json.is_object() || !json.contains("stage") || !json["stage"].is_string()) {
        return Error{Errc::Io, "the collector's answer makes no sense: it has no stage"};
    }
    return json["stage"].get<std::string>();
}

// The steps that lead there from that stage.
std::vector<std::string> steps_of(const AlertAct& act, const std::string& stage) {
    if (act.step != "closed") {
        return {act.step};
    }
    if (stage == "open" || stage == "reopened") {
        return {"taken", "solved"};
    }
    return {"solved"};
}

// What goes with a step; with the last one, what was said about the whole.
std::string body_of(const AlertAct& act, const std::string& step, bool is_last) {
    Json body = {{"step", step}};
    const auto put = [&](const char* key, const std::string& value) {
        if (is_last && !value.empty()) {
            body[key] = value;
        }
    };
    put("cause", act.cause);
    put("outcome", act.outcome);
    put("reason", act.reason);
    put("note", act.note);
    if (is_last && !act.actions.empty()) {
        body["actions"] = act.actions;
    }
    return body.dump(-1, ' ', true, Json::error_handler_t::replace);
}

}  // namespace

Output act_on_alert(const CollectorAccess& access, const AlertAct& act) {
    const std::string name = "alerts/" + act.alert;
    auto alert = fetch_tagged(access, name);
    if (!alert) {
        return failed(alert.error());
    }
    auto stage = stage_of(*alert);
    if (!stage) {
        return failed(stage.error());
    }
    const auto steps = steps_of(act, *stage);
    for (const auto& step : steps) {
        const bool is_last = &step == &steps.back();
        alert = post(access, name + "/steps", body_of(act, step, is_last), alert->etag);
        if (!alert) {
            return refused(alert.error());
        }
    }
    stage = stage_of(*alert);
    if (!stage) {
        return failed(stage.error());
    }
    Output output;
    output.text = harmless_lines(act.alert + ": " + *stage) + '\n';
    return output;
}

}  // namespace afterword
