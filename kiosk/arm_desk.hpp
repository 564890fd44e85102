// SPDX-License-Identifier: Apache-2.0
// Between the till at the socket and the main thread, which opens the windows: checks who asks, and
// brings back what became of it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/state.hpp"
#include "platform/base/mailbox.hpp"
#include "sync/wire/arm_message.hpp"

namespace afterword {

// Thread-safe.
class ArmDesk {
  public:
    // Whether the main thread's mailbox had room for it.
    using Ask = std::function<bool(ArmAsked)>;

    // How long the main thread may take; a till waits for this answer.
    static constexpr Milliseconds kPatience{1'000};

    // `keys` and `clock` outlive this.
    ArmDesk(const ArmKeys& keys, const Clock& clock, Ask ask, Milliseconds patience = kPatience)
        : keys_(keys), clock_(clock), ask_(std::move(ask)), patience_(patience) {}

    // The answer to a till's line, by one till at a time. Waits for the main thread.
    [[nodiscard]] std::string serve(std::string_view line);
    // The main thread's word on a request that was asked of it, here or over MQTT.
    void answer(const ArmAnswered& word);

  private:
    [[nodiscard]] std::optional<ArmAnswered> answer_to(const ArmNonce& nonce);

    const ArmKeys& keys_;
    const Clock& clock_;
    const Ask ask_;
    const Milliseconds patience_;
    Mailbox<ArmAnswered> answers_{16};
};

}  // namespace afterword
