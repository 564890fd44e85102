// SPDX-License-Identifier: Apache-2.0
// Tells the kiosks of a store how its day goes: after a change, at most once a minute per store.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sync/collector/outbound.hpp"
#include "sync/collector/register.hpp"
#include "sync/collector/store/store.hpp"
#include "sync/collector/surveys.hpp"
#include "sync/model/today.hpp"

namespace afterword {

// Thread-bound; all references outlive it.
class TodayBoard {
  public:
    TodayBoard(Store& store, const Register& places, const Surveys& surveys)
        : store_(store), places_(places), surveys_(surveys) {}

    // Something came from there.
    void note(const StoreId& store) { changed_.insert(store); }
    // Forgets changes of other stores: somebody else tells them.
    void keep_only(const std::function<bool(const StoreId&)>& mine) {
        std::erase_if(changed_, [&](const StoreId& store) { return !mine(store); });
    }
    // Nobody may have got what was told so far.
    void note_all();
    // When say() is next wanted, not before `now`; empty when nothing has changed.
    [[nodiscard]] std::optional<Tick> next(Tick now) const;
    // Messages to the kiosks of the stores that are due, a few stores at a time. To be called
    // inside a transaction.
    Status say(WallTime wall, Tick now, std::vector<Outbound>& messages);
    // The day as say() tells it.
    Result<Today> look(const StoreId& store, WallTime wall);

  private:
    // Answers of an hour to first questions.
    struct Tally {
        std::int64_t n = 0;
        std::int64_t rated = 0;  // on a scale
        std::int64_t good = 0;
    };
    // A day, or several put together.
    struct Sums {
        int days = 0;  // with any answer
        std::array<Tally, 24> hours{};
        std::map<std::string, std::array<std::int64_t, 24>> reasons;
    };
    struct Usual {
        Day of;
        Sums sums;
    };

    Status add_day(const StoreDay& day, Sums& sums);
    void add(const TimedAnswer& answer, const Zone& zone, Sums& sums) const;
    Result<const Sums*> usual(const StoreId& store, Day today);
    Status count(Today& today, WallTime since);

    Store& store_;
    const Register& places_;
    const Surveys& surveys_;
    std::set<StoreId> changed_;
    std::map<StoreId, Tick> not_before_;
    std::map<StoreId, Usual> usual_;  // worked out once a day
};

}  // namespace afterword
