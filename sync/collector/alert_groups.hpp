// SPDX-License-Identifier: Apache-2.0
// Which alert one more low score of a store joins, and how many a store has had today.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sync/collector/basis.hpp"
#include "sync/collector/store/store.hpp"
#include "sync/model/grouping.hpp"

namespace afterword {

// For one transaction; the chain of the store in question is locked. A leader that takes in many is
// kept once, at the end of the transaction, not with each.  Thread-bound; both references outlive
// it.
class AlertGroups {
  public:
    AlertGroups(Store& store, const Basis& basis, WallTime now)
        : store_(store), basis_(basis), now_(now) {}

    // The leader that it joins; empty where it is to lead.
    Result<std::optional<AlertMessage>> leader_of(const Alert& alert);
    // From now on it leads: its own group, or all that are over the day's cap.
    Status lead(Alert& alert);

    // Remembers a leader that has grown, until somebody takes it to keep it.
    void grow(AlertMessage leader) { grown_.insert_or_assign(leader.alert.id, leader); }
    [[nodiscard]] std::optional<AlertMessage> take_grown(const AlertId& alert);
    [[nodiscard]] std::vector<AlertMessage> take_grown();

  private:
    struct Today {
        std::string day;
        int groups = 0;
    };
    Result<Today> today(const StoreId& store);
    Result<std::optional<AlertMessage>> last_led(const std::string& note);
    Result<std::optional<AlertMessage>> joinable(const std::string& note);
    Status note_recurrence(Alert& alert, const std::string& note);
    Result<std::optional<WallTime>> solved_at(const Alert& alert);

    Store& store_;
    const Basis& basis_;
    const WallTime now_;
    std::map<AlertId, AlertMessage> grown_;
};

}  // namespace afterword
