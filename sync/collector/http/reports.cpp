// SPDX-License-Identifier: Apache-2.0
// Answers as JSON, in the order of fields that the interface names.
#include <map>

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "sync/collector/http/alert_figures_json.hpp"
#include "sync/collector/http/api.hpp"
#include "sync/collector/http/case_page.hpp"
#include "sync/collector/http/metrics.hpp"
#include "sync/collector/http/share_json.hpp"
#include "sync/collector/http/visit_lines.hpp"
#include "sync/wire/row.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

std::string text_of(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json kind_json(const std::optional<QuestionKind>& kind) {
    return kind ? Json(name(*kind)) : Json();
}

// The figure of the question's measure, if there are enough answers for it.
void add_figure(Json& json, const ScoreLine& line) {
    if (line.nps) {
        json["nps"] = {{"score", rounded(line.nps->score)}, {"low", rounded(line.nps->low)},
                       {"high", rounded(line.nps->high)},   {"promoters", line.nps->promoters},
                       {"passives", line.nps->passives},    {"detractors", line.nps->detractors}};
    }
    if (line.ces) {
        json["ces"] = share_json(line.ces->easy);
        json["ces"]["mean"] = rounded(line.ces->mean);
    }
    if (line.happy) {
        json["happy"] = {{"index", rounded(line.happy->index)},
                         {"low", rounded(line.happy->low)},
                         {"high", rounded(line.happy->high)}};
    }
}

// Which store, and the days that the line is of: one, those of a month, or all that were asked for.
template <class Line>
Json begun(const Line& line) {
    Json json = {{"store", line.place.store.text}};
    if (line.per == Per::EachDay) {
        json["day"] = day_text(line.place.day);
    } else if (line.per == Per::EachMonth) {
        json["month"] = day_text(line.place.day).substr(0, std::string_view("2026-11").size());
    }
    return json;
}

Json line_json(const ScoreLine& line) {
    Json json = begun(line);
    json["question"] = line.question;
    json["kind"] = kind_json(line.kind);
    json["n"] = line.n;
    json["flagged"] = line.flagged;
    for (const auto& [value, count] : line.counts) {
        json["counts"][std::to_string(value)] = count;
    }
    if (line.good_or_great) {
        json["good_or_great"] = share_json(*line.good_or_great);
    }
    if (line.kind) {
        json["measure"] = line.measure == Measure::None ? Json() : Json(name(line.measure));
        json["facet"] = line.facet.empty() ? Json() : Json(line.facet);
    }
    add_figure(json, line);
    json["too_few"] = line.too_few;
    return json;
}

Json line_json(const ChoiceLine& line) {
    Json json = begun(line);
    json["question"] = line.question;
    json["kind"] = kind_json(line.kind);
    json["n"] = line.n;
    json["flagged"] = line.flagged;
    json["options"] = Json::object();
    for (const auto& [option, n] : line.options) {
        json["options"][option] = n;
    }
    json["too_few"] = line.too_few;
    return json;
}

Json names_of(const std::vector<KioskId>& kiosks) {
    Json names = Json::array();
    for (const auto& kiosk : kiosks) {
        names.push_back(kiosk.text);
    }
    return names;
}

Json line_json(const CompletenessLine& line) {
    const bool complete = line.waiting_for.empty() && line.began_anew.empty();
    return {{"store", line.place.store.text},
            {"day", day_text(line.place.day)},
            {"expected", line.expected},
            {"have", line.have},
            {"lost", line.lost},
            {"state", complete ? "complete" : "incomplete"},
            {"waiting_for", names_of(line.waiting_for)},
            {"began_anew", names_of(line.began_anew)}};
}

// Its row has what the store's own columns lack.
Json history_json(const HistoryEntry& entry) {
    const auto row = decode_row(entry.bytes);
    const auto* step = row ? std::get_if<AlertStep>(&*row) : nullptr;
    return {{"step", entry.step},
            {"by", entry.by.empty() ? Json() : Json(entry.by)},
            {"role", step == nullptr ? Json() : Json(name(step->role))},
            {"at", unix_ms(entry.at)},
            {"device_at", step == nullptr ? Json() : Json(unix_ms(step->at.wall))},
            {"kiosk", entry.kiosk.text.empty() ? Json() : Json(entry.kiosk.text)},
            {"reason", step == nullptr || step->reason.empty() ? Json() : Json(step->reason)},
            {"note", entry.note.empty() ? Json() : Json(entry.note)}};
}

// How far the alert has come on each kiosk that it was sent to, at the first time of each.
Json devices_json(const std::vector<HistoryEntry>& history) {
    std::map<KioskId, Json> devices;
    for (const auto& entry : history) {
        const bool is_told = entry.step == kSent || entry.step == name(AlertStepKind::Stored) ||
                             entry.step == name(AlertStepKind::Shown) ||
                             entry.step == name(AlertStepKind::Taken);
        if (!is_told || entry.kiosk.text.empty() || entry.fate != Fate::Applied) {
            continue;
        }
        const Json nothing = {{"kiosk", entry.kiosk.text},
                              {"sent", nullptr},
                              {"stored", nullptr},
                              {"shown", nullptr},
                              {"taken", nullptr}};
        Json& device = devices.try_emplace(entry.kiosk, nothing).first->second;
        if (device[entry.step].is_null()) {
            device[entry.step] = unix_ms(entry.at);
        }
    }
    Json list = Json::array();
    for (auto& [kiosk, device] : devices) {
        list.push_back(std::move(device));
    }
    return list;
}

Json line_json(const AlertLine& line) {
    Json json = Json::parse(encode_alert(line.message));
    json["devices"] = devices_json(line.history);
    json["history"] = Json::array();
    for (const auto& entry : line.history) {
        json["history"].push_back(history_json(entry));
    }
    return json;
}

Json line_json(const Delivery& delivery) {
    const Notice& notice = delivery.of.notice;
    return {{"id", std::to_string(delivery.of.number.value) + "-" + delivery.channel.text},
            {"alert", notice.alert.text},
            {"person", notice.person.text},
            {"notice", name(notice.kind)},
            {"round", notice.round},
            {"created", unix_ms(notice.created)},
            {"channel", delivery.channel.text},
            {"state", name(delivery.state)},
            {"tries", delivery.tries},
            {"due", unix_ms(delivery.due)},
            {"answer", delivery.answer.empty() ? Json() : Json(delivery.answer)}};
}

Json line_json(const ContactLine& line) {
    const Alert& alert = line.stands.alert;
    return {{"alert", line.alert.text},
            {"into", line.alert == alert.id ? Json() : Json(alert.id.text)},
            {"store", alert.store.text},
            {"opened", unix_ms(alert.opened)},
            {"stage", name(alert.stage)},
            {"taken_by", alert.taken_by.empty() ? Json() : Json(alert.taken_by)},
            {"openings", line.openings}};
}

Json line_json(const Quarantined& what) {
    return {{"number", what.number},
            {"at", unix_ms(what.at)},
            {"kiosk", what.kiosk.text},
            {"epoch", what.epoch ? Json(to_hex(what.epoch->value)) : Json()},
            {"seq", what.seq ? Json(what.seq->value) : Json()},
            {"why", what.why},
            {"bytes", to_base64(what.bytes)}};
}

Json line_json(const CaseLine& line) {
    const CaseRecord& known = line.record;
    return {{"case", known.number.value},
            {"code", known.code.text},
            {"kiosk", known.kiosk.text},
            {"visit", known.visit.text()},
            {"store", known.place ? Json(known.place->store.text) : Json()},
            {"day", known.place ? Json(day_text(known.place->day)) : Json()},
            {"stage", name(line.stage)},
            {"helped", known.helped ? Json(*known.helped) : Json()},
            {"details", known.has_details},
            {"erased", known.erased ? Json(unix_ms(*known.erased)) : Json()}};
}

template <class Line>
std::string listed(const char* name, const std::vector<Line>& lines) {
    Json list = Json::array();
    for (const auto& line : lines) {
        list.push_back(line_json(line));
    }
    return text_of({{name, std::move(list)}});
}

template <class Line>
Content json_of(const char* name, const std::vector<Line>& lines) {
    return {"application/json", listed(name, lines)};
}

// An alert changes with its rev, as far as anybody acts on it.
Content one_alert(const AlertLine& line) {
    return {"application/json", text_of(line_json(line)), 200,
            "\"" + std::to_string(line.message.alert.rev) + "\""};
}

Content problem_content(const Problem& problem) {
    return {"application/problem+json", to_json(problem), problem.status};
}

Problem problem_of(const StepReport& report) {
    switch (report.ending) {
        case StepReport::Ending::Unknown:
            return {404, "Not found", report.why};
        case StepReport::Ending::Moved:
            return {412, "Precondition failed", report.why};
        case StepReport::Ending::Refused:
            return {409, "Conflict", report.why};
        case StepReport::Ending::Invalid:
        case StepReport::Ending::Made:
            break;
    }
    return {400, "Bad step", report.why};
}

Content page_content(const Page& page) {
    return {"text/html; charset=utf-8", page.html, page.status};
}

Content case_content(const CaseReport& report) {
    switch (report.ending) {
        case CaseReport::Ending::Unknown:
            return problem_content({404, "Not found", "there is no such case"});
        case CaseReport::Ending::Several:
            return problem_content(
                {409, "Conflict", "several cases have that code: name one by ?case="});
        default:
            return report.lines.empty()
                       ? problem_content({404, "Not found", "there is no such case"})
                       : json_of("cases", report.lines);
    }
}

struct ToContent {
    Content operator()(const ScoresReport& lines) const { return json_of("scores", lines); }
    Content operator()(const ChoicesReport& lines) const { return json_of("choices", lines); }
    Content operator()(const CompletenessReport& lines) const {
        return json_of("completeness", lines);
    }
    Content operator()(const AlertsReport& lines) const { return json_of("alerts", lines); }
    Content operator()(const AlertReport& report) const {
        return report.line ? one_alert(*report.line)
                           : problem_content({404, "Not found", "there is no such alert"});
    }
    Content operator()(const StepReport& report) const {
        if (report.ending == StepReport::Ending::Made && report.line) {
            return one_alert(*report.line);
        }
        Content content = problem_content(problem_of(report));
        if (report.line) {
            content.etag = one_alert(*report.line).etag;
        }
        return content;
    }
    Content operator()(const AlertEventsReport& report) const {
        return {"text/event-stream", events_text(report)};
    }
    Content operator()(const ContactsReport& lines) const { return json_of("contacts", lines); }
    Content operator()(const OpenContactReport& report) const {
        if (!report.contact) {
            return problem_content({404, "Not found", "there is nobody to call for that alert"});
        }
        const Consent& consent = report.contact->consent();
        const Json agreed = {{"hash", consent.hash},
                             {"language", consent.language},
                             {"wall", unix_ms(consent.wall)}};
        return {"application/json", text_of({{"alert", report.alert.text},
                                             {"sealed", report.contact->box()},
                                             {"consent", agreed}})};
    }
    Content operator()(const NoticesReport& lines) const { return json_of("notices", lines); }
    Content operator()(const ResendReport& report) const {
        switch (report.ending) {
            case ResendReport::Ending::Unknown:
                return problem_content({404, "Not found", "there is no such notice"});
            case ResendReport::Ending::NotDead:
                return problem_content({409, "Conflict", "only a dead notice is sent again"});
            case ResendReport::Ending::Waiting:
                break;
        }
        return {"application/json", text_of(line_json(report.delivery.value()))};
    }
    Content operator()(const CaseReport& report) const {
        return report.form == CaseQuery::Form::Page ? page_content(case_page(report))
                                                    : case_content(report);
    }
    Content operator()(const QuarantineReport& lines) const { return json_of("quarantine", lines); }
    Content operator()(const VisitsReport& report) const {
        if (report.format == VisitsFormat::Csv) {
            return {"text/csv; charset=utf-8; header=present", visits_csv(report.visits)};
        }
        return {"application/x-ndjson", visits_json_lines(report.visits)};
    }
    Content operator()(const HealthReport&) const { return {"text/plain", "ok\n"}; }
    Content operator()(const DescriptionReport&) const {
        return {"application/yaml", std::string(openapi_text())};
    }
    Content operator()(const MetricsReport& report) const {
        return {"text/plain; version=0.0.4", metrics_text(report)};
    }
    Content operator()(const AlertFiguresReport& report) const {
        return {"application/json", text_of(alert_figures_json(report))};
    }
    Content operator()(const TillCountsReport& report) const {
        if (report.doing == TillCountsQuery::Doing::Keep && !report.faults.empty()) {
            const auto& fault = report.faults.front();
            return problem_content(
                {400, "Bad counts", "hours/" + std::to_string(fault.index) + ": " + fault.why});
        }
        Json faults = Json::array();
        for (const auto& fault : report.faults) {
            faults.push_back({{"index", fault.index}, {"why", fault.why}});
        }
        return {"application/json", text_of({{"added", report.added},
                                             {"changed", report.changed},
                                             {"unchanged", report.unchanged},
                                             {"faults", std::move(faults)}})};
    }
};

}  // namespace

Content content_of(const Report& answer) {
    return std::visit(ToContent{}, answer);
}

std::string events_text(const AlertEventsReport& report) {
    const bool begins = report.kind == AlertEventsReport::Kind::Beginning;
    std::string text = begins ? "event: reset\ndata: {}\n\n" : "";
    for (const auto& [cursor, message] : report.alerts) {
        if (!begins) {
            text += "id: " + cursor_text(cursor) + '\n';
        }
        text += "event: alert\ndata: " + encode_alert(message) + "\n\n";
    }
    // Whoever loses the line before this begins again.
    return begins ? text + "id: " + cursor_text(report.upto) + "\nevent: ready\ndata: {}\n\n"
                  : text;
}

std::string to_json(const Problem& problem) {
    return text_of({{"type", "about:blank"},
                    {"title", problem.title},
                    {"status", problem.status},
                    {"detail", problem.detail}});
}

}  // namespace afterword
