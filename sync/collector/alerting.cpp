// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/alerting.hpp"

#include <algorithm>

#include "platform/base/log.hpp"
#include "sync/collector/alert_clock.hpp"
#include "sync/model/alert_id.hpp"
#include "sync/wire/erasing.hpp"
#include "sync/wire/row.hpp"

namespace afterword {
namespace {

// The alert after a step that was made then; at the same rev where it is only noted.
Result<Alert> after_step(const Alert& alert, AlertStep step, WallTime at) {
    if (only_noted(step.step)) {
        return alert;
    }
    step.at.wall = at;  // as corrected
    auto after = moved(alert, step);
    if (after && step.step == AlertStepKind::Reopened) {
        after->reopened = at;
    }
    return after;
}

}  // namespace

Status Alerting::judge(const VisitRecord& record, const Visit& visit) {
    if (auto judged = judge_wishes(record, visit); !judged) {
        return judged;
    }
    if (basis_.surveys.find(visit.survey) == nullptr) {
        return done();  // judged again when it is there
    }
    return follow(record, visit, AlertKind::LowScore);
}

Status Alerting::judge_wishes(const VisitRecord& record, const Visit& visit) {
    for (const AlertKind kind : kAtOnce) {
        if (auto followed = follow(record, visit, kind); !followed) {
            return followed;
        }
    }
    return done();
}

Result<std::optional<AlertMessage>> Alerting::find_locked(const AlertId& alert) {
    if (auto kept = keep_grown(alert); !kept) {
        return std::move(kept).error();
    }
    auto known = store_.find_alert(alert);
    if (!known || !*known || !store_.has_company()) {
        return known;
    }
    if (auto locked = store_.lock_chain((*known)->alert.store); !locked) {
        return std::move(locked).error();
    }
    return store_.find_alert(alert);
}

Status Alerting::follow(const VisitRecord& record, const Visit& visit, AlertKind kind) {
    const auto cause =
        find_cause(kind, visit, basis_.surveys.find(visit.survey), basis_.rules.words);
    if (!cause && !may_have_raised(record)) {
        return done();
    }
    auto known = find_locked(alert_id(record.kiosk, record.id, kind));
    if (!known) {
        return std::move(known).error();
    }
    if (!*known) {
        return cause && record.place ? raise(record, *cause) : done();
    }
    return amend(**std::move(known), cause);
}

// Whether anything came before this rev that could have raised an alert: one that is stored, or one
// that was taken in just now.
bool Alerting::may_have_raised(const VisitRecord& record) const {
    return record.rev > 1 &&
           (record.number != 0 ||
            std::any_of(changed_.begin(), changed_.end(), [&](const auto& changed) {
                return changed.alert.kiosk == record.kiosk && changed.alert.visit == record.id;
            }));
}

Status Alerting::raise(const VisitRecord& record, const AlertCause& cause) {
    return is_late(record) ? raise_late(record, cause) : raise_grouped(new_message(record, cause));
}

AlertMessage Alerting::new_message(const VisitRecord& record, const AlertCause& cause) const {
    AlertMessage message;
    Alert& alert = message.alert;
    alert.id = alert_id(record.kiosk, record.id, cause.kind);
    alert.store = record.place->store;
    alert.kiosk = record.kiosk;
    alert.visit = record.id;
    alert.opened = now_;
    alert.members = {record.id};
    describe(alert, cause);
    return message;
}

Status Alerting::start(AlertMessage message) {
    if (auto kept = keep(message); !kept) {
        return kept;
    }
    if (auto noted = note(message.alert.id, AlertStepKind::Raised, ""); !noted) {
        return noted;
    }
    return apply_waiting(message);
}

Status Alerting::amend(AlertMessage known, const std::optional<AlertCause>& cause) {
    if (known.alert.into) {
        return amend_member(std::move(known), cause);
    }
    if (is_group(known.alert)) {
        return regroup(known.alert, known.alert.id, cause);
    }
    auto after = amended(known.alert, cause);
    if (!after) {
        return done();
    }
    if (auto noted = note_amended(known.alert, *after); !noted) {
        return noted;
    }
    known.alert = *std::move(after);
    return keep(known);
}

Status Alerting::note_amended(const Alert& before, const Alert& after) {
    if (before.stage == after.stage) {
        return done();
    }
    return ended(after.stage)
               ? note(after.id, AlertStepKind::NotActionable, "the shopper took it back")
               : note(after.id, AlertStepKind::Reopened, "the shopper says so again");
}

// What was erased is no change of the shopper's mind: its wishes and words stand as they were
// heard.
Status Alerting::judge_stored(const VisitRecord& record, const Visit& visit,
                              const std::string& bytes) {
    if (!is_without_details(bytes)) {
        return judge(record, visit);
    }
    return basis_.surveys.find(visit.survey) == nullptr
               ? done()
               : follow(record, visit, AlertKind::LowScore);
}

Status Alerting::judge_due(const ShardSet& shards, std::size_t most) {
    auto due = store_.due_visits(now_, shards, most);
    if (!due) {
        return std::move(due).error();
    }
    for (const auto& record : *due) {
        auto bytes = store_.row_bytes(record.row);
        if (!bytes) {
            return std::move(bytes).error();
        }
        const auto row = decode_row(*bytes);
        const auto* visit = row ? std::get_if<Visit>(&*row) : nullptr;
        if (visit == nullptr) {
            log_error("stored_visit_unreadable").with("visit", record.id.text());
        } else if (auto judged = judge_stored(record, *visit, *bytes); !judged) {
            return judged;
        }
    }
    return store_.set_judged(*due);
}

Status Alerting::take(const ArrivedStep& arrived) {
    const AlertStep& step = arrived.step;
    HistoryEntry line{step.alert,    std::string(name(step.step)),
                      step.by,       arrived.at,
                      step.note,     Fate::Waiting,
                      arrived.kiosk, arrived.bytes};
    // Before the alert is looked for: who raises it looks for steps that wait for it.
    if (const auto place = basis_.places.place(arrived.kiosk, arrived.at)) {
        if (auto locked = store_.lock_chain(place->store); !locked) {
            return locked;
        }
    }
    auto number = store_.add_history(line);
    if (!number) {
        return std::move(number).error();
    }
    if (!*number) {
        return done();  // a restored outbox told it a second time
    }
    line.number = **number;
    auto known = find_locked(step.alert);
    if (!known) {
        return std::move(known).error();
    }
    if (!*known) {
        return done();
    }
    if (auto applied = apply(**known, std::move(line), arrived); !applied) {
        return applied;
    }
    return apply_waiting(**known);
}

Result<AlertMessage> Alerting::act(const AlertStep& step) {
    auto known = find_locked(step.alert);
    if (!known) {
        return std::move(known).error();
    }
    if (!*known) {
        return Error{Errc::NotFound, "there is no alert " + step.alert.text};
    }
    AlertMessage& message = **known;
    if (step.rev != message.alert.rev) {
        return Error{Errc::Busy, "the alert stands at rev " + std::to_string(message.alert.rev)};
    }
    auto after = after_step(message.alert, step, now_);
    if (!after) {
        return std::move(after).error();
    }
    // As a kiosk would have said it, and before the alert is kept: history says whom to tell.
    const HistoryEntry line{
        step.alert,      std::string(name(step.step)), step.by, now_, step.note, Fate::Applied, {},
        encode_row(step)};
    if (auto noted = store_.add_history(line); !noted) {
        return std::move(noted).error();
    }
    if (after->rev != message.alert.rev) {
        message.alert = *std::move(after);
        if (auto kept = keep(message); !kept) {
            return std::move(kept).error();
        }
    }
    if (auto applied = apply_waiting(message); !applied) {
        return std::move(applied).error();
    }
    return message;
}

Status Alerting::apply(AlertMessage& known, HistoryEntry line, const ArrivedStep& arrived) {
    if (arrived.step.rev > known.alert.rev) {
        return done();  // it follows on a step of the same kiosk that is still on its way
    }
    line.fate = Fate::Applied;
    const auto place = basis_.places.place(arrived.kiosk, arrived.at);
    if (!place || place->store != known.alert.store) {
        line.fate = Fate::Refused;
        line.note = "refused: the kiosk stands in another store";
    } else if (auto after = after_step(known.alert, arrived.step, arrived.at); !after) {
        line.fate = Fate::Refused;
        line.note = "refused: " + after.error().message;
    } else if (after->rev != known.alert.rev) {
        known.alert = *std::move(after);
        if (auto kept = keep(known); !kept) {
            return kept;
        }
    }
    if (line.fate == Fate::Refused) {
        log_info("alert_step_refused").with("alert", line.alert.text).with("why", line.note);
    }
    return store_.settle(line);
}

Status Alerting::apply_waiting(AlertMessage& known) {
    // A step that moves the alert may be the one that another waits for.
    int rev = 0;
    while (rev != known.alert.rev) {
        rev = known.alert.rev;
        if (auto applied = apply_waiting_once(known); !applied) {
            return applied;
        }
    }
    return done();
}

Status Alerting::apply_waiting_once(AlertMessage& known) {
    auto lines = store_.history(known.alert.id);
    if (!lines) {
        return std::move(lines).error();
    }
    for (auto& line : *lines) {
        if (line.fate != Fate::Waiting) {
            continue;
        }
        const auto row = decode_row(line.bytes);
        const auto* step = row ? std::get_if<AlertStep>(&*row) : nullptr;
        if (step == nullptr) {
            log_error("stored_step_unreadable").with("alert", line.alert.text);
            continue;
        }
        const ArrivedStep arrived{*step, line.kiosk, line.at, line.bytes};
        if (auto applied = apply(known, line, arrived); !applied) {
            return applied;
        }
    }
    return done();
}

Status Alerting::send_again(const StoreId& store) {
    auto open = store_.alerts({store, std::nullopt, 0, AlertFilter::Which::NotEnded});
    if (!open) {
        return std::move(open).error();
    }
    for (auto& message : *open) {
        if (auto kept = keep(message); !kept) {
            return kept;
        }
    }
    return done();
}

Status Alerting::keep(AlertMessage& message) {
    auto change = store_.next_change(message.alert.store);
    if (!change) {
        return std::move(change).error();
    }
    message.change = *change;
    message.after = *change - 1;
    message = as_of(std::move(message), basis_, now_);
    if (auto saved = store_.save(message); !saved) {
        return saved;
    }
    changed_.push_back(message);
    return escalator_.look(message);
}

Status Alerting::note(const AlertId& alert, AlertStepKind step, const std::string& text) {
    HistoryEntry line;
    line.alert = alert;
    line.step = name(step);
    line.at = now_;
    line.note = text;
    auto noted = store_.add_history(line);
    if (!noted) {
        return std::move(noted).error();
    }
    return done();
}

}  // namespace afterword
