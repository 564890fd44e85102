// SPDX-License-Identifier: Apache-2.0
// SIGINT and SIGTERM as an ordinary call on an ordinary thread.
#pragma once

#include <functional>
#include <thread>

namespace afterword {

// Make it first in main, before any other thread: they inherit the blocked signals. It also
// ignores SIGPIPE, which a broken connection would otherwise end the process with.
class StopSignals {
  public:
    // `on_stop` is called by a thread of this object, at the first signal; a second one ends the
    // process at once, for people who press Ctrl-C twice.
    explicit StopSignals(std::function<void()> on_stop);
    StopSignals(const StopSignals&) = delete;
    StopSignals& operator=(const StopSignals&) = delete;
    ~StopSignals();

  private:
    std::jthread waiter_;
};

}  // namespace afterword
