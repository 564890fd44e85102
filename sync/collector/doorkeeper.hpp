// SPDX-License-Identifier: Apache-2.0
// Keeps revoked kiosks out: reads the authority's list of their names every two seconds, tells the
// collector, and has the sessions ended that they still have.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <thread>

#include "platform/base/mailbox.hpp"
#include "sync/collector/evictor.hpp"

namespace afterword {

// All of them, as of now.
struct RevokedKiosks {
    std::set<KioskId> kiosks;
};

// With a thread of its own, for evictions wait for the broker.
class Doorkeeper {
  public:
    // The list as `afterword ca` keeps it, one name a line. `tell` is called with the first list
    // before this returns, and by that thread with every new one; it must not wait, and is called
    // again when it says false. Without an evictor no session is ended. `clock` outlives it.
    Doorkeeper(std::filesystem::path names, std::optional<Evictor> evictor, const Clock& clock,
               std::function<bool(RevokedKiosks)> tell);
    Doorkeeper(const Doorkeeper&) = delete;
    Doorkeeper& operator=(const Doorkeeper&) = delete;
    // Ends once an eviction that is on its way is done.
    ~Doorkeeper() = default;

    // A revoked kiosk has just been heard: its session is ended (again).  Thread-safe.
    void heard(const KioskId& kiosk);

  private:
    void run(const std::stop_token& stop);
    void read_names();
    bool evict_due();  // false when there is none

    const std::filesystem::path names_;
    std::optional<Evictor> evictor_;
    const Clock& clock_;
    const std::function<bool(RevokedKiosks)> tell_;
    Mailbox<KioskId> heard_{64};
    std::string read_ = "\n";  // the file's content that was told last
    std::set<KioskId> revoked_;
    std::map<KioskId, Tick> due_;      // sessions to be ended, and not before when
    std::map<KioskId, Tick> evicted_;  // when it was done last
    std::jthread thread_;              // last, so that it is done before the rest goes
};

}  // namespace afterword
