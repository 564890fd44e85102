// SPDX-License-Identifier: Apache-2.0
// The kiosk's behaviour, pure: state and input in, state and effects out. It owns every timeout.
//
// A rating goes: Rated → StoreVisit → Stored → the next screen. Nothing says "thank you" or "saved"
// before Stored has arrived; a press meanwhile shows but chooses nothing.
#pragma once

#include <optional>
#include <vector>

#include "kiosk/kiosk_config.hpp"
#include "kiosk/state.hpp"
#include "sync/model/moment.hpp"

namespace afterword {

// The timeouts (screens.md).
constexpr Milliseconds kThanksFor{3'000};
constexpr Milliseconds kCaseFor{15'000};
constexpr Milliseconds kAskStillThereAfter{12'000};
constexpr Milliseconds kAskLargeAfter{60'000};   // in large letters
constexpr Milliseconds kAskTypingAfter{30'000};  // while somebody types
constexpr Milliseconds kHelpWithin{120'000};     // then: "Please ask at the counter"
constexpr Milliseconds kOfferFor{30'000};        // languages and other ways, untouched
constexpr Milliseconds kStillThereFor{20'000};
constexpr Milliseconds kOtherPersonAfter{10'000};
constexpr Milliseconds kCornerHold{3'000};
constexpr Milliseconds kStaffIdle{60'000};
constexpr std::size_t kStaffDigits = 2;
constexpr std::size_t kShortestPin = 4;
constexpr std::size_t kLongestPin = 12;

struct Reaction {
    State state;
    std::vector<Effect> effects;
};

// The state a kiosk starts in.
State first_state(const KioskConfig& config, const Moment& now);

Reaction reduce(State state, const Input& input, const KioskConfig& config, const Moment& now);

// When Waited is next wanted, if at all.
std::optional<Tick> next_wake(const State& state, const KioskConfig& config);

}  // namespace afterword
