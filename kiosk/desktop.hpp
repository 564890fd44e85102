// SPDX-License-Identifier: Apache-2.0
// What every view of staff's is made from. Internal to the presenter of staff's screens.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/local_time.hpp"
#include "kiosk/state.hpp"
#include "ui/words/words.hpp"

namespace afterword {

// Everything a text of the staff's screens is made from.
struct Desktop {
    const State& state;
    const KioskConfig& config;
    const Moment& now;
    ui::Language language;

    [[nodiscard]] std::string word(ui::Word key) const {
        return std::string(ui::word(language, key));
    }
    [[nodiscard]] std::string phrase(ui::Word key, std::string_view value) const {
        return ui::phrase(language, key, {value});
    }
    [[nodiscard]] std::string time(WallTime time) const { return clock_text(time, config.zone); }
    [[nodiscard]] const Survey& survey() const { return survey_of(state, config); }
    [[nodiscard]] const std::string& tag() const { return survey().languages[state.language]; }
    [[nodiscard]] std::string text(const LocalText& local) const {
        return std::string(text_in(local, tag(), survey().languages.front()));
    }
    // What the survey calls a reason; its code where the survey knows none such.
    [[nodiscard]] std::string reason(std::string_view id) const;
    // The corner line is "store · touchpoint".
    [[nodiscard]] std::string store_name() const;
    [[nodiscard]] ui::SyncView sync() const;
    [[nodiscard]] ui::TabsView tabs() const;
    // "3 min", "2 h", "40 s".
    [[nodiscard]] std::string span(Milliseconds time) const;
};

// Today (today_presenter.cpp).
ui::TodayView today_view(const Desktop& desktop);
std::optional<ui::FooterView> inbox_footer(const Desktop& desktop);

// This kiosk (this_kiosk.cpp).
ui::KioskView this_kiosk_view(const Desktop& desktop);

}  // namespace afterword
