// SPDX-License-Identifier: Apache-2.0
#include "sync/model/alert_rules.hpp"

#include <algorithm>
#include <array>
#include <initializer_list>

namespace afterword {
namespace {

using enum AlertStage;
using S = AlertStepKind;
using R = ActorRole;

class Roles {
  public:
    constexpr Roles(std::initializer_list<R> roles) {
        for (const R role : roles) {
            bits_ |= bit(role);
        }
    }
    [[nodiscard]] constexpr bool has(R role) const { return (bits_ & bit(role)) != 0; }

  private:
    static constexpr unsigned bit(R role) { return 1U << static_cast<unsigned>(role); }
    unsigned bits_ = 0;
};

constexpr Roles kCompany = {R::Staff, R::Lead, R::Manager, R::Region, R::HeadOffice};
constexpr Roles kLeading = {R::Lead, R::Manager, R::Region, R::HeadOffice};
// Who says whether a solution was one.
constexpr Roles kJudging = {R::Manager, R::Region, R::HeadOffice, R::Shopper};
// The contact of a call-back is sealed to head office, who call; the store records facts.
constexpr Roles kCalling = {R::Region, R::HeadOffice};

enum class Of { Any, CallBack, AllOthers };

struct Transition {
    AlertStage from{};
    AlertStepKind step{};
    AlertStage to{};
    Roles who;
    Of kind = Of::Any;
};

constexpr std::array kTransitions = {
    Transition{Open, S::Taken, Taken, kCompany},
    Transition{Open, S::NotActionable, NotActionable, kCompany},
    Transition{Reopened, S::Taken, Taken, kCompany},
    Transition{Reopened, S::NotActionable, NotActionable, kCompany},
    Transition{Taken, S::Facts, Facts, kCompany},
    Transition{Taken, S::Solved, Solved, kCompany, Of::AllOthers},
    Transition{Taken, S::Solved, Solved, kCalling, Of::CallBack},
    Transition{Taken, S::Released, Open, kCompany},
    Transition{Taken, S::HandedOver, Taken, kCompany},
    Transition{Taken, S::NotActionable, NotActionable, kCompany},
    Transition{Facts, S::Solved, Solved, kCompany, Of::AllOthers},
    Transition{Facts, S::Solved, Solved, kCalling, Of::CallBack},
    Transition{Facts, S::Released, Open, kCompany},
    Transition{Facts, S::HandedOver, Facts, kCompany},
    Transition{Facts, S::NotActionable, NotActionable, kCompany},
    Transition{Solved, S::Confirmed, Confirmed, kJudging},
    Transition{Solved, S::Reopened, Reopened, kJudging},
    Transition{Confirmed, S::Reopened, Reopened, kJudging},
};

bool is_of(Of kind, AlertKind alert) {
    return kind == Of::Any || (kind == Of::CallBack) == (alert == AlertKind::CallBack);
}

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

// Who has taken an alert goes on with it, but for two things: whoever leads frees what another has
// left lying, and of a call-back one side calls while the other records facts.
bool may_act_for(const Alert& alert, const AlertStep& step) {
    switch (step.step) {
        case S::Confirmed:
        case S::Reopened:
            return true;
        case S::Released:
        case S::HandedOver:
            return kLeading.has(step.role);
        case S::Facts:
        case S::Solved:
            return alert.kind == AlertKind::CallBack;
        default:
            return false;
    }
}

// Whoever has taken an alert goes on with it whatever rev their own steps have made of it; what
// nobody has taken is dismissed only by someone who saw it as it stands.
Status allowed(const Alert& alert, const AlertStep& step) {
    if (!alert.taken_by.empty() && step.by != alert.taken_by && !may_act_for(alert, step)) {
        return Error{Errc::Conflict, "taken by " + alert.taken_by};
    }
    if (step.step == S::Confirmed && step.by == alert.solved_by) {
        return Error{Errc::Conflict, "whoever solved it does not confirm it"};
    }
    if (alert.taken_by.empty() && step.step == S::NotActionable && step.rev < alert.rev) {
        return Error{Errc::Conflict, "made on revision " + std::to_string(step.rev) +
                                         ", which has moved on to " + std::to_string(alert.rev)};
    }
    return done();
}

void note(Alert& alert, const AlertStep& step) {
    if (!step.note.empty()) {
        alert.noted.push_back({step.by, step.at.wall, step.note});
        if (alert.noted.size() > kMostNoted) {
            alert.noted.erase(alert.noted.begin());
        }
    }
    switch (step.step) {
        case S::Taken:
            alert.taken_by = step.by;
            alert.reason.clear();
            break;
        case S::HandedOver:
            alert.taken_by = step.to;
            break;
        case S::Released:
            alert.taken_by.clear();
            alert.reason = step.reason == kHandedOver ? kHandedOver : "";
            break;
        case S::Reopened:
            alert.taken_by.clear();
            break;
        case S::Solved:
            alert.solved_by = step.by;
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

std::optional<AlertStage> next_stage(AlertStage stage, const Attempt& attempt) {
    const auto found =
        std::find_if(kTransitions.begin(), kTransitions.end(), [&](const Transition& transition) {
            return transition.from == stage && transition.step == attempt.step &&
                   transition.who.has(attempt.role) && is_of(transition.kind, attempt.kind);
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
    const auto stage = next_stage(alert.stage, {step.step, step.role, alert.kind});
    if (!stage) {
        return Error{Errc::Conflict, std::string(name(step.step)) + " is not possible for " +
                                         std::string(name(step.role)) + " while " +
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
