// SPDX-License-Identifier: Apache-2.0
// What a shopper with a case code may see and do, and the end of what is kept of them.
#pragma once

#include <string>
#include <vector>

#include "sync/collector/alerting.hpp"
#include "sync/collector/query.hpp"

namespace afterword {

// An answer that the solution helped confirms it, one that it did not opens the alert again; any
// other is kept and nothing follows. For one transaction, as Alerting.  Thread-bound; both
// references outlive it.
class Cases {
  public:
    Cases(Store& store, const Basis& basis, WallTime now)
        : store_(store), now_(now), alerting_(store, basis, now) {}

    // All that have the code, each with its call-back as it stands, and what was done to one.
    Result<CaseReport> answer(const CaseQuery& query);
    // Erases details of cases whose visit was until then, and those that came again after they had
    // been erased; at most so many. Gives their number.
    Result<std::size_t> erase_old(WallTime visited_until, std::size_t most);

    // The alerts that this has changed.
    [[nodiscard]] const std::vector<AlertMessage>& changed() const { return alerting_.changed(); }

  private:
    Result<std::vector<CaseLine>> find(const CaseCode& code);
    Result<std::optional<Alert>> alert_of(const CaseRecord& found);
    Result<CaseReport::Ending> act(const CaseQuery& query, const std::vector<CaseLine>& lines);
    Result<CaseReport::Ending> take_answer(CaseLine line, const CaseQuery& query);
    Status step(const CaseLine& line, int helped);
    Status erase(CaseRecord known, const std::string& by);

    Store& store_;
    const WallTime now_;
    Alerting alerting_;
};

}  // namespace afterword
