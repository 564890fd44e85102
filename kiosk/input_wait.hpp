// SPDX-License-Identifier: Apache-2.0
// Sleeping until somebody touches the panel, where SDL cannot: on KMSDRM, offscreen and dummy its
// own wait looks a thousand times a second.
#pragma once

#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "platform/linux/descriptor.hpp"

namespace afterword {

// Watches the kernel's input devices beside SDL, which reads them for itself. Thread: main, but for
// wake().
class InputWait {
  public:
    static Result<InputWait> open();

    // Until a device has something to say, a wake(), or the end of `longest`.
    void wait(Milliseconds longest);
    // Thread-safe.
    void wake();

  private:
    explicit InputWait(Descriptor wake_up) : wake_up_(std::move(wake_up)) {}
    void look_for_devices();

    Descriptor wake_up_;  // an eventfd
    std::vector<Descriptor> devices_;
};

}  // namespace afterword
