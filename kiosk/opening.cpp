// SPDX-License-Identifier: Apache-2.0
// Which survey is due, and whether the store is open at all.
#include <algorithm>

#include "kiosk/local_time.hpp"
#include "kiosk/turn.hpp"

namespace afterword {
namespace {

// Whether time alone can change what is asked.
bool changes(const Schedule& schedule) {
    const ScheduledSurvey always;
    const auto bound = [&](const ScheduledSurvey& one) {
        return one.from || one.until || one.weekdays != always.weekdays ||
               one.hours != always.hours;
    };
    return schedule.hours || std::any_of(schedule.surveys.begin(), schedule.surveys.end(), bound);
}

}  // namespace

bool store_open(const KioskConfig& config, const Moment& now) {
    // A kiosk that does not know the time asks: better an answer at night than none all day.
    return now.clock == ClockQuality::Unset ||
           is_open(config.schedule, local_now(now.wall, config.zone));
}

void ask_what_is_due(Turn& turn) {
    State& state = turn.state;
    const KioskConfig& config = turn.config;
    const LocalTime local = local_now(turn.now.wall, config.zone);
    state.look_again_at.reset();
    if (changes(config.schedule)) {
        const LocalTime next = next_change(config.schedule, local);
        const auto into_minute = turn.now.wall.time_since_epoch() % Minutes(1);
        state.look_again_at =
            turn.now.mono + (next.day - local.day) + (next.of_day - local.of_day) - into_minute;
    }
    const auto due = config.schedule.surveys.empty() ? std::optional<std::size_t>(0)
                                                     : pick(config.schedule, local, state.visits);
    const bool asks =
        store_open(config, turn.now) || config.when_closed == KioskConfig::WhenClosed::Ask;
    if (!due || !asks) {
        go(turn, Scene::Closed);
        return;
    }
    state.survey = *due;
    go(turn, state.health.can_store ? Scene::Rate : Scene::OutOfOrder);
}

std::optional<Tick> closed_wake(const State& state, const KioskConfig& config) {
    if (state.scene == Scene::Dark) {
        return state.look_again_at;
    }
    const Tick dark = std::max(state.shown_at, state.touched_at) + config.display.dark_after;
    return std::min(dark, state.look_again_at.value_or(dark));
}

void closed_waited(Turn& turn) {
    State& state = turn.state;
    const auto [scene, shown_at] = std::pair(state.scene, state.shown_at);
    if (state.look_again_at && turn.now.mono >= *state.look_again_at) {
        ask_what_is_due(turn);
    }
    if (state.scene != Scene::Closed && state.scene != Scene::Dark) {
        return;
    }
    // Still closed: nothing has come up anew.
    state.scene = scene;
    state.shown_at = shown_at;
    if (scene == Scene::Closed && turn.now.mono >= *closed_wake(state, turn.config)) {
        go(turn, Scene::Dark);
    }
}

void woken(Turn& turn) {
    turn.state.touched_at = turn.now.mono;
    if (turn.state.scene == Scene::Dark) {
        go(turn, Scene::Closed);
    }
}

}  // namespace afterword
