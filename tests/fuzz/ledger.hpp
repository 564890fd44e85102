// SPDX-License-Identifier: Apache-2.0
// What the sync thread would do with a kiosk's letters, as far as the screens notice: it keeps
// visits, or fails to, when it is told to, and counts wrong PINs.
#pragma once

#include <deque>
#include <map>
#include <optional>

#include "sync/device/mail.hpp"

namespace afterword::fuzz {

// Thread-bound.
class Ledger {
  public:
    void take(const ToSync& letter) {
        if (std::holds_alternative<StoreVisit>(letter) ||
            std::holds_alternative<StoreAlertStep>(letter) ||
            std::holds_alternative<PinTried>(letter)) {
            waiting_.push_back(letter);
        }
    }
    // Keeps what has waited longest; nothing when nothing waits.
    std::optional<ToMain> store() {
        return answer([this](const ToSync& letter) -> ToMain {
            if (const auto* step = std::get_if<StoreAlertStep>(&letter)) {
                return Stored{step->ticket, {}};
            }
            if (const auto* tried = std::get_if<PinTried>(&letter)) {
                return count(*tried);
            }
            const auto& wanted = std::get<StoreVisit>(letter);
            Visit visit = wanted.visit;
            if (visit.id.ordinal == 0) {
                visit.id = VisitId{++ordinals_, "aaaaaa"};
            }
            newest_ = visit.id;
            kept_[visit.id] = visit;
            return Stored{wanted.ticket, visit.id};
        });
    }
    std::optional<ToMain> refuse() {
        return answer([this](const ToSync& letter) -> ToMain {
            if (const auto* tried = std::get_if<PinTried>(&letter)) {
                return count(*tried);  // it counts all the same
            }
            const auto* visit = std::get_if<StoreVisit>(&letter);
            const Ticket ticket =
                visit != nullptr ? visit->ticket : std::get<StoreAlertStep>(letter).ticket;
            return NotStored{ticket, {Errc::Full, "disk full"}};
        });
    }

    [[nodiscard]] const std::map<VisitId, Visit>& kept() const { return kept_; }
    // The one that was written last; null before the first.
    [[nodiscard]] const Visit* newest() const {
        const auto found = kept_.find(newest_);
        return found == kept_.end() ? nullptr : &found->second;
    }

  private:
    PinTries count(const PinTried& tried) {
        switch (tried.outcome) {
            case PinTried::Outcome::Wrong:
                ++tries_.tries[tried.code].count;
                break;
            case PinTried::Outcome::Right:
                tries_.tries.erase(tried.code);
                break;
            case PinTried::Outcome::RightOfLead:
                tries_.tries.clear();
                break;
        }
        return tries_;
    }
    template <class Answer>
    std::optional<ToMain> answer(Answer answer) {
        if (waiting_.empty()) {
            return std::nullopt;
        }
        const ToSync letter = std::move(waiting_.front());
        waiting_.pop_front();
        return answer(letter);
    }

    std::deque<ToSync> waiting_;
    std::map<VisitId, Visit> kept_;
    VisitId newest_;
    PinTries tries_;
    std::int64_t ordinals_ = 0;
};

}  // namespace afterword::fuzz
