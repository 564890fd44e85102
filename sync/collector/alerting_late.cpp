// SPDX-License-Identifier: Apache-2.0
// What comes in too late to be run for: a summary for each kiosk, which staff read once.
#include <algorithm>
#include <iterator>

#include "sync/collector/alerting.hpp"

namespace afterword {
namespace {

// Of one return of a link; what comes later begins another summary.
constexpr Milliseconds kSummaryFor{10 * 60'000};

std::string many(AlertKind kind, int n) {
    const std::string what = kind == AlertKind::Help       ? "calls for help"
                             : kind == AlertKind::CallBack ? "wishes to be called back"
                             : kind == AlertKind::RedLine  ? "safety words"
                                                           : "low scores";
    return "Missed while offline · " + std::to_string(n) + " " + what;
}

bool was_done_by_staff(std::string_view step) {
    const auto kind = find_alert_step_kind(step);
    return kind && !made_by_kiosk(*kind);
}

}  // namespace

bool Alerting::has_cause(const Visit& visit) const {
    const Survey* survey = basis_.surveys.find(visit.survey);
    const auto holds = [&](AlertKind kind) {
        return find_cause(kind, visit, survey, basis_.rules.words).has_value();
    };
    return std::any_of(std::begin(kAtOnce), std::end(kAtOnce), holds) || holds(AlertKind::LowScore);
}

// Staff at the kiosk had it on their screen, and what they did there is about this very alert.
Result<bool> Alerting::was_seen_to(const AlertId& alert) {
    auto lines = store_.history(alert);
    if (!lines) {
        return std::move(lines).error();
    }
    for (const auto& line : *lines) {
        if (line.fate == Fate::Waiting && was_done_by_staff(line.step)) {
            return true;
        }
    }
    return false;
}

// The one that others can still join.
Result<std::optional<AlertMessage>> Alerting::summary(const std::string& name) {
    auto id = store_.note(name);
    if (!id) {
        return std::move(id).error();
    }
    auto known = store_.find_alert(AlertId{*id});
    if (!known) {
        return std::move(known).error();
    }
    const bool is_open = *known && (*known)->alert.stage == AlertStage::Open &&
                         now_ - (*known)->alert.opened <= kSummaryFor &&
                         (*known)->alert.members.size() < kMostMembers;
    return is_open ? *std::move(known) : std::optional<AlertMessage>();
}

Status Alerting::raise_late(const VisitRecord& record, const AlertCause& cause) {
    AlertMessage message = new_message(record, cause);
    auto seen_to = was_seen_to(message.alert.id);
    if (!seen_to) {
        return std::move(seen_to).error();
    }
    if (*seen_to) {
        return start(std::move(message));
    }
    const std::string name =
        "missed of " + record.kiosk.text + " " + std::string(afterword::name(cause.kind));
    auto joined = summary(name);
    if (!joined) {
        return std::move(joined).error();
    }
    if (!*joined) {
        message.alert.title = "Missed while offline · " + message.alert.title;
        message.alert.reason = kMissed;
        if (auto noted = store_.set_note(name, message.alert.id.text); !noted) {
            return noted;
        }
        return start(std::move(message));
    }
    AlertMessage& whole = **joined;
    ++whole.alert.n;
    whole.alert.members.push_back(record.id);
    whole.alert.title = many(cause.kind, whole.alert.n);
    message.alert.stage = AlertStage::Merged;
    message.alert.into = whole.alert.id;
    if (auto started = start(std::move(message)); !started) {
        return started;
    }
    return keep(whole);
}

}  // namespace afterword
