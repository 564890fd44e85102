// SPDX-License-Identifier: Apache-2.0
// What a kiosk has promised: the visits it said it keeps, and those it tried to keep without ever
// learning whether it did.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "sync/device/mail.hpp"

namespace afterword {

// Thread-bound.
class KioskBook {
  public:
    // By id: every revision that was promised, in order.
    std::map<VisitId, std::vector<Visit>> kept;
    // New ones have the ordinal 0.
    std::vector<Visit> tried;

    void note_asked(const StoreVisit& letter) { asked_[letter.ticket.value] = letter.visit; }
    void note(const Stored& word) {
        if (auto visit = take(word.ticket)) {
            visit->id = word.visit;
            std::vector<Visit>& revisions = kept[visit->id];
            revisions.push_back(*std::move(visit));
        }
    }
    // A commit that failed may still be found on the disk, should the power go right then.
    void note(const NotStored& word) {
        if (auto visit = take(word.ticket)) {
            tried.push_back(*std::move(visit));
        }
    }
    // The program is gone before it answered.
    void note_death() {
        for (auto& [ticket, visit] : asked_) {
            tried.push_back(std::move(visit));
        }
        asked_.clear();
    }

  private:
    std::optional<Visit> take(Ticket ticket) {
        const auto found = asked_.find(ticket.value);
        return found == asked_.end() ? std::nullopt : std::optional(asked_.extract(found).mapped());
    }

    std::map<std::uint64_t, Visit> asked_;
};

}  // namespace afterword
