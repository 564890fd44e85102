// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/people.hpp"

#include "kiosk/alert_list.hpp"

namespace afterword {
namespace {

bool one_in(Rng& rng, std::uint64_t n) {
    return rng.below(n) == 0;
}

void at_rate(SimulatedKiosk& kiosk, Rng& rng) {
    const bool somebody_rates = kiosk.state().pass.has_value() || !one_in(rng, 6);
    if (somebody_rates) {
        if (one_in(rng, 3)) {
            kiosk.choose(ui::LanguageChosen{rng.below(2)});
        }
        kiosk.choose(ui::Rated{static_cast<int>(1 + rng.below(5))});
        return;
    }
    kiosk.choose(ui::CornerPressed{});
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

void at_pin(SimulatedKiosk& kiosk, Rng& rng) {
    for (const int digit : {0, 7, 1, 2, 3, 4}) {
        kiosk.choose(ui::DigitTyped{digit});
    }
    kiosk.choose(ui::PinEntered{});
    kiosk.enter_pin(PinChecked{!one_in(rng, 5)});
}

void at_inbox(SimulatedKiosk& kiosk, Rng& rng) {
    if (one_in(rng, 4)) {
        kiosk.choose(ui::Locked{});
        return;
    }
    if (one_in(rng, 12)) {
        kiosk.choose(ui::ShiftEnded{});
        return;
    }
    kiosk.choose(ui::TabChosen{one_in(rng, 3) ? ui::StaffTab::Taken : ui::StaffTab::Open});
    const auto& desk = kiosk.state().desk;
    const auto rows =
        alerts_under(kiosk.state(), desk.tab, kiosk.clock().wall(), kiosk.config().zone);
    if (rows.empty()) {
        return;
    }
    const std::size_t row = rng.below(rows.size());
    if (desk.tab == ui::StaffTab::Open && one_in(rng, 2)) {
        kiosk.choose(ui::RowTaken{row});
    } else {
        kiosk.choose(ui::RowOpened{row});
    }
}

void at_alert(SimulatedKiosk& kiosk, Rng& rng) {
    switch (rng.below(7)) {
        case 6:
            kiosk.choose(ui::HandedOver{});
            break;
        case 0:
            kiosk.choose(ui::BackTapped{});
            break;
        case 1:
            kiosk.choose(ui::AlertTaken{});
            break;
        case 2:
            kiosk.choose(ui::FactsNoted{});
            break;
        case 3:
            kiosk.choose(ui::NotActionable{});
            break;
        default:
            kiosk.choose(ui::CauseTapped{rng.below(6)});
            kiosk.choose(ui::ActionTapped{rng.below(6)});
            kiosk.choose(ui::Solved{});
            break;
    }
}

}  // namespace

void tap_something(SimulatedKiosk& kiosk, Rng& rng) {
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
        case Scene::Pin:
            at_pin(kiosk, rng);
            break;
        case Scene::Inbox:
            at_inbox(kiosk, rng);
            break;
        case Scene::Alert:
            at_alert(kiosk, rng);
            break;
        case Scene::Dismissal:
            kiosk.choose(ui::NotActionableBecause{rng.below(5)});
            break;
        case Scene::HandOver:
            kiosk.choose(ui::AllHandedOver{});
            break;
        case Scene::Case:
        case Scene::Languages:
        case Scene::OtherWays:
        case Scene::TouchTest:
        case Scene::Closed:
        case Scene::OutOfOrder:
            break;  // they don't get there
    }
}

Milliseconds pause_before_tap(const SimulatedKiosk& kiosk, Rng& rng) {
    const bool nobody = kiosk.state().scene == Scene::Rate && !kiosk.state().pass;
    const std::uint64_t longest = nobody ? 120'000 : 20'000;
    return Milliseconds(300 + rng.below(longest));
}

}  // namespace afterword
