// SPDX-License-Identifier: Apache-2.0
// What the first screen offers besides the question: languages, larger and stronger letters, lower
// buttons, and other ways to say it.
#include <algorithm>
#include <array>

#include "kiosk/turn.hpp"

namespace afterword {
namespace {

struct Look {
    ui::TextSize size;
    ui::Contrast contrast;
};
// Each tap leads to the next, and from the last to the first.
constexpr std::array kLooks = {
    Look{ui::TextSize::Normal, ui::Contrast::Normal},
    Look{ui::TextSize::Large, ui::Contrast::Normal},
    Look{ui::TextSize::Large, ui::Contrast::High},
    Look{ui::TextSize::Normal, ui::Contrast::High},
};

void change_appearance(ui::Appearance& appearance) {
    const auto now = std::find_if(kLooks.begin(), kLooks.end(), [&](const Look& look) {
        return look.size == appearance.size && look.contrast == appearance.contrast;
    });
    const Look& next = now + 1 == kLooks.end() ? kLooks.front() : *(now + 1);
    appearance.size = next.size;
    appearance.contrast = next.contrast;
}

void speak(Turn& turn, std::size_t language) {
    if (language < survey_of(turn.state, turn.config).languages.size()) {
        turn.state.language = language;
    }
}

}  // namespace

void choose_an_offer(Turn& turn, const ui::Choice& choice) {
    State& state = turn.state;
    if (const auto* language = std::get_if<ui::LanguageChosen>(&choice)) {
        speak(turn, language->index);
        if (state.scene == Scene::Languages) {
            go(turn, Scene::Rate);
        }
    } else if (std::holds_alternative<ui::BackTapped>(choice)) {
        go(turn, Scene::Rate);
    } else if (std::holds_alternative<ui::MoreLanguages>(choice)) {
        go(turn, Scene::Languages);
    } else if (std::holds_alternative<ui::WriteToUs>(choice)) {
        write_to_us(turn);
    } else if (std::holds_alternative<ui::OtherWays>(choice)) {
        go(turn, Scene::OtherWays);
    } else if (std::holds_alternative<ui::AppearanceTapped>(choice)) {
        change_appearance(state.appearance);
    } else if (std::holds_alternative<ui::ReachTapped>(choice)) {
        const bool low = state.appearance.reach == ui::Reach::Low;
        state.appearance.reach = low ? ui::Reach::Full : ui::Reach::Low;
    }
}

}  // namespace afterword
