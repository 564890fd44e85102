// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/escalator.hpp"

#include <algorithm>
#include <utility>

#include "sync/collector/alert_clock.hpp"
#include "sync/model/escalation.hpp"

namespace afterword {
namespace {

// Nobody is told of what ended so.
bool is_over(AlertStage stage) {
    return ended(stage) && stage != AlertStage::Solved;
}

WallTime expires(const Alert& alert, const Basis& basis) {
    return alert.reopened.value_or(alert.opened) + basis.rules.deadlines.expiry;
}

void note(const HistoryEntry& line, Situation& situation) {
    if (line.fate == Fate::Refused) {
        return;
    }
    const auto step = find_alert_step_kind(line.step);
    if (step == AlertStepKind::Shown && line.fate == Fate::Applied) {
        situation.delivery = Situation::Delivery::Shown;
    } else if (step == AlertStepKind::Taken) {
        situation.claim = Situation::Claim::Taken;
    } else if (step == AlertStepKind::Reopened && !line.bytes.empty()) {
        ++situation.round;  // by somebody; what a shopper amends is no new round
    }
}

}  // namespace

Status Escalator::look(const AlertMessage& message) {
    const Alert& alert = message.alert;
    std::optional<WallTime> next;
    if (!basis_.people.empty() && !is_over(alert.stage)) {
        auto told = tell(message);
        if (!told) {
            return std::move(told).error();
        }
        next = *told;
    }
    if (!ended(alert.stage)) {
        const WallTime gone = expires(alert, basis_);
        next = std::min(next.value_or(gone), gone);
    }
    return store_.set_look(alert.id, next);
}

bool Escalator::has_expired(const Alert& alert) const {
    return !ended(alert.stage) && expires(alert, basis_) <= now_;
}

Result<std::optional<WallTime>> Escalator::tell(const AlertMessage& message) {
    const Alert& alert = message.alert;
    auto lines = store_.history(alert.id);
    auto told = store_.notices_of(alert.id);
    if (!lines || !told) {
        return !lines ? std::move(lines).error() : std::move(told).error();
    }
    const OpeningTimes clock = clock_of(alert, basis_);
    const StoreEntry* store = basis_.places.find_store(alert.store);
    Situation situation;
    situation.alert = alert;
    situation.region = store == nullptr ? std::string() : store->region;
    situation.after = [&](WallTime from, Milliseconds open) { return clock.after(from, open); };
    if (const auto resumes = as_of(message, basis_, now_).resumes) {
        situation.resumes = now_ + *resumes;
    }
    for (const auto& line : *lines) {
        note(line, situation);
    }
    const auto found = escalate(situation, basis_.rules.deadlines, basis_.people, *told, now_);
    for (const auto& notice : found.due) {
        if (auto added = store_.add(notice); !added) {
            return std::move(added).error();
        }
    }
    return found.next;
}

}  // namespace afterword
