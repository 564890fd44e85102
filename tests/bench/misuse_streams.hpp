// SPDX-License-Identifier: Apache-2.0
// Days at a kiosk, made up from a seed: honest shoppers, and people who play with it, every visit
// labelled with who it was. What is assumed of people stands in misuse_streams.cpp.
#pragma once

#include <cstdint>
#include <vector>

#include "sync/model/misuse.hpp"

namespace afterword::bench {

enum class Who {
    Shopper,     // honest, one after another
    Family,      // honest: several people in a row, quick, each with an answer of their own
    Child,       // bangs at the screen
    Cloth,       // somebody cleans the screen
    Clerk,       // taps "great" again and again at shift end
    Tester,      // 1-2-3-4-5
    AfterHours,  // staff, when the store is closed
    TwoPeople,   // somebody goes on with the visit of another
};
constexpr int kKindsOfPeople = 8;

inline bool honest(Who who) {
    return who == Who::Shopper || who == Who::Family;
}

struct LabelledVisit {
    Who who = Who::Shopper;
    TouchTrace trace;
    Tick ended;
};

// Ten open hours, and the cleaning after them.
std::vector<LabelledVisit> make_day(std::uint64_t seed, double shoppers_an_hour);

}  // namespace afterword::bench
