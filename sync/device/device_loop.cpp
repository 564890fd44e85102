// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "sync/device/device.hpp"

namespace afterword {
namespace {

// What has come meanwhile is handled together, but the heartbeat goes on.
constexpr std::size_t kMostPerRound = 64;

void handle(Device& device, const SyncLetter& letter) {
    std::visit([&](const auto& content) { device.handle(content); }, letter);
}

}  // namespace

void run_device(Device& device, Mailbox<SyncLetter>& mailbox, const Clock& clock,
                const std::function<void(Tick)>& beat, const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        beat(clock.tick());
        device.tick();
        const Milliseconds wait = std::max(device.next_wake() - clock.tick(), Milliseconds(0));
        auto letter = mailbox.take(stop, wait);
        for (std::size_t taken = 1; letter; ++taken) {
            handle(device, *letter);
            letter = taken < kMostPerRound ? mailbox.take_now() : std::nullopt;
        }
    }
    // What main has asked for before it stopped us is still stored.
    while (const auto letter = mailbox.take_now()) {
        handle(device, *letter);
    }
}

}  // namespace afterword
