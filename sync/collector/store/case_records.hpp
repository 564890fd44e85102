// SPDX-License-Identifier: Apache-2.0
// What a store keeps of cases, as plain records.
#pragma once

#include <cstdint>
#include <optional>

#include "platform/base/clock.hpp"
#include "sync/collector/register.hpp"
#include "sync/model/case_code.hpp"
#include "sync/model/visit.hpp"

namespace afterword {

// The store's own number of a case: several may have the same code.
struct CaseNumber {
    std::int64_t value = 0;
    auto operator<=>(const CaseNumber&) const = default;
};

// A visit with a code, under which the shopper sees what became of it.
struct CaseRecord {
    CaseNumber number;
    CaseCode code;
    KioskId kiosk;
    VisitId visit;
    std::optional<StoreDay> place;
    WallTime at;  // of the visit, corrected
    // Whether the solution helped, as the shopper says: 1 (not at all) to 5 (very much).
    std::optional<int> helped;
    std::optional<WallTime> helped_at;
    bool has_details = true;  // a contact, or words of theirs, may still be stored
    std::optional<WallTime> erased;
};

}  // namespace afterword
