// SPDX-License-Identifier: Apache-2.0
// Carries requests and mails to other machines, many at a time, on a thread of its own. The only
// file pair that knows libcurl.
#pragma once

#include <functional>
#include <memory>
#include <string>

#include "platform/base/clock.hpp"
#include "sync/collector/channels/errand.hpp"
#include "sync/collector/channels/parcel.hpp"

namespace afterword {

struct CourierOptions {
    Milliseconds connect_within{5'000};
    Milliseconds within{20'000};  // all of it
    std::size_t most_waiting = 256;
};

// Thread-safe.
class Courier {
  public:
    // Called by the courier's thread, once for each load, until the destructor begins.
    using Report = std::function<void(ErrandOutcome outcome)>;

    Courier(const CourierOptions& options, Report report);
    Courier(const Courier&) = delete;
    Courier& operator=(const Courier&) = delete;
    // What is under way is given up.
    ~Courier();

    // Takes an HttpPost or a Mail. `channel` outlives the courier. False when there is no room.
    [[nodiscard]] bool carry(const Channel& channel, DeliveryKey key, Parcel parcel);

  private:
    class Work;
    std::unique_ptr<Work> work_;
};

}  // namespace afterword
