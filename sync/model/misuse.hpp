// SPDX-License-Identifier: Apache-2.0
// How much a visit looks like somebody playing with the kiosk instead of answering: a score with
// reasons, never a verdict. A flagged visit is stored like any other and left out of figures by
// default.  Reentrant.
//
// Each reason that holds has a weight, and the weights combine as if they were independent doubts:
// score = 1 - (1 - w1)(1 - w2)…  So one strong reason or several weak ones reach `flag_at`. The
// numbers are chosen by tests/bench/misuse.cpp, which prints what they catch and what they cost.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"

namespace afterword {

// The version of these rules, stored with every score; the rules may be run again over old visits.
constexpr int kMisuseVersion = 1;

enum class MisuseReason {
    Burst,        // more visits in a row than people can queue up for
    Pattern,      // answers in order, 1-2-3-4, over visits or by changing one
    SameSpot,     // the same answer, visit after visit, by a finger that has not moved
    Palm,         // a hand or a cloth: several contacts at once
    Toggles,      // answers and tiles tapped faster than anybody decides
    Fast,         // answered before the question can have been read
    ClosedHours,  // the store is closed
    TwoPeople,    // the rating was changed after a long rest, perhaps by the next shopper
};
std::string_view name(MisuseReason reason);  // as on the wire: "same_spot"
std::optional<MisuseReason> find_misuse_reason(std::string_view name);

struct Misuse {
    int version = kMisuseVersion;
    double score = 0;  // 0…1
    std::vector<MisuseReason> reasons;
    bool operator==(const Misuse&) const = default;
};

// On the panel, in millimetres from its top left.
struct Place {
    double x = 0;
    double y = 0;
};

struct Touch {
    enum class Target { Answer, Tile, Other };
    Tick at;
    Place place;
    int contacts = 1;  // on the glass at that moment, this one included
    Target target = Target::Other;
    int value = 0;  // of an answer its value, of a tile its index
};

enum class StoreHours { Open, Closed };

// What one visit looked like to the kiosk. Not stored: the visit's steps are.
struct TouchTrace {
    static constexpr std::size_t kMostTouches = 64;

    Tick shown_at;            // when the first question came up
    Milliseconds reading{0};  // reading_time() of that question
    StoreHours store = StoreHours::Open;
    std::vector<Touch> touches;  // the first kMostTouches
    int most_contacts = 0;       // of all touches; of those after the first 64 only this is kept

    void add(const Touch& touch);
    // The touch that gave the rating; null when there was none.
    [[nodiscard]] const Touch* first_answer() const;
};

struct PastVisit {
    Tick first_tap;
    Tick ended;
    std::optional<int> value;  // the first answer
    Place place;               // where it was tapped
};

// The last visits at this kiosk, oldest first.
struct RecentVisits {
    static constexpr std::size_t kMostVisits = 16;
    std::vector<PastVisit> visits;

    // Visits without any touch leave no mark.
    void add(const TouchTrace& trace, Tick ended);
};

struct MisuseWeights {
    double burst = 0.4;
    double pattern = 0.6;
    double same_spot = 0.6;
    double palm = 0.6;
    double toggles = 0.6;
    double fast = 0.2;
    double closed_hours = 0.6;
    double two_people = 0.6;
};

struct MisuseSettings {
    double flag_at = 0.5;
    MisuseWeights weights;

    // Counting the visit that is judged, and by first taps.
    std::size_t burst_visits = 5;
    Milliseconds burst_within{12'000};

    // Visits belong to one run while each begins this soon after the end of the one before.
    Milliseconds run_gap{6'000};
    std::size_t pattern_answers = 4;
    std::size_t same_spot_visits = 4;
    double same_spot_radius = 4;  // mm, root mean square from their middle

    int palm_contacts = 3;
    std::size_t toggles = 5;
    Milliseconds toggles_within{3'000};
    double reading_share = 0.5;  // of the reading time; people skim
    Milliseconds long_rest{10'000};
};

// `recent` are the visits before this one.
Misuse judge_misuse(const TouchTrace& trace, const RecentVisits& recent,
                    const MisuseSettings& settings);

inline bool flagged(const Misuse& misuse, const MisuseSettings& settings) {
    return misuse.score >= settings.flag_at;
}

// How long people take to read `text` (UTF-8): 238 words a minute (Brysbaert 2019, English), a word
// at least every six letters where a script sets no spaces, and half a word for each ideograph or
// kana, whose readers are as quick.
Milliseconds reading_time(std::string_view text);

}  // namespace afterword
