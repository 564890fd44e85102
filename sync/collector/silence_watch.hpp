// SPDX-License-Identifier: Apache-2.0
// Notices kiosks of which nothing comes at times when something usually does, and those that are
// not connected while their store is open.
#pragma once

#include <map>
#include <optional>
#include <string>

#include "sync/collector/alerting.hpp"
#include "sync/wire/state_message.hpp"

namespace afterword {

// A kiosk that is connected and gets no answers may be covered, broken or out of the way; one that
// is not may be unplugged. When a kiosk is usually quiet, both are as they should be, whatever the
// hours: the answers of the weeks before show them. A store whose hours are known misses a kiosk
// that is not connected by those, too, from its first day on.
//
// Thread-bound; both references outlive it.
class SilenceWatch {
  public:
    SilenceWatch(Store& store, const Basis& basis) : store_(store), basis_(basis) {}

    void note(const KioskId& kiosk, Presence presence, WallTime now);
    // When look() is next wanted.
    [[nodiscard]] Tick next() const { return next_; }
    // Looks at some of the kiosks of these shards, at each within ten minutes. Inside a
    // transaction.
    Status look(WallTime wall, Tick now, const ShardSet& shards, Alerting& alerting);

  private:
    struct Standing {
        Presence presence = Presence::Offline;
        WallTime since;  // as far as this collector knows
    };
    struct Silence {
        WallTime since;
        std::string why;
    };
    Status look_at(const KioskId& kiosk, const Standing& standing, WallTime wall,
                   Alerting& alerting);
    Result<std::optional<Silence>> unusual_silence(const KioskId& kiosk, Presence presence,
                                                   WallTime wall);
    [[nodiscard]] std::optional<Silence> offline_while_open(const Standing& standing,
                                                            const StoreId& store,
                                                            WallTime wall) const;

    Store& store_;
    const Basis& basis_;
    std::map<KioskId, Standing> presences_;  // as far as anybody has said
    KioskId last_;                           // looked at
    Tick next_{};
};

}  // namespace afterword
