// SPDX-License-Identifier: Apache-2.0
#include "kiosk/alert_list.hpp"

#include <algorithm>
#include <tuple>

#include "kiosk/local_time.hpp"
#include "sync/model/alert_rules.hpp"
#include "sync/model/grouping.hpp"

namespace afterword {
namespace {

bool stands_under(const KnownAlert& known, ui::StaffTab tab, WallTime now,
                  const std::string& zone) {
    switch (known.alert.stage) {
        case AlertStage::Open:
        case AlertStage::Reopened:
            return tab == ui::StaffTab::Open;
        case AlertStage::Taken:
        case AlertStage::Facts:
            return tab == ui::StaffTab::Taken;
        case AlertStage::Solved:
        case AlertStage::Confirmed:
            return tab == ui::StaffTab::Solved &&
                   local_day(known.alert.opened, zone) == local_day(now, zone);
        default:
            return false;
    }
}

}  // namespace

std::vector<const KnownAlert*> alerts_under(const State& state, ui::StaffTab tab, WallTime now,
                                            const std::string& zone) {
    std::vector<const KnownAlert*> found;
    for (const auto& known : state.alerts) {
        if (stands_under(known, tab, now, zone)) {
            found.push_back(&known);
        }
    }
    std::sort(found.begin(), found.end(), [&](const KnownAlert* a, const KnownAlert* b) {
        if (tab == ui::StaffTab::Solved) {
            return std::pair(b->alert.opened, b->alert.id) <
                   std::pair(a->alert.opened, a->alert.id);
        }
        const auto place = [](const KnownAlert& known) {
            return std::tuple(known.alert.reason != kHandedOver, due(known), known.alert.id);
        };
        return place(*a) < place(*b);
    });
    return found;
}

std::vector<const KnownAlert*> alerts_of(const State& state, std::string_view code) {
    std::vector<const KnownAlert*> found;
    for (const auto& known : state.alerts) {
        const AlertStage stage = known.alert.stage;
        if ((stage == AlertStage::Taken || stage == AlertStage::Facts) &&
            known.alert.taken_by == code) {
            found.push_back(&known);
        }
    }
    std::sort(found.begin(), found.end(), [](const KnownAlert* a, const KnownAlert* b) {
        return std::pair(due(*a), a->alert.id) < std::pair(due(*b), b->alert.id);
    });
    return found;
}

const KnownAlert* find_alert(const State& state, const AlertId& id) {
    const auto found = std::find_if(state.alerts.begin(), state.alerts.end(),
                                    [&](const KnownAlert& known) { return known.alert.id == id; });
    return found == state.alerts.end() ? nullptr : &*found;
}

WallTime due(const KnownAlert& known) {
    WallTime by = known.take_by;
    if (known.alert.stage == AlertStage::Taken) {
        by = known.facts_by;
    } else if (known.alert.stage == AlertStage::Facts) {
        by = known.solve_by;
    }
    return shows_only_the_quarter(known.alert) ? quarter_after(by) : by;
}

bool shows_only_the_quarter(const Alert& alert) {
    // Of a group the words may be another shopper's than the time.
    return alert.kind == AlertKind::LowScore && (alert.text.empty() || is_group(alert));
}

void play_ahead(std::vector<KnownAlert>& alerts, std::vector<AlertStep>& steps) {
    std::erase_if(steps, [&](const AlertStep& step) {
        const auto known = std::find_if(alerts.begin(), alerts.end(), [&](const KnownAlert& k) {
            return k.alert.id == step.alert;
        });
        if (known == alerts.end() || step.rev < known->alert.rev) {
            return true;
        }
        auto after = moved(known->alert, step);
        if (!after) {
            return true;
        }
        known->alert = *std::move(after);
        return false;
    });
}

}  // namespace afterword
