// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/shoppers.hpp"

namespace afterword {
namespace {

constexpr std::uint64_t kQuickest = 300;
constexpr std::uint64_t kSlowest = 20'000;
constexpr int kNightIsQuieter = 12;  // times

void at_rate(SimulatedKiosk& kiosk, Rng& rng) {
    if (one_in(rng, 3)) {
        kiosk.choose(ui::LanguageChosen{rng.below(2)});
    }
    kiosk.choose(ui::Rated{static_cast<int>(1 + rng.below(5))});
}

void at_question(SimulatedKiosk& kiosk, Rng& rng) {
    switch (rng.below(8)) {
        case 0:
            kiosk.choose(ui::RatingChanged{});
            break;
        case 1:
            kiosk.choose(ui::NewRating{});
            break;
        case 2:
        case 3:
            kiosk.choose(ui::Finished{});
            break;
        case 4:
            break;  // looks away
        default:
            kiosk.choose(ui::TileTapped{rng.below(3)});
            break;
    }
}

bool by_day(WallTime now) {
    const auto day = std::chrono::floor<std::chrono::days>(now);
    return now - day >= std::chrono::hours(8) && now - day < std::chrono::hours(20);
}

}  // namespace

bool at_rest(const SimulatedKiosk& kiosk) {
    return kiosk.state().scene == Scene::Rate && !kiosk.state().pass;
}

void tap_as_shopper(SimulatedKiosk& kiosk, Rng& rng) {
    switch (kiosk.state().scene) {
        case Scene::Rate:
            at_rate(kiosk, rng);
            break;
        case Scene::Question:
            at_question(kiosk, rng);
            break;
        case Scene::StillThere:
            if (one_in(rng, 2)) {
                kiosk.choose(ui::Continued{});
            }
            break;
        case Scene::Thanks:
            kiosk.choose(ui::Dismissed{});
            break;
        default:
            break;  // not theirs
    }
}

Milliseconds pause_before_tap(const SimulatedKiosk& kiosk, WallTime now, Milliseconds between,
                              Rng& rng) {
    if (!at_rest(kiosk)) {
        return Milliseconds(kQuickest + rng.below(kSlowest));
    }
    const Milliseconds longest = 2 * between * (by_day(now) ? 1 : kNightIsQuieter);
    return Milliseconds(kQuickest + rng.below(static_cast<std::uint64_t>(longest.count())));
}

}  // namespace afterword
