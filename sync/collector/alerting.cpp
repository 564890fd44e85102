// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/alerting.hpp"

#include <algorithm>

#include "platform/base/log.hpp"
#include "sync/model/alert_id.hpp"
#include "sync/wire/row.hpp"

namespace afterword {
namespace {

// Why an alert was ended by its shopper, who took back what had raised it.
constexpr std::string_view kAmended = "amended";

constexpr std::size_t kMostReasons = 64;      // in an alert
constexpr std::size_t kMostTitleReasons = 3;  // more nobody reads on a pager

// Steps that are only noted; all others move the alert, or are too late.
bool only_noted(AlertStepKind step) {
    switch (step) {
        case AlertStepKind::Raised:
        case AlertStepKind::Stored:
        case AlertStepKind::Shown:
        case AlertStepKind::Useful:
            return true;
        default:
            return false;
    }
}

std::string_view language_of(const Survey& survey) {
    return survey.languages.empty() ? std::string_view("en") : survey.languages.front();
}

std::string label(const LowScore& low, const Survey& survey) {
    const Question* question = survey.find_question(low.question);
    if (question != nullptr) {
        auto labels = question->labels.find("en");
        if (labels == question->labels.end()) {
            labels = question->labels.find(language_of(survey));
        }
        const auto index = static_cast<std::size_t>(low.score.value() - 1);
        if (labels != question->labels.end() && index < labels->second.size()) {
            return labels->second[index];
        }
    }
    return std::to_string(low.score.value()) + "/5";
}

std::string option_text(const std::string& option, const Survey& survey) {
    for (const auto& question : survey.questions) {
        for (const auto& known : question.options) {
            if (known.id == option) {
                return std::string(text_in(known.text, "en", language_of(survey)));
            }
        }
    }
    return option;
}

// For those who can't render the codes: "Very bad · Waiting time".
std::string title_of(std::string title, const std::vector<std::string>& reasons,
                     const Survey* survey) {
    for (std::size_t i = 0; i < std::min(reasons.size(), kMostTitleReasons); ++i) {
        title += " · " + (survey == nullptr ? reasons[i] : option_text(reasons[i], *survey));
    }
    return title;
}

}  // namespace

AlertMessage as_of(AlertMessage message, WallTime now) {
    message.left = time_left(message.alert, now);
    message.late = late(message.alert, now);
    return message;
}

Status Alerting::judge(const VisitRecord& record, const Visit& visit) {
    if (auto judged = judge_wishes(record, visit); !judged) {
        return judged;
    }
    const Survey* survey = surveys_.find(visit.survey);
    if (survey == nullptr) {
        return done();  // judged again when it is there
    }
    const auto score = low_score(visit, *survey);
    return follow(record, AlertKind::LowScore,
                  score ? std::optional(low(*score, *survey)) : std::nullopt);
}

Status Alerting::judge_wishes(const VisitRecord& record, const Visit& visit) {
    const auto help = wishes_help(visit) ? std::optional(wish(visit, "Help wanted")) : std::nullopt;
    if (auto followed = follow(record, AlertKind::Help, help); !followed) {
        return followed;
    }
    const auto call = wishes_call(visit) ? std::optional(wish(visit, "Call back")) : std::nullopt;
    return follow(record, AlertKind::CallBack, call);
}

Alerting::Cause Alerting::low(const LowScore& low, const Survey& survey) const {
    return {low.score, low.reasons, title_of(label(low, survey), low.reasons, &survey)};
}

// Without the score: whoever comes to help must not know it.
Alerting::Cause Alerting::wish(const Visit& visit, std::string_view what) const {
    auto reasons = chosen_reasons(visit);
    auto title = title_of(std::string(what), reasons, surveys_.find(visit.survey));
    return {std::nullopt, std::move(reasons), std::move(title)};
}

Status Alerting::follow(const VisitRecord& record, AlertKind kind,
                        const std::optional<Cause>& cause) {
    if (!cause && record.rev == 1) {
        return done();  // nothing came before it that could have raised one
    }
    auto known = store_.find_alert(alert_id(record.kiosk, record.id, kind));
    if (!known) {
        return std::move(known).error();
    }
    if (!*known) {
        return cause && record.place ? raise(record, kind, *cause) : done();
    }
    return cause ? amend(**std::move(known), *cause) : withdraw(**std::move(known));
}

void Alerting::describe(Alert& alert, const Cause& cause) {
    alert.score = cause.score;
    alert.reasons = cause.reasons;
    alert.reasons.resize(std::min(alert.reasons.size(), kMostReasons));
    alert.title = cause.title;
}

Status Alerting::raise(const VisitRecord& record, AlertKind kind, const Cause& cause) {
    AlertMessage message;
    Alert& alert = message.alert;
    alert.id = alert_id(record.kiosk, record.id, kind);
    alert.kind = kind;
    alert.store = record.place->store;
    alert.kiosk = record.kiosk;
    alert.visit = record.id;
    alert.opened = now_;
    alert.members = {record.id};
    describe(alert, cause);
    if (auto kept = keep(message); !kept) {
        return kept;
    }
    if (auto noted = note(alert.id, AlertStepKind::Raised, ""); !noted) {
        return noted;
    }
    return apply_waiting(message);
}

Status Alerting::amend(AlertMessage known, const Cause& cause) {
    Alert& alert = known.alert;
    const bool withdrawn = alert.stage == AlertStage::NotActionable && alert.reason == kAmended;
    if (ended(alert.stage) && !withdrawn) {
        return done();
    }
    const Alert before = alert;
    describe(alert, cause);
    if (withdrawn) {
        alert.stage = AlertStage::Open;
        alert.reason.clear();
        alert.taken_by.clear();
        ++alert.rev;
        if (auto noted = note(alert.id, AlertStepKind::Reopened, "the shopper says so again");
            !noted) {
            return noted;
        }
    }
    // Other words alone don't raise the rev: a step that is on its way still finds its alert.
    return alert == before ? done() : keep(known);
}

Status Alerting::withdraw(AlertMessage known) {
    Alert& alert = known.alert;
    if (ended(alert.stage)) {
        return done();
    }
    alert.stage = AlertStage::NotActionable;
    alert.reason = kAmended;
    ++alert.rev;
    if (auto noted = note(alert.id, AlertStepKind::NotActionable, "the shopper took it back");
        !noted) {
        return noted;
    }
    return keep(known);
}

Status Alerting::judge_due(std::size_t most) {
    auto due = store_.due_visits(now_, most);
    if (!due) {
        return std::move(due).error();
    }
    for (auto& record : *due) {
        auto bytes = store_.row_bytes(record.row);
        if (!bytes) {
            return std::move(bytes).error();
        }
        const auto row = decode_row(*bytes);
        const auto* visit = row ? std::get_if<Visit>(&*row) : nullptr;
        if (visit == nullptr) {
            log_error("stored_visit_unreadable").with("visit", record.id.text());
        } else if (auto judged = judge(record, *visit); !judged) {
            return judged;
        }
        record.judge_at.reset();
        if (auto updated = store_.update(record); !updated) {
            return updated;
        }
    }
    return done();
}

Status Alerting::take(const ArrivedStep& arrived) {
    const AlertStep& step = arrived.step;
    HistoryEntry line{step.alert,    std::string(name(step.step)),
                      step.by,       arrived.at,
                      step.note,     Fate::Waiting,
                      arrived.kiosk, arrived.bytes};
    auto number = store_.add_history(line);
    if (!number) {
        return std::move(number).error();
    }
    if (!*number) {
        return done();  // a restored outbox told it a second time
    }
    line.number = **number;
    auto known = store_.find_alert(step.alert);
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

Status Alerting::apply(AlertMessage& known, HistoryEntry line, const ArrivedStep& arrived) {
    if (arrived.step.rev > known.alert.rev) {
        return done();  // it follows on a step of the same kiosk that is still on its way
    }
    line.fate = Fate::Applied;
    const auto place = places_.place(arrived.kiosk, arrived.at);
    if (!place || place->store != known.alert.store) {
        line.fate = Fate::Refused;
        line.note = "refused: the kiosk stands in another store";
    } else if (!only_noted(arrived.step.step)) {
        auto after = moved(known.alert, arrived.step);
        if (after) {
            known.alert = *std::move(after);
            if (auto kept = keep(known); !kept) {
                return kept;
            }
        } else {
            line.fate = Fate::Refused;
            line.note = "refused: " + after.error().message;
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
    message = as_of(std::move(message), now_);
    if (auto saved = store_.save(message); !saved) {
        return saved;
    }
    changed_.push_back(message);
    return done();
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
