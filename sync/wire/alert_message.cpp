// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/alert_message.hpp"

#include <nlohmann/json.hpp>

#include "sync/wire/json.hpp"
#include "sync/wire/json_text.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongestCode = 64;
constexpr std::size_t kLongestText = 2000;
constexpr std::size_t kMostMembers = 1000;

Json or_null(const std::string& text) {
    return text.empty() ? Json() : Json(text);
}

Json members_json(const std::vector<VisitId>& members) {
    Json json = Json::array();
    for (const auto& member : members) {
        json.push_back(member.text());
    }
    return json;
}

Json noted_json(const std::vector<StaffNote>& noted) {
    Json json = Json::array();
    for (const auto& note : noted) {
        json.push_back({{"by", note.by}, {"at", unix_ms(note.at)}, {"text", note.text}});
    }
    return json;
}

std::vector<StaffNote> read_noted(Fields& fields) {
    std::vector<StaffNote> noted;
    if (!fields.has("noted")) {
        return noted;
    }
    for (const auto& item : fields.items("noted", kMostNoted)) {
        Fields note(item, fields.fault());
        noted.push_back({note.text("by", kLongestCode),
                         from_unix_ms(note.integer("at", 0, kLargestTime)),
                         note.text("text", kLongestText)});
    }
    return noted;
}

std::vector<VisitId> read_members(Fields& fields) {
    std::vector<VisitId> members;
    for (const auto& text : fields.texts_if("members", kMostMembers, kLongestCode)) {
        auto member = make_visit_id(text);
        if (!member) {
            fields.fault().note("members", member.error().message);
            return {};
        }
        members.push_back(*std::move(member));
    }
    return members;
}

void read_names(Fields& fields, Alert& alert) {
    alert.id = fields.made("alert", kLongestCode, make_alert_id);
    const auto kind = find_alert_kind(fields.text("kind", kLongestCode));
    if (!kind) {
        fields.fault().note("kind", "is no kind of alert");
    }
    alert.kind = kind.value_or(AlertKind::LowScore);
    alert.store = fields.made("store", kLongestCode, make_store_id);
    alert.kiosk = fields.made("kiosk", kLongestCode, make_kiosk_id);
    if (fields.has("visit")) {
        alert.visit = fields.made("visit", kLongestCode, make_visit_id);
    }
    if (fields.has("into")) {
        alert.into = fields.made("into", kLongestCode, make_alert_id);
    }
    if (fields.has("recurs")) {
        alert.recurs = fields.made("recurs", kLongestCode, make_alert_id);
    }
    alert.members = read_members(fields);
}

void read_progress(Fields& fields, Alert& alert) {
    alert.rev = static_cast<int>(fields.integer("rev", 1, 1'000'000));
    const auto stage = find_alert_stage(fields.text("stage", kLongestCode));
    if (!stage) {
        fields.fault().note("stage", "is no stage of an alert");
    }
    alert.stage = stage.value_or(AlertStage::Open);
    alert.opened = from_unix_ms(fields.integer("opened", 0, kLargestTime));
    if (fields.has("reopened")) {
        alert.reopened = from_unix_ms(fields.integer("reopened", 0, kLargestTime));
    }
    alert.taken_by = fields.text_if("taken_by", kLongestCode);
    alert.solved_by = fields.text_if("solved_by", kLongestCode);
    alert.reason = fields.text_if("reason", kLongestCode);
    alert.cause = fields.text_if("cause", kLongestCode);
    alert.actions = fields.texts_if("actions", 64, kLongestCode);
    alert.noted = read_noted(fields);
    if (fields.has("outcome")) {
        alert.outcome = static_cast<Outcome>(fields.one_of("outcome", {"on_the_spot", "later"}));
    }
}

void read_content(Fields& fields, Alert& alert) {
    if (const auto raw = fields.integer_if("score", -kLargestInteger)) {
        auto score = Score::from(*raw);
        if (score) {
            alert.score = *score;
        } else {
            fields.fault().note("score", score.error().message);
        }
    }
    alert.reasons = fields.texts_if("reasons", 64, kLongestCode);
    alert.n = static_cast<int>(fields.integer("n", 0, 1'000'000));
    alert.text = fields.text_if("text", kLongestText);
    alert.read_by = read_words_readers(fields);
    alert.title = fields.text("title", kLongestText);
}

TimeLeft read_left(Fields& fields) {
    Fields left = fields.object("left_ms");
    return {Milliseconds(left.integer("take", -kLargestInteger)),
            Milliseconds(left.integer("facts", -kLargestInteger)),
            Milliseconds(left.integer("solution", -kLargestInteger))};
}

}  // namespace

std::string encode_alert(const AlertMessage& message) {
    const Alert& alert = message.alert;
    Json json = {
        {"v", 1},
        {"alert", alert.id.text},
        {"rev", alert.rev},
        {"change", message.change},
        {"after", message.after},
        {"kind", name(alert.kind)},
        {"store", alert.store.text},
        {"kiosk", alert.kiosk.text},
        {"visit", alert.visit ? Json(alert.visit->text()) : Json()},
        {"stage", name(alert.stage)},
        {"opened", unix_ms(alert.opened)},
        {"reopened", alert.reopened ? Json(unix_ms(*alert.reopened)) : Json()},
        {"left_ms",
         {{"take", message.left.take.count()},
          {"facts", message.left.facts.count()},
          {"solution", message.left.solution.count()}}},
        {"paused", message.resumes.has_value()},
        {"resumes_ms", message.resumes ? Json(message.resumes->count()) : Json()},
        {"late", message.late},
        {"score", alert.score ? Json(alert.score->value()) : Json()},
        {"reasons", alert.reasons},
        {"n", alert.n},
        {"usual", nullptr},
        {"text", or_null(alert.text)},
        {"read_by", alert.read_by ? Json(name(*alert.read_by)) : Json()},
        {"taken_by", or_null(alert.taken_by)},
        {"solved_by", or_null(alert.solved_by)},
        {"reason", or_null(alert.reason)},
        {"into", alert.into ? Json(alert.into->text) : Json()},
        {"recurs", alert.recurs ? Json(alert.recurs->text) : Json()},
        {"cause", or_null(alert.cause)},
        {"actions", alert.actions},
        {"outcome", nullptr},
        {"noted", noted_json(alert.noted)},
        {"members", members_json(alert.members)},
        {"title", alert.title},
    };
    if (alert.outcome) {
        json["outcome"] = *alert.outcome == Outcome::OnTheSpot ? "on_the_spot" : "later";
    }
    return json_text(json);
}

Result<AlertMessage> decode_alert(std::string_view payload) {
    auto root = parse_message(payload);
    if (!root) {
        return std::move(root).error().within("alert");
    }
    Fault fault;
    Fields fields(*root, fault);
    AlertMessage message;
    read_version(fields);
    read_names(fields, message.alert);
    read_progress(fields, message.alert);
    read_content(fields, message.alert);
    message.change = fields.integer("change", 1);
    message.after = fields.integer("after");
    message.left = read_left(fields);
    if (fields.boolean_if("paused")) {
        const auto resumes = fields.integer_if("resumes_ms", 0);
        message.resumes = resumes ? std::optional(Milliseconds(*resumes)) : std::nullopt;
    }
    message.late = fields.boolean_if("late");
    if (fault.found()) {
        return fault.error().within("alert");
    }
    return message;
}

}  // namespace afterword
