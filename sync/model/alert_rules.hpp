// SPDX-License-Identifier: Apache-2.0
// When a visit is something staff must act on, and how steps move an alert. Pure: the same code on
// kiosk and collector.
#pragma once

#include <optional>

#include "sync/model/alert.hpp"
#include "sync/model/survey.hpp"
#include "sync/model/visit.hpp"

namespace afterword {

struct LowScore {
    std::string question;
    Score score;
    std::vector<std::string> reasons;  // chosen in the visit's choices, in order
};

// The options chosen in the visit, in order.
std::vector<std::string> chosen_reasons(const Visit& visit);

// The first question whose answer is at or below its `alert_at`; empty for test visits and for
// those that look like misuse, as reports leave them out.
std::optional<LowScore> low_score(const Visit& visit, const Survey& survey);

// What the shopper wants of the store: somebody to come now, or to call back. Not of test visits.
bool wishes_help(const Visit& visit);
bool wishes_call(const Visit& visit);

// An open visit without a new rev for this long after its arrival is judged as it stands.
constexpr Milliseconds kJudgeOpenVisitAfter{90'000};
// One that comes in late is judged when the rows behind it have had time to come as well.
constexpr Milliseconds kJudgeLateVisitAfter{60'000};

// How long each part of an alert may last, from its opening or its reopening.
struct Deadlines {
    Milliseconds take{10 * 60'000};
    Milliseconds facts{60 * 60'000};
    Milliseconds solution{120 * 60'000};
    // Until somebody confirms that it will not happen again; counts closed hours too.
    Milliseconds prevention{std::chrono::days(7)};
    // What nobody has ended by then has gone by; counts closed hours too.
    Milliseconds expiry{std::chrono::days(14)};
    // How often those who might take it are told again.
    Milliseconds repeat{30 * 60'000};
    enum class Run {
        WhileOpen,  // they stand still while the store is closed
        RoundTheClock,
    } run = Run::WhileOpen;
};
// Whether the deadline of the stage it is in has passed.
bool late(AlertStage stage, const TimeLeft& left);

// A step somebody makes on an alert of that kind.
struct Attempt {
    AlertStepKind step = AlertStepKind::Taken;
    ActorRole role = ActorRole::Staff;
    AlertKind kind = AlertKind::LowScore;
};
// The stage it leads to from `stage`; empty where the table has no such transition for them.
std::optional<AlertStage> next_stage(AlertStage stage, const Attempt& attempt);

// The alert after the step, its rev one higher. Conflict when the table has no such transition for
// whoever made it, another has taken the alert, or it was made on an older rev that has moved
// since; Invalid when a solution lacks its cause or action, or a dismissal its reason.
Result<Alert> moved(Alert alert, const AlertStep& step);

}  // namespace afterword
