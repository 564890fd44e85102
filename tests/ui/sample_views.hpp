// SPDX-License-Identifier: Apache-2.0
// One view of every screen, and of its harder states, with the texts of the default survey: what
// the golden pictures and the layout checks look at.
#pragma once

#include <array>
#include <string>
#include <vector>

#include "ui/ui.hpp"

namespace afterword::ui::test {

// The languages the samples have texts in.
inline constexpr std::array kSampleLanguages = {Language::En, Language::ZhHans, Language::Pl,
                                                Language::Ar};

struct Sample {
    std::string name;  // "rate", "inbox-long"
    View view;
    enum class Kind {
        Screen,
        State,  // a harder one of a screen's
    } kind = Kind::Screen;
};

std::vector<Sample> shopper_samples(Language language);
std::vector<Sample> staff_samples(Language language);
// All of them.
std::vector<Sample> samples(Language language);
const Sample& sample(const std::vector<Sample>& all, std::string_view name);

struct Hung {
    std::string name;  // "landscape"
    Panel panel;
};
// The 10.1-inch panel both ways.
std::vector<Hung> panels();

RateView rate_view(Language language);
QuestionView reasons_view(Language language);
InboxView inbox_view(Language language);
AlertOpenView alert_open_view(Language language);
AlertTakenView alert_taken_view(Language language);

}  // namespace afterword::ui::test
