// SPDX-License-Identifier: Apache-2.0
// Whether a world has kept its promises: what the kiosks said they keep, beside what the collector
// holds. Pure, so that a test can falsify the evidence and see that it is noticed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/scenarios/kiosk_book.hpp"
#include "tests/scenarios/simulated_collector.hpp"

namespace afterword {

struct KioskEvidence {
    KioskId kiosk;
    StoreId store;
    KioskBook book;
    std::map<VisitId, WallTime> began;  // when each kept visit really did
    std::vector<KnownAlert> alerts;     // as its staff see them
    std::size_t steps_ahead = 0;        // of staff, that the collector has not answered
};

struct Evidence {
    WallTime all_heard;  // every kiosk said hello after that; only at rest
    std::vector<KioskEvidence> kiosks;
    CollectorContent collector;
    // When each of the collector's visits really began, in their order; empty for a boot that no
    // kiosk ever had.
    std::vector<std::optional<WallTime>> truths;
    Survey survey;
    Register places;
};

// At any moment: nothing stands at the collector that nobody tapped, every time is right as far as
// it claims to be, and no day is called complete that is not.
std::vector<std::string> faults_at_any_time(const Evidence& evidence);

// Once everything had time to get through: also, every visit is there in its last revision, every
// day that is over is complete, the scores are counted, and every low score is an alert that staff
// could bring to its end, known to all kiosks of the store.
std::vector<std::string> faults_at_rest(const Evidence& evidence);

}  // namespace afterword
