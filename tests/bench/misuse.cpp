// SPDX-License-Identifier: Apache-2.0
// What the misuse score catches and what it costs, on made-up days whose truth is known, beside the
// usual filter: a lock that drops every visit within 5 s of the one before. Fails when more than
// 1 % of honest answers are flagged, of any kind of honest people at any traffic.
#include "sync/model/misuse.hpp"

#include <array>
#include <cstdio>
#include <vector>

#include "tests/bench/misuse_streams.hpp"

using namespace afterword;
using namespace afterword::bench;

namespace {

constexpr int kDays = 100;
constexpr double kTraffic[] = {6, 60, 200};  // shoppers an hour; families and others come on top
constexpr Milliseconds kLock{5'000};
constexpr double kMostWronglyFlagged = 0.01;

constexpr std::array<const char*, kKindsOfPeople> kPeople = {
    "honest: one after another", "honest: families",       "a child",
    "cleaning the screen",       "a clerk taps \"great\"", "1-2-3-4-5",
    "staff after closing",       "two people, one visit"};

struct Count {
    int visits = 0;
    int flagged = 0;
    int locked = 0;
};
using Counts = std::array<Count, kKindsOfPeople>;

void judge(const std::vector<LabelledVisit>& day, Counts& counts) {
    const MisuseSettings settings;
    RecentVisits recent;
    Tick last_kept = from_mono_ms(0);
    for (const auto& visit : day) {
        Count& count = counts[static_cast<std::size_t>(visit.who)];
        ++count.visits;
        count.flagged += flagged(judge_misuse(visit.trace, recent, settings), settings) ? 1 : 0;
        recent.add(visit.trace, visit.ended);
        const Tick tapped = visit.trace.first_answer()->at;
        if (tapped - last_kept < kLock) {
            ++count.locked;
        } else {
            last_kept = tapped;
        }
    }
}

double percent(int part, int whole) {
    return whole == 0 ? 0 : 100.0 * part / whole;
}

void print_side(int caught, int misused, int wrongly, int honest_visits) {
    std::printf("%10.1f %9.1f %9.2f", percent(caught, misused), percent(caught, caught + wrongly),
                percent(wrongly, honest_visits));
}

// Gives false when honest people are flagged too often.
bool print(double an_hour, const Counts& counts) {
    std::printf("\n%.0f an hour, %d days%-27s %9s %11s %11s\n", an_hour, kDays, "", "visits",
                "flagged, %", "5 s lock, %");
    bool fine = true;
    Count good;
    Count bad;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        const Count& count = counts[i];
        std::printf("  %-46s %9d %11.2f %11.2f\n", kPeople[i], count.visits,
                    percent(count.flagged, count.visits), percent(count.locked, count.visits));
        const bool is_honest = honest(static_cast<Who>(i));
        fine = fine && !(is_honest && count.flagged > kMostWronglyFlagged * count.visits);
        Count& sum = is_honest ? good : bad;
        sum.visits += count.visits;
        sum.flagged += count.flagged;
        sum.locked += count.locked;
    }
    std::printf("  %-14s %9s %9s %9s\n  misuse score  ", "", "recall, %", "precision", "honest, %");
    print_side(bad.flagged, bad.visits, good.flagged, good.visits);
    std::printf("\n  5 s lock      ");
    print_side(bad.locked, bad.visits, good.locked, good.visits);
    std::printf("\n");
    return fine;
}

}  // namespace

int main() {
    bool fine = true;
    for (const double an_hour : kTraffic) {
        Counts counts;
        for (std::uint64_t seed = 1; seed <= kDays; ++seed) {
            judge(make_day(seed, an_hour), counts);
        }
        fine = print(an_hour, counts) && fine;
    }
    if (!fine) {
        std::printf("\nMore than 1 %% of honest answers are flagged.\n");
    }
    return fine ? 0 : 1;
}
