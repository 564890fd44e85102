// SPDX-License-Identifier: Apache-2.0
// Learns what share of negative answers is usual, and notices when there are more. What is usual is
// learnt when the level is back at 0: answers that led to an alarm, or that came while it lasted,
// never become usual.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sync/collector/basis.hpp"
#include "sync/collector/store/store.hpp"
#include "sync/model/cusum_designs.hpp"
#include "sync/model/visit.hpp"

namespace afterword {

// A trend to be told.
struct TrendAlarm {
    TrendKey key;
    StoreId store;
    AlertId alert;
    int n = 0;  // answers since the level was last 0
    std::string title;
};

// For one transaction; what it has learnt is kept by write().  Thread-bound; all references outlive
// it.
class Trends {
  public:
    Trends(Store& store, const Basis& basis, WallTime now)
        : store_(store), basis_(basis), now_(now), designs_(basis.rules.trend) {}

    // A visit that has ended just now, by the time at which it was; to be told once of each. What
    // comes in late is learnt from and alarms nobody; flagged and test visits are neither.
    Result<std::vector<TrendAlarm>> take(const VisitRecord& record, const Visit& visit);
    Status write();

  private:
    struct Answer {
        TrendKey key;
        UsualKey usual;
        WallTime at;
        Answered answered{};
        int worst_upto = 0;  // up to and with this value answers are negative
    };
    Result<TrendRecord*> trend(const TrendKey& key);
    Result<AnswerCount*> usual(const UsualKey& key);
    Result<AnswerCount> fleet(const std::string& question);
    Result<std::optional<TrendAlarm>> take(const Answer& answer);
    Result<std::optional<TrendAlarm>> take_live(const Answer& answer, TrendRecord& trend,
                                                AnswerCount& here);
    Result<CusumEvent> advance(const Answer& answer, TrendRecord& trend, double share);
    Result<bool> still_told(const TrendRecord& trend);
    [[nodiscard]] TrendAlarm alarm(const Answer& answer, const TrendRecord& trend,
                                   const std::string& usually) const;

    Store& store_;
    const Basis& basis_;
    const WallTime now_;
    CusumDesigns designs_;
    std::map<TrendKey, TrendRecord> trends_;
    std::map<UsualKey, AnswerCount> usual_;
    std::map<std::string, AnswerCount> fleet_;
    std::map<TrendKey, std::vector<std::pair<WallTime, Answered>>> fresh_;  // not in the store yet
};

}  // namespace afterword
