// SPDX-License-Identifier: Apache-2.0
// Which alerts have left for which kiosks, for the alerts' histories: a kiosk that was sent one and
// never says that it has stored it is cut off, and an operator can see that.
#pragma once

#include <map>
#include <optional>

#include "platform/base/clock.hpp"
#include "sync/collector/outbound.hpp"
#include "sync/collector/store/store.hpp"

namespace afterword {

// A note is written a second later, many in one transaction, so that no alert waits for it. What a
// crash takes with it is noted when the alert is sent again.  Thread-bound.
class SentNotes {
  public:
    void add(const AlertTo& sent, WallTime wall, Tick now);
    // When write() is next wanted, if at all.
    [[nodiscard]] std::optional<Tick> next() const { return next_; }
    // In a transaction of its own; after a failure all are still there.
    Status write(Store& store);

  private:
    std::map<AlertTo, WallTime> waiting_;
    std::optional<Tick> next_;
};

}  // namespace afterword
