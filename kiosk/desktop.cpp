// SPDX-License-Identifier: Apache-2.0
#include "kiosk/desktop.hpp"

#include "kiosk/alert_list.hpp"

namespace afterword {

std::string Desktop::reason(std::string_view id) const {
    for (const auto& question : survey().questions) {
        for (const auto& option : question.options) {
            if (option.id == id) {
                return text(option.text);
            }
        }
    }
    return std::string(id);
}

std::string Desktop::store_name() const {
    const std::string corner = text(config.title);
    return corner.substr(0, corner.find(" · "));
}

ui::SyncView Desktop::sync() const {
    return {state.health.online, static_cast<std::size_t>(state.health.unsent)};
}

ui::TabsView Desktop::tabs() const {
    const auto count = [&](ui::StaffTab tab) {
        return alerts_under(state, tab, now.wall, config.zone).size();
    };
    return {state.desk.tab, count(ui::StaffTab::Open), count(ui::StaffTab::Taken),
            count(ui::StaffTab::Solved)};
}

std::string Desktop::span(Milliseconds time) const {
    constexpr Milliseconds kMinute{60'000};
    constexpr Milliseconds kHour{3'600'000};
    if (time < 2 * kMinute) {
        return phrase(ui::Word::Seconds, std::to_string(time.count() / 1'000));
    }
    if (time < 2 * kHour) {
        return phrase(ui::Word::Minutes, std::to_string(time / kMinute));
    }
    return phrase(ui::Word::Hours, std::to_string(time / kHour));
}

}  // namespace afterword
