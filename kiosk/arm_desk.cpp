// SPDX-License-Identifier: Apache-2.0
#include "kiosk/arm_desk.hpp"

#include <stop_token>
#include <utility>

#include "platform/base/log.hpp"

namespace afterword {
namespace {

// The main thread is too busy, or about to stop.
constexpr std::string_view kUnavailable = "unavailable";

}  // namespace

std::string ArmDesk::serve(std::string_view line) {
    const auto request = read_arm(line, keys_);
    if (!request) {
        log_warning("arming_refused").with("why", request.error().message);
        return encode_arm_refused(arm_rejection_of(request.error()));
    }
    while (answers_.take_now()) {  // to those nobody waits for any more
    }
    ArmAsked asked{*request, std::nullopt};
    if (clock_.quality() == ClockQuality::Synced) {
        asked.server = clock_.wall();
    }
    if (!ask_(std::move(asked))) {
        return encode_arm_refused(kUnavailable);
    }
    const auto word = answer_to(request->nonce);
    if (!word) {
        return encode_arm_refused(kUnavailable);
    }
    return word->refusal ? encode_arm_refused(name(*word->refusal))
                         : encode_arm_opened(request->nonce);
}

void ArmDesk::answer(const ArmAnswered& word) {
    static_cast<void>(answers_.post(word));  // full only of what nobody waits for
}

std::optional<ArmAnswered> ArmDesk::answer_to(const ArmNonce& nonce) {
    const Tick deadline = clock_.tick() + patience_;
    while (true) {
        auto word = answers_.take(std::stop_token(), deadline - clock_.tick());
        if (!word || word->nonce == nonce) {
            return word;
        }
    }
}

}  // namespace afterword
