// SPDX-License-Identifier: Apache-2.0
#include "sync/model/alert_rules.hpp"

#include <algorithm>
#include <array>

namespace afterword {
namespace {

struct Transition {
    AlertStage from;
    AlertStepKind step;
    AlertStage to;
};

using enum AlertStage;
using S = AlertStepKind;

constexpr std::array kTransitions = {
    Transition{Open, S::Taken, Taken},
    Transition{Open, S::NotActionable, NotActionable},
    Transition{Reopened, S::Taken, Taken},
    Transition{Reopened, S::NotActionable, NotActionable},
    Transition{Taken, S::Facts, Facts},
    Transition{Taken, S::Solved, Solved},
    Transition{Taken, S::Released, Open},
    Transition{Taken, S::HandedOver, Taken},
    Transition{Taken, S::NotActionable, NotActionable},
    Transition{Facts, S::Solved, Solved},
    Transition{Facts, S::Released, Open},
    Transition{Facts, S::HandedOver, Facts},
    Transition{Facts, S::NotActionable, NotActionable},
    Transition{Solved, S::Confirmed, Confirmed},
    Transition{Solved, S::Reopened, Reopened},
    Transition{Confirmed, S::Reopened, Reopened},
};

Status complete(const AlertStep& step) {
    if (step.step == S::Solved && (step.cause.empty() || step.actions.empty())) {
        return Error{Errc::Invalid, "a solution needs a cause and an action"};
    }
    if (step.step == S::NotActionable && step.reason.empty()) {
        return Error{Errc::Invalid, "a dismissal needs a reason"};
    }
    if (step.step == S::HandedOver && step.to.empty()) {
        return Error{Errc::Invalid, "a hand-over needs somebody to take it"};
    }
    return done();
}

// Who has taken an alert goes on with it, whatever rev their own steps have made of it; what nobody
// has taken is dismissed only by someone who saw it as it stands.
Status allowed(const Alert& alert, const AlertStep& step) {
    const bool about_the_solution = step.step == S::Confirmed || step.step == S::Reopened;
    if (!about_the_solution && !alert.taken_by.empty() && step.by != alert.taken_by) {
        return Error{Errc::Conflict, "taken by " + alert.taken_by};
    }
    if (alert.taken_by.empty() && step.step == S::NotActionable && step.rev < alert.rev) {
        return Error{Errc::Conflict, "made on revision " + std::to_string(step.rev) +
                                         ", which has moved on to " + std::to_string(alert.rev)};
    }
    return done();
}

void note(Alert& alert, const AlertStep& step) {
    switch (step.step) {
        case S::Taken:
            alert.taken_by = step.by;
            break;
        case S::HandedOver:
            alert.taken_by = step.to;
            break;
        case S::Released:
            alert.taken_by.clear();
            break;
        case S::Solved:
            alert.cause = step.cause;
            alert.actions = step.actions;
            alert.outcome = step.outcome;
            break;
        case S::NotActionable:
            alert.reason = step.reason;
            break;
        default:
            break;
    }
}

}  // namespace

std::vector<std::string> chosen_reasons(const Visit& visit) {
    std::vector<std::string> reasons;
    for (const auto& step : visit.steps) {
        reasons.insert(reasons.end(), step.values.begin(), step.values.end());
    }
    return reasons;
}

bool wishes_help(const Visit& visit) {
    return !visit.test && visit.help.has_value();
}

bool wishes_call(const Visit& visit) {
    return !visit.test && visit.contact.has_value();
}

std::optional<LowScore> low_score(const Visit& visit, const Survey& survey) {
    if (visit.test || (visit.misuse && flagged(*visit.misuse, MisuseSettings()))) {
        return std::nullopt;
    }
    for (const auto& question : survey.questions) {
        const Step* step = visit.find_step(question.id);
        if (step == nullptr || !step->value || question.alert_at == 0 ||
            step->value->value() > question.alert_at) {
            continue;
        }
        return LowScore{question.id, *step->value, chosen_reasons(visit)};
    }
    return std::nullopt;
}

bool late(AlertStage stage, const TimeLeft& left) {
    constexpr Milliseconds kNone{0};
    switch (stage) {
        case Open:
        case Reopened:
            return left.take < kNone;
        case Taken:
            return left.facts < kNone;
        case Facts:
            return left.solution < kNone;
        default:
            return false;
    }
}

std::optional<AlertStage> next_stage(AlertStage stage, AlertStepKind step) {
    const auto found =
        std::find_if(kTransitions.begin(), kTransitions.end(), [&](const Transition& transition) {
            return transition.from == stage && transition.step == step;
        });
    if (found == kTransitions.end()) {
        return std::nullopt;
    }
    return found->to;
}

Result<Alert> moved(Alert alert, const AlertStep& step) {
    if (auto whole = complete(step); !whole) {
        return std::move(whole).error();
    }
    const auto stage = next_stage(alert.stage, step.step);
    if (!stage) {
        return Error{Errc::Conflict, std::string(name(step.step)) + " is not possible while " +
                                         std::string(name(alert.stage))};
    }
    if (auto may = allowed(alert, step); !may) {
        return std::move(may).error();
    }
    alert.stage = *stage;
    ++alert.rev;
    note(alert, step);
    return alert;
}

}  // namespace afterword
