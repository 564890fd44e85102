// SPDX-License-Identifier: Apache-2.0
// Notices kiosks of which nothing comes at times when something usually does.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "sync/collector/alerting.hpp"
#include "sync/wire/state_message.hpp"

namespace afterword {

// A kiosk that is connected and gets no answers may be covered, broken or out of the way; one that
// is not may be unplugged. When a kiosk is usually quiet, both are as they should be: so opening
// hours are not asked for, since the answers of the weeks before show them.
//
// Thread-bound; both references outlive it.
class SilenceWatch {
  public:
    SilenceWatch(Store& store, const Basis& basis) : store_(store), basis_(basis) {}

    void note(const KioskId& kiosk, Presence presence) { presences_[kiosk] = presence; }
    // When look() is next wanted.
    [[nodiscard]] Tick next() const { return next_; }
    // Looks at some of the kiosks of these shards, at each within ten minutes. Inside a
    // transaction.
    Status look(WallTime wall, Tick now, const ShardSet& shards, Alerting& alerting);

  private:
    struct Silence {
        WallTime since;
        std::string why;
    };
    Status look_at(const KioskId& kiosk, Presence presence, WallTime wall, Alerting& alerting);
    Result<std::optional<Silence>> silence(const KioskId& kiosk, Presence presence, WallTime wall);

    Store& store_;
    const Basis& basis_;
    std::map<KioskId, Presence> presences_;  // as far as anybody has said
    KioskId last_;                           // looked at
    Tick next_{};
};

}  // namespace afterword
