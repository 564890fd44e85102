// SPDX-License-Identifier: Apache-2.0
// Checking a PIN, off the main thread: Argon2id takes some 15 ms on purpose, longer on a small
// board.
#pragma once

#include <functional>
#include <thread>

#include "kiosk/state.hpp"
#include "platform/base/mailbox.hpp"

namespace afterword {

// Thread: its own. `answer` is called by it.
class PinChecker {
  public:
    explicit PinChecker(std::function<void(PinChecked)> answer);

    // False when two are being checked already.
    [[nodiscard]] bool check(CheckPin request) { return requests_.post(std::move(request)); }

  private:
    Mailbox<CheckPin> requests_{2};
    std::jthread worker_;
};

}  // namespace afterword
