// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/staff.hpp"

#include "kiosk/alert_list.hpp"
#include "tests/scenarios/shoppers.hpp"

namespace afterword {
namespace {

void at_pin(SimulatedKiosk& kiosk, Rng& rng, Zeal zeal) {
    for (const int digit : {0, 7, 1, 2, 3, 4}) {
        kiosk.choose(ui::DigitTyped{digit});
    }
    kiosk.choose(ui::PinEntered{});
    kiosk.enter_pin(PinChecked{zeal == Zeal::Tireless || !one_in(rng, 5)});
}

void at_inbox(SimulatedKiosk& kiosk, Rng& rng, Zeal zeal) {
    if (zeal == Zeal::Human && one_in(rng, 4)) {
        kiosk.choose(ui::Locked{});
        return;
    }
    if (zeal == Zeal::Human && one_in(rng, 12)) {
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

void solve(SimulatedKiosk& kiosk, Rng& rng) {
    kiosk.choose(ui::CauseTapped{rng.below(6)});
    kiosk.choose(ui::ActionTapped{rng.below(6)});
    kiosk.choose(ui::Solved{});
}

void at_alert(SimulatedKiosk& kiosk, Rng& rng) {
    switch (rng.below(7)) {
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
        case 4:
            kiosk.choose(ui::HandedOver{});
            break;
        default:
            solve(kiosk, rng);
            break;
    }
}

}  // namespace

void come_as_staff(SimulatedKiosk& kiosk) {
    if (at_rest(kiosk)) {
        kiosk.choose(ui::CornerPressed{});
    }
}

void tap_as_staff(SimulatedKiosk& kiosk, Rng& rng, Zeal zeal) {
    switch (kiosk.state().scene) {
        case Scene::Pin:
            at_pin(kiosk, rng, zeal);
            break;
        case Scene::Inbox:
            at_inbox(kiosk, rng, zeal);
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
        default:
            break;  // the shoppers'
    }
}

}  // namespace afterword
