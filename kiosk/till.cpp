// SPDX-License-Identifier: Apache-2.0
// Armed mode: the till's windows, what becomes of them, and whose answer a tap is.
#include "kiosk/turn.hpp"
#include "platform/base/log.hpp"
#include "platform/base/rng.hpp"

namespace afterword {
namespace {

void store(Turn& turn, const ArmedWindow& window) {
    turn.effects.emplace_back(ToSync(StoreArmedWindow{window}));
}

void note(Turn& turn, const Arming::Answer& answer) {
    if (answer.refusal) {
        log_warning("arming_refused").with("why", name(*answer.refusal));
    }
    if (answer.ended) {
        store(turn, *answer.ended);
    }
}

}  // namespace

void arm_asked(Turn& turn, const ArmAsked& asked) {
    if (!turn.config.arm.hash_key) {
        log_warning("arming_refused").with("why", "no arm.hash_key_file");
        return;
    }
    const auto answer =
        turn.state.arming.arm(asked.request, {turn.now, asked.server}, *turn.config.arm.hash_key);
    note(turn, answer);
    turn.effects.emplace_back(ArmAnswered{asked.request.nonce, answer.refusal});
}

void clerk_armed(Turn& turn, const ClerkArmed& key) {
    SeededRng rng(key.random);
    const ArmConfig& arm = turn.config.arm;
    note(turn, turn.state.arming.arm_by_clerk(arm.clerk_employee, arm.clerk_window, turn.now, rng));
}

void till_waited(Turn& turn) {
    if (auto expired = turn.state.arming.expired(turn.now.mono)) {
        store(turn, *expired);
    }
    for (auto& nonce : turn.state.arming.words_due(turn.now.mono)) {
        turn.effects.emplace_back(ToSync(TellTill{std::move(nonce)}));
    }
}

void attribute(Turn& turn, Visit& visit) {
    State& state = turn.state;
    if (const Attribution* of = state.arming.attribution(turn.now.mono)) {
        visit.armed = *of;
        state.pass->window = state.arming.tapped(turn.now.mono);
    }
}

void attributed(Turn& turn, const Visit& stored) {
    auto& window = turn.state.pass->window;
    if (window) {
        window->visit = stored.id;
        store(turn, *std::exchange(window, std::nullopt));
    }
}

}  // namespace afterword
