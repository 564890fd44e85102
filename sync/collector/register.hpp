// SPDX-License-Identifier: Apache-2.0
// Which kiosk stands in which store, and since when: the only source of a row's store.
#pragma once

#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "sync/collector/opening_times.hpp"
#include "sync/model/ids.hpp"

namespace afterword {

struct StoreEntry {
    StoreId store;
    std::string name;
    std::string zone;                        // IANA
    std::string region = {};                 // whom its area manager answers for; may be empty
    std::optional<OpeningHours> hours = {};  // empty = round the clock
};

// A kiosk's time at one store, from `from` until just before `until`.
struct Posting {
    KioskId kiosk;
    StoreId store;
    std::string touchpoint;
    WallTime from = WallTime::min();
    WallTime until = WallTime::max();
};

// Where and on which of the store's days something happened.
struct StoreDay {
    StoreId store;
    Day day;
    auto operator<=>(const StoreDay&) const = default;
};

// Immutable, so reentrant.
class Register {
  public:
    Register() = default;
    // Invalid when a store or zone is unknown or stands there twice, or a kiosk is in two stores at
    // once.
    static Result<Register> make(std::vector<StoreEntry> stores, std::vector<Posting> postings);

    [[nodiscard]] bool knows(const KioskId& kiosk) const;
    [[nodiscard]] std::set<KioskId> kiosks() const;
    [[nodiscard]] const Posting* find_posting(const KioskId& kiosk, WallTime at) const;
    // Empty where the kiosk stood in no store then.
    [[nodiscard]] std::optional<StoreDay> place(const KioskId& kiosk, WallTime at) const;
    // The kiosks posted to the store at any moment of [from, until).
    [[nodiscard]] std::vector<KioskId> kiosks_of(const StoreId& store, WallTime from,
                                                 WallTime until) const;
    [[nodiscard]] std::vector<KioskId> kiosks_of(const StoreId& store, WallTime at) const {
        return kiosks_of(store, at, at + Milliseconds(1));
    }

    // By their ids.
    [[nodiscard]] const std::vector<StoreEntry>& stores() const { return stores_; }
    [[nodiscard]] const StoreEntry* find_store(const StoreId& store) const;
    // UTC and round the clock for a store that is not (or no longer) in the register.
    [[nodiscard]] const OpeningTimes& times_of(const StoreId& store) const;
    [[nodiscard]] const Zone& zone_of(const StoreId& store) const { return times_of(store).zone(); }

    // Changes whenever a row's place might.
    [[nodiscard]] std::string fingerprint() const;

  private:
    [[nodiscard]] std::span<const Posting> postings_of(const KioskId& kiosk) const;

    std::vector<StoreEntry> stores_;   // by id
    std::vector<OpeningTimes> times_;  // of the stores, in their order
    std::vector<Posting> postings_;    // by kiosk, then by time
    std::vector<Posting> of_stores_;   // the same, by store first
    OpeningTimes elsewhere_{Zone::utc()};
};

}  // namespace afterword
