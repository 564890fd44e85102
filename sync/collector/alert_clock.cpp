// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/alert_clock.hpp"

namespace afterword {
namespace {

// When its clocks go on; empty while they run.
std::optional<Milliseconds> resumes(const OpeningTimes& times, WallTime now) {
    const auto opening = times.open_at(now) ? std::nullopt : times.next_opening(now);
    return opening ? std::optional(*opening - now) : std::nullopt;
}

}  // namespace

OpeningTimes clock_of(const Alert& alert, const Basis& basis) {
    const OpeningTimes& times = basis.places.times_of(alert.store);
    return basis.rules.deadlines.run == Deadlines::Run::WhileOpen ? times
                                                                  : OpeningTimes(times.zone());
}

AlertMessage as_of(AlertMessage message, const Basis& basis, WallTime now) {
    const Alert& alert = message.alert;
    const Deadlines& deadlines = basis.rules.deadlines;
    const OpeningTimes times = clock_of(alert, basis);
    const WallTime since = alert.reopened.value_or(alert.opened);
    const auto left = [&](Milliseconds within) { return times.after(since, within) - now; };
    message.left = {left(deadlines.take), left(deadlines.facts), left(deadlines.solution)};
    message.late = late(alert.stage, message.left);
    message.resumes = ended(alert.stage) ? std::nullopt : resumes(times, now);
    return message;
}

}  // namespace afterword
