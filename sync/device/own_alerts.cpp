// SPDX-License-Identifier: Apache-2.0
#include "sync/device/own_alerts.hpp"

#include <algorithm>
#include <utility>

#include "platform/base/log.hpp"
#include "sync/model/alert_id.hpp"
#include "sync/model/grouping.hpp"
#include "sync/wire/row.hpp"

namespace afterword {
namespace {

// Of the rows before a restart only those that had not waited long enough count, and nobody fills
// more in that time; what waited longer is in the inbox.
constexpr std::int64_t kRowsToJudge = 100;

const Survey* find_survey(const std::vector<Survey>& surveys, const SurveyId& id) {
    const auto found = std::find_if(surveys.begin(), surveys.end(),
                                    [&](const Survey& survey) { return survey.id == id; });
    return found == surveys.end() ? nullptr : &*found;
}

}  // namespace

Status OwnAlerts::load() {
    if (basis_ == nullptr) {
        return done();
    }
    for (const auto& id : inbox_.own()) {
        raised_[id] = {outbox_.last(), std::nullopt};
    }
    const Seq first{std::max({outbox_.first().value, outbox_.receipted().value + 1,
                              outbox_.last().value - kRowsToJudge + 1})};
    auto rows = outbox_.from(first, static_cast<std::size_t>(kRowsToJudge));
    if (!rows) {
        return std::move(rows).error();
    }
    for (const auto& bytes : *rows) {
        const auto row = decode_row(bytes);
        const auto* visit = row ? std::get_if<Visit>(&*row) : nullptr;
        if (visit == nullptr) {
            continue;
        }
        if (auto noted = note(*visit); !noted) {
            return noted;
        }
    }
    return done();
}

Status OwnAlerts::note(const Visit& visit) {
    if (basis_ == nullptr) {
        return done();
    }
    for (const AlertKind kind : kRaisedByKiosk) {
        // A score may still be changed; a cry for help does not wait.
        if (kind == AlertKind::LowScore && visit.state == Visit::State::Open) {
            continue;
        }
        if (auto noted = note(visit, kind); !noted) {
            return noted;
        }
    }
    return done();
}

Status OwnAlerts::note(const Visit& visit, AlertKind kind) {
    const AlertId id = alert_id(kiosk_, visit.id, kind);
    const auto cause =
        find_cause(kind, visit, find_survey(basis_->surveys, visit.survey), basis_->words);
    if (const Alert* own = inbox_.find_own(id)) {
        raised_[id] = {outbox_.last(), std::nullopt};
        const auto after = is_group(*own) ? regrouped(*own, *own, cause) : amended(*own, cause);
        return after ? inbox_.raise(*after) : done();
    }
    if (!cause || inbox_.knows(id)) {
        waiting_.erase(id);
        return done();
    }
    const auto [waiting, is_new] =
        waiting_.try_emplace(id, Waiting{{}, outbox_.last(), clock_.tick()});
    waiting->second.alert = new_alert(visit, *cause);
    return done();
}

Alert OwnAlerts::new_alert(const Visit& visit, const AlertCause& cause) const {
    Alert alert;
    alert.id = alert_id(kiosk_, visit.id, cause.kind);
    alert.store = basis_->store;
    alert.kiosk = kiosk_;
    alert.visit = visit.id;
    alert.members = {visit.id};
    describe(alert, cause);
    return alert;
}

Status OwnAlerts::tick() {
    for (auto next = waiting_.begin(); next != waiting_.end();) {
        auto& [id, waiting] = *next;
        if (outbox_.receipted() >= waiting.seq || inbox_.knows(id)) {
            next = waiting_.erase(next);
            continue;
        }
        if (clock_.tick() < waiting.since + kRaiseAfter) {
            ++next;
            continue;
        }
        if (auto raised = raise(waiting.alert); !raised) {
            waiting.since = clock_.tick();  // again in a while
            return raised;
        }
        next = waiting_.erase(next);
    }
    return done();
}

Status OwnAlerts::raise(Alert alert) {
    alert.opened = clock_.wall();
    AlertStep step;
    step.at = moment_of(clock_);
    step.alert = alert.id;
    step.step = AlertStepKind::Raised;
    if (auto added = outbox_.add(step); !added) {
        return added;
    }
    log_info("alert_raised_here").with("alert", alert.id.text).with("kind", name(alert.kind));
    return keep(std::move(alert));
}

// As the collector would: what follows an alert of the same reason joins it.
Status OwnAlerts::keep(Alert alert) {
    auto leader = leader_of(alert);
    if (!leader) {
        return std::move(leader).error();
    }
    if (*leader) {
        join(**leader, alert);
        // What the collector has said of the leader stands until it says more.
        const bool own = inbox_.find_own((*leader)->id) != nullptr;
        if (auto kept = own ? inbox_.raise(**leader) : done(); !kept) {
            return kept;
        }
    }
    raised_[alert.id] = {outbox_.last(), std::nullopt};
    return inbox_.raise(alert);
}

Result<std::optional<Alert>> OwnAlerts::leader_of(const Alert& alert) {
    const auto group = group_of(alert);
    if (!group) {
        return std::optional<Alert>();
    }
    auto steps = outbox_.steps_ahead();
    if (!steps) {
        return std::move(steps).error();
    }
    for (const auto& known : inbox_.visible()) {
        const Alert& leader = known.alert;
        const bool touched = std::any_of(steps->begin(), steps->end(), [&](const auto& step) {
            return step.alert == leader.id && !only_noted(step.step);
        });
        if (!touched && group_of(leader) == group && leader.id != alert.id &&
            joins(leader, std::nullopt, clock_.wall(), GroupSettings())) {
            return std::optional(leader);
        }
    }
    return std::optional<Alert>();
}

Status OwnAlerts::settle() {
    const Tick now = clock_.tick();
    for (auto next = raised_.begin(); next != raised_.end();) {
        auto& [id, raised] = *next;
        if (inbox_.find_own(id) == nullptr) {
            next = raised_.erase(next);
            continue;
        }
        if (outbox_.receipted() < raised.seq) {
            raised.receipted.reset();
        } else if (!raised.receipted) {
            raised.receipted = now;
        } else if (now >= *raised.receipted + kAgreeWithin) {
            if (auto dropped = inbox_.drop(id); !dropped) {
                raised.receipted = now;
                return dropped;
            }
        }
        ++next;
    }
    return done();
}

std::optional<Tick> OwnAlerts::next_wake() const {
    std::optional<Tick> first;
    for (const auto& [id, waiting] : waiting_) {
        const Tick due = waiting.since + kRaiseAfter;
        first = std::min(first.value_or(due), due);
    }
    return first;
}

}  // namespace afterword
