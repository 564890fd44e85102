// SPDX-License-Identifier: Apache-2.0
// All channels of a collector behind one door: whatever a message goes by, it is handed over at
// once and its outcome comes later.
#pragma once

#include <vector>

#include "sync/collector/channels/courier.hpp"
#include "sync/link/link.hpp"

namespace afterword {

// Thread-safe. `clock` and `link` outlive it.
class Channels {
  public:
    // `report` is called by several threads, and by the caller of send(); it may only post.
    Channels(std::vector<Channel> channels, const CourierOptions& options, const Clock& clock,
             Link& link, Courier::Report report);

    // False when there is no room: the errand was not begun.
    [[nodiscard]] bool send(Errand errand);

  private:
    const std::vector<Channel> channels_;
    const Clock& clock_;
    Link& link_;
    const Courier::Report report_;
    Courier courier_;
};

}  // namespace afterword
