// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/row.hpp"

#include <algorithm>
#include <cmath>

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "sync/wire/armed_row.hpp"
#include "sync/wire/json.hpp"
#include "sync/wire/json_text.hpp"
#include "sync/wire/moment_json.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongestId = 64;
constexpr std::size_t kLongestComment = 2000;
constexpr std::size_t kLongestSealed = 1024;
constexpr std::size_t kMostSteps = 32;
constexpr std::size_t kMostValues = 64;
constexpr std::int64_t kMinutesADay = 1'440;
constexpr std::int64_t kLargestRev = 1'000'000;

constexpr std::string_view kEndedNames[] = {"tap", "skip", "timeout", "exit"};

Json step_json(const Step& step) {
    Json json;
    json["question"] = step.question;
    json["ended"] = kEndedNames[static_cast<std::size_t>(step.ended)];
    if (step.value) {
        json["value"] = step.value->value();
    }
    if (!step.values.empty()) {
        json["values"] = step.values;
    }
    if (!step.text.empty()) {
        json["text"] = step.text;
    }
    if (step.read_by) {
        json["read_by"] = name(*step.read_by);
    }
    json["ms"] = step.took.count();
    if (step.shown) {
        json["shown"] = *step.shown == ScaleOrder::Ascending ? "ascending" : "descending";
    } else if (!step.shown_options.empty()) {
        json["shown"] = step.shown_options;
    }
    if (step.resumed_after) {
        json["resumed_after_ms"] = step.resumed_after->count();
    }
    return json;
}

Step read_step(const simdjson::dom::element& element, Fault& fault) {
    Fields fields(element, fault, "steps");
    Step step;
    step.question = fields.text("question", kLongestId);
    step.ended = static_cast<Ended>(fields.one_of("ended", {"tap", "skip", "timeout", "exit"}));
    if (const auto raw = fields.integer_if("value", -kLargestInteger)) {
        auto score = Score::from(*raw);
        if (score) {
            step.value = *score;
        } else {
            fault.note("value", score.error().message);
        }
    }
    step.values = fields.texts_if("values", kMostValues, kLongestId);
    step.text = fields.text_if("text", kLongestComment);
    step.read_by = read_words_readers(fields);
    step.took = Milliseconds(fields.integer("ms"));
    if (fields.is_list("shown")) {
        step.shown_options = fields.texts_if("shown", kMostValues, kLongestId);
    } else if (fields.has("shown")) {
        step.shown = static_cast<ScaleOrder>(fields.one_of("shown", {"ascending", "descending"}));
    }
    if (const auto rest = fields.integer_if("resumed_after_ms")) {
        step.resumed_after = Milliseconds(*rest);
    }
    return step;
}

void put_if(Json& json, std::string_view key, const std::string& text) {
    if (!text.empty()) {
        json[std::string(key)] = text;
    }
}

Json misuse_json(const Misuse& misuse) {
    Json json = {{"version", misuse.version},
                 {"score", std::round(misuse.score * 100) / 100},
                 {"reasons", Json::array()}};
    for (const auto reason : misuse.reasons) {
        json["reasons"].push_back(name(reason));
    }
    return json;
}

Json row_json(const Visit& visit) {
    Json json;
    json["type"] = "visit";
    json["visit"] = visit.id.text();
    json["rev"] = visit.rev;
    json["state"] = visit.state == Visit::State::Open ? "open" : "ended";
    if (visit.born) {
        json["born"] = to_hex(visit.born->value);
    }
    put_moment(json, visit.at);
    json["survey"] = visit.survey.text;
    json["language"] = visit.language;
    json["touchpoint"] = visit.touchpoint;
    if (visit.utc_offset_min) {
        json["utc_offset_min"] = *visit.utc_offset_min;
    }
    if (!visit.zone.empty()) {
        json["zone"] = visit.zone;
    }
    if (visit.test) {
        json["test"] = true;
    }
    if (visit.help) {
        json["help"] = mono_ms(*visit.help);
    }
    if (visit.armed) {
        json["armed"] = attribution_json(*visit.armed);
    }
    if (visit.contact) {
        const Consent& consent = visit.contact->consent();
        json["sealed"] = visit.contact->box();
        json["consent"] = {{"hash", consent.hash},
                           {"language", consent.language},
                           {"wall", unix_ms(consent.wall)}};
    }
    put_if(json, "case", visit.case_code.text);
    json["steps"] = Json::array();
    for (const auto& step : visit.steps) {
        json["steps"].push_back(step_json(step));
    }
    if (visit.misuse) {
        json["misuse"] = misuse_json(*visit.misuse);
    }
    return json;
}

// Neither a contact without consent nor consent to nothing.
std::optional<SealedContact> read_contact(Fields& fields) {
    std::string box = fields.text("sealed", kLongestSealed);
    Fields agreed = fields.object("consent");
    Consent consent{agreed.text("hash", kLongestId), agreed.text("language", 35),
                    from_unix_ms(agreed.integer("wall", -kLargestTime, kLargestTime))};
    if (fields.fault().found()) {
        return std::nullopt;
    }
    auto contact = SealedContact::stored(std::move(box), std::move(consent));
    if (!contact) {
        fields.fault().note("sealed", contact.error().message);
        return std::nullopt;
    }
    return *std::move(contact);
}

Misuse read_misuse(Fields fields) {
    Misuse misuse;
    misuse.version = static_cast<int>(fields.integer("version", 1, kLargestRev));
    misuse.score = fields.number("score", 0, 1);
    for (const auto& text : fields.texts_if("reasons", kMostValues, kLongestId)) {
        // A reason of a newer version says nothing here; the row keeps it.
        if (const auto reason = find_misuse_reason(text)) {
            misuse.reasons.push_back(*reason);
        }
    }
    return misuse;
}

Row read_visit(Fields& fields) {
    Visit visit;
    visit.id = fields.made("visit", kLongestId, make_visit_id);
    visit.rev = static_cast<int>(fields.integer("rev", 1, kLargestRev));
    visit.state = static_cast<Visit::State>(fields.one_of("state", {"open", "ended"}));
    if (fields.has("born")) {
        visit.born = Epoch{fields.hex64("born")};
    }
    visit.at = read_moment(fields);
    visit.survey = SurveyId{fields.text("survey", 2 * kLongestId)};
    visit.language = fields.text("language", 35);  // the longest tag of RFC 5646, 4.4.1
    visit.touchpoint = fields.text("touchpoint", kLongestId);
    for (const auto& step : fields.items("steps", kMostSteps)) {
        visit.steps.push_back(read_step(step, fields.fault()));
    }
    const auto offset = fields.integer_if("utc_offset_min", -kMinutesADay, kMinutesADay);
    if (offset) {
        visit.utc_offset_min = static_cast<int>(*offset);
    }
    visit.zone = fields.text_if("zone", kLongestId);
    visit.test = fields.boolean_if("test");
    if (const auto help = fields.integer_if("help")) {
        visit.help = from_mono_ms(*help);
    }
    if (fields.has("armed")) {
        Fields armed = fields.object("armed");
        visit.armed = read_attribution(armed);
    }
    if (fields.has("sealed") || fields.has("consent")) {
        visit.contact = read_contact(fields);
    }
    visit.case_code.text = fields.text_if("case", kLongestId);
    if (fields.has("misuse")) {
        visit.misuse = read_misuse(fields.object("misuse"));
    }
    return visit;
}

Json row_json(const AlertStep& step) {
    Json json;
    json["type"] = "alert_step";
    put_moment(json, step.at);
    json["alert"] = step.alert.text;
    json["rev"] = step.rev;
    json["step"] = name(step.step);
    json["by"] = step.by;
    if (step.role != ActorRole::Staff) {
        json["role"] = name(step.role);
    }
    put_if(json, "cause", step.cause);
    if (!step.actions.empty()) {
        json["actions"] = step.actions;
    }
    put_if(json, "reason", step.reason);
    if (step.outcome) {
        json["outcome"] = *step.outcome == Outcome::OnTheSpot ? "on_the_spot" : "later";
    }
    put_if(json, "to", step.to);
    put_if(json, "note", step.note);
    return json;
}

Row read_alert_step(Fields& fields) {
    AlertStep step;
    step.at = read_moment(fields);
    step.alert = fields.made("alert", kLongestId, make_alert_id);
    step.rev = static_cast<int>(fields.integer("rev", 1, kLargestRev));
    const auto kind = find_alert_step_kind(fields.text("step", kLongestId));
    if (!kind) {
        fields.fault().note("step", "is no step on an alert");
    }
    step.step = kind.value_or(AlertStepKind::Taken);
    step.by = fields.text("by", kLongestId);
    if (fields.has("role")) {
        const auto role = find_actor_role(fields.text("role", kLongestId));
        if (!role) {
            fields.fault().note("role", "is no role");
        }
        step.role = role.value_or(ActorRole::Staff);
    }
    step.cause = fields.text_if("cause", kLongestId);
    step.actions = fields.texts_if("actions", kMostValues, kLongestId);
    step.reason = fields.text_if("reason", kLongestId);
    if (fields.has("outcome")) {
        step.outcome = static_cast<Outcome>(fields.one_of("outcome", {"on_the_spot", "later"}));
    }
    step.to = fields.text_if("to", kLongestId);
    step.note = fields.text_if("note", kLongestComment);
    return step;
}

Json row_json(const ArmedWindow& window) {
    return armed_json(window);
}

Json row_json(const VoidRow& row) {
    return {{"type", "void"}, {"why", row.why}, {"sha256", row.sha256}};
}

Row read_void(Fields& fields) {
    return VoidRow{fields.text("why", kLongestId), fields.text("sha256", kLongestId)};
}

}  // namespace

std::string encode_row(const Row& row) {
    return json_text(std::visit([](const auto& r) { return row_json(r); }, row));
}

Result<Row> decode_row(std::string_view bytes) {
    if (bytes.size() > kLargestRow) {
        return Error{Errc::Full, "row: larger than 16 KiB"};
    }
    auto root = parse_message(bytes);
    if (!root) {
        return std::move(root).error().within("row");
    }
    Fault fault;
    Fields fields(*root, fault, "row");
    const std::string type = fields.text("type", kLongestId);
    if (fault.found()) {
        return fault.error();
    }
    Row row;
    if (type == "visit") {
        row = read_visit(fields);
    } else if (type == "alert_step") {
        row = read_alert_step(fields);
    } else if (type == "armed") {
        row = read_armed(fields);
    } else if (type == "void") {
        row = read_void(fields);
    } else {
        return Error{Errc::NotFound, "row: type \"" + type + "\" is not known"};
    }
    if (fault.found()) {
        return fault.error().within(type);
    }
    return row;
}

std::string_view rejection_of(const Error& error) {
    switch (error.code) {
        case Errc::NotFound:
            return "unknown_type";
        case Errc::Full:
            return "too_large";
        case Errc::Conflict:
            return "conflict";
        default:
            return "invalid";
    }
}

}  // namespace afterword
