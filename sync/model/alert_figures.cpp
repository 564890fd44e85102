// SPDX-License-Identifier: Apache-2.0
#include "sync/model/alert_figures.hpp"

#include <algorithm>

#include "sync/model/alert_causes.hpp"
#include "sync/model/helped.hpp"

namespace afterword {
namespace {

using Standing = AlertCourse::Standing;
using Verdict = AlertCourse::Verdict;
using Afterwards = AlertCourse::Afterwards;

constexpr std::string_view kTest = "test";  // why staff dismiss what was none

// The first of those that there are.
std::optional<WallTime> earliest(std::initializer_list<std::optional<WallTime>> times) {
    std::optional<WallTime> first;
    for (const auto& time : times) {
        if (time && (!first || *time < *first)) {
            first = time;
        }
    }
    return first;
}

Standing standing_of(const AlertPast& past, const Deadlines& deadlines) {
    switch (past.alert.stage) {
        case AlertStage::Solved:
        case AlertStage::Confirmed:
            return Standing::Solved;
        case AlertStage::NotActionable:
            return Standing::Dismissed;
        case AlertStage::Expired: {
            const WallTime since = past.alert.reopened.value_or(past.alert.opened);
            return past.ended && *past.ended < since + deadlines.expiry ? Standing::Cleared
                                                                        : Standing::Expired;
        }
        default:
            return Standing::Open;
    }
}

Verdict verdict_of(const AlertPast& past, Standing standing) {
    if (past.mark == AlertPast::Mark::Useful || standing == Standing::Solved) {
        return Verdict::Useful;
    }
    return standing == Standing::Dismissed ? Verdict::NotUseful : Verdict::None;
}

Afterwards afterwards_of(const AlertPast& past, Milliseconds within, WallTime now) {
    if (!past.solved || now - *past.solved < within) {
        return Afterwards::Unknown;
    }
    const auto soon = [&](const std::optional<WallTime>& at) {
        return at && *at >= *past.solved && *at - *past.solved <= within;
    };
    return soon(past.reopened) || soon(past.recurred) ? Afterwards::CameBack : Afterwards::Quiet;
}

std::int64_t count(std::span<const AlertCourse> courses,
                   const std::function<bool(const AlertCourse&)>& is) {
    return std::count_if(courses.begin(), courses.end(), is);
}

WaitFigures waits_of(std::span<const AlertCourse> courses, Milestone AlertCourse::*which) {
    WaitFigures figures;
    figures.n = static_cast<std::int64_t>(courses.size());
    std::vector<Wait> waits;
    std::int64_t in_time = 0;
    std::int64_t decided = 0;
    for (const auto& course : courses) {
        const Milestone& milestone = course.*which;
        waits.push_back(milestone.wait);
        figures.reached += milestone.wait.ending == Wait::Ending::Reached ? 1 : 0;
        in_time += milestone.kept == Milestone::Kept::InTime ? 1 : 0;
        decided += milestone.kept == Milestone::Kept::Undecided ? 0 : 1;
    }
    if (figures.n >= kLeastForShare) {
        constexpr double kHalf = 0.5;
        constexpr double kMost = 0.9;
        const auto curve = kaplan_meier(waits);
        figures.median = reached_by(curve, kHalf);
        figures.p90 = reached_by(curve, kMost);
    }
    figures.in_time = rate(in_time, decided);
    return figures;
}

}  // namespace

bool counts(const Alert& alert) {
    return alert.stage != AlertStage::Merged &&
           !(alert.stage == AlertStage::NotActionable &&
             (alert.reason == kAmended || alert.reason == kTest));
}

AlertCourse course_of(const AlertPast& past, const FigureRules& rules, const DeadlineClock& clock,
                      WallTime now) {
    AlertCourse course;
    course.standing = standing_of(past, rules.deadlines);
    course.verdict = verdict_of(past, course.standing);
    course.afterwards = afterwards_of(past, rules.recurs_within, now);
    course.playbook_wrong = past.playbook_wrong;
    const WallTime opened = past.alert.opened;
    const bool is_watched =
        course.standing == Standing::Open || course.standing == Standing::Solved || !past.ended;
    const WallTime until = std::max(opened, is_watched ? now : *past.ended);
    const auto milestone = [&](std::optional<WallTime> step, Milliseconds within) -> Milestone {
        // What a kiosk did without a network may be older than the alert is here.
        const WallTime at = step ? std::max(opened, *step) : until;
        const auto ending = step ? Wait::Ending::Reached : Wait::Ending::Censored;
        const bool is_late = at > clock.after(opened, within);
        return {{clock.between(opened, at), ending},
                is_late ? Milestone::Kept::Late
                : step  ? Milestone::Kept::InTime
                        : Milestone::Kept::Undecided};
    };
    course.take = milestone(earliest({past.taken, past.facts, past.solved}), rules.deadlines.take);
    // What is solved at once needs no facts first.
    course.facts = milestone(earliest({past.facts, past.solved}), rules.deadlines.facts);
    course.solution = milestone(past.solved, rules.deadlines.solution);
    return course;
}

Rate rate(std::int64_t hits, std::int64_t n) {
    const bool has_share = n >= kLeastForShare && hits <= n;
    return {hits, n, has_share ? std::optional(wilson(hits, n)) : std::nullopt};
}

AlertFigures figures_of(std::span<const AlertCourse> courses) {
    const auto stand = [&](Standing as) {
        return count(courses, [&](const auto& course) { return course.standing == as; });
    };
    const auto verdicts = [&](Verdict of) {
        return count(courses, [&](const auto& course) { return course.verdict == of; });
    };
    const auto were = [&](Afterwards what) {
        return count(courses, [&](const auto& course) { return course.afterwards == what; });
    };
    AlertFigures figures;
    figures.n = static_cast<std::int64_t>(courses.size());
    figures.open = stand(Standing::Open);
    figures.solved = stand(Standing::Solved);
    figures.dismissed = stand(Standing::Dismissed);
    figures.expired = stand(Standing::Expired);
    figures.cleared = stand(Standing::Cleared);
    figures.take = waits_of(courses, &AlertCourse::take);
    figures.facts = waits_of(courses, &AlertCourse::facts);
    figures.solution = waits_of(courses, &AlertCourse::solution);
    figures.resolved = rate(figures.solved, figures.solved + figures.open + figures.expired);
    const auto came_back = were(Afterwards::CameBack);
    figures.came_back = rate(came_back, came_back + were(Afterwards::Quiet));
    const auto useful = verdicts(Verdict::Useful);
    figures.useful = rate(useful, useful + verdicts(Verdict::NotUseful));
    figures.playbook_wrong =
        rate(count(courses, [](const auto& course) { return course.playbook_wrong; }), figures.n);
    figures.too_few = figures.n < kLeastForShare;
    return figures;
}

Satisfaction satisfaction_of(const Counts& counts) {
    Satisfaction found;
    std::int64_t sum = 0;
    std::int64_t helped = 0;
    for (int value = 1; value <= kMostHelped; ++value) {
        const auto at = counts.find(value);
        const auto n = at == counts.end() ? 0 : at->second;
        found.counts[value] = n;
        found.n += n;
        sum += value * n;
        helped += value >= kHelps ? n : 0;
    }
    found.helped = rate(helped, found.n).share;
    if (found.helped) {
        found.mean = static_cast<double>(sum) / static_cast<double>(found.n);
    }
    return found;
}

Day week_of(Day day) {
    return day - (std::chrono::weekday(day) - std::chrono::Monday);
}

}  // namespace afterword
