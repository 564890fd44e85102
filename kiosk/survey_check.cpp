// SPDX-License-Identifier: Apache-2.0
#include "kiosk/survey_check.hpp"

#include <algorithm>
#include <set>
#include <string_view>

#include "kiosk/survey_panels.hpp"
#include "kiosk/survey_walk.hpp"
#include "ui/check/layout_faults.hpp"

namespace afterword {
namespace {

// A text of a question in one language, and where it stands in the survey's file.
struct PlacedText {
    std::string pointer;
    std::string_view text;
};

std::vector<PlacedText> texts_of(const Question& question, const std::string& pointer,
                                 const std::string& language) {
    std::vector<PlacedText> texts;
    const auto place = [&](const std::string& below, const LocalText& text) {
        if (const auto found = text.find(language); found != text.end()) {
            texts.push_back({pointer + below + language, found->second});
        }
    };
    place("/text/", question.text);
    place("/hint/", question.hint);
    if (const auto labels = question.labels.find(language); labels != question.labels.end()) {
        for (std::size_t i = 0; i < labels->second.size(); ++i) {
            texts.push_back(
                {pointer + "/labels/" + language + "/" + std::to_string(i), labels->second[i]});
        }
    }
    for (std::size_t i = 0; i < question.options.size(); ++i) {
        place("/options/" + std::to_string(i) + "/text/", question.options[i].text);
    }
    return texts;
}

// A later question stands below the line that says the rating is saved.
bool shows(const ui::SemanticNode& node, std::string_view text) {
    return node.name == text || node.name.ends_with("\n" + std::string(text));
}

// One look at a kiosk that asks the survey.
struct Look {
    const Survey& survey;
    std::size_t language = 0;
    ui::Panel panel;
    ui::Appearance appearance;

    [[nodiscard]] const std::string& tag() const { return survey.languages[language]; }
    [[nodiscard]] std::string screen() const {
        const bool large = appearance.size == ui::TextSize::Large;
        return "the screen of " + panel_text(panel) + (large ? ", in large letters" : "");
    }
};

// Notes each text once, however many things are wrong with it.
void judge(const Look& look, std::size_t index, const ui::Ui& ui,
           std::vector<SurveyFault>& faults) {
    const ui::SemanticTree& tree = ui.semantics();
    const std::string pointer = "/questions/" + std::to_string(index);
    const auto texts = texts_of(look.survey.questions[index], pointer, look.tag());
    std::set<std::string> blamed;
    for (const auto& fault : ui::layout_faults(tree, look.panel, ui.appearance())) {
        bool known = false;
        for (const auto& [place, text] : texts) {
            const bool shown = std::any_of(
                fault.nodes.begin(), fault.nodes.end(),
                [&, &text = text](std::size_t node) { return shows(tree[node], text); });
            known = known || shown;
            if (shown && blamed.insert(place).second) {
                faults.push_back({place, "does not fit " + look.screen()});
            }
        }
        if (!known && blamed.insert(pointer).second) {
            faults.push_back({pointer, "does not fit " + look.screen() + ", in " + look.tag() +
                                           ": " + fault.sentence});
        }
    }
}

void look_at_all(const KioskConfig& config, const Look& look, ui::Ui& ui,
                 std::vector<SurveyFault>& faults) {
    SurveyWalk walk(config, look.language, look.appearance);
    for (std::size_t i = 0; i < look.survey.questions.size(); ++i) {
        static_cast<void>(ui.draw(walk.on(look.survey.questions[i])));
        judge(look, i, ui, faults);
    }
}

}  // namespace

Result<std::vector<SurveyFault>> find_texts_that_do_not_fit(const Survey& survey,
                                                            std::span<const ui::Panel> panels,
                                                            const std::filesystem::path& font_cache,
                                                            const Watcher& watcher) {
    const KioskConfig config = kiosk_asking(survey);
    const Survey& asked = config.surveys.front();
    std::vector<SurveyFault> faults;
    for (const ui::Panel& panel : panels) {
        auto ui = ui::Ui::open(panel, font_cache);
        if (!ui) {
            return std::move(ui).error();
        }
        for (std::size_t language = 0; language < asked.languages.size(); ++language) {
            watcher(asked.languages[language] + " on " + panel_text(panel));
            for (const auto size : {ui::TextSize::Normal, ui::TextSize::Large}) {
                look_at_all(config, {asked, language, panel, {.size = size}}, *ui, faults);
            }
        }
    }
    // What is said of one text stands together.
    std::stable_sort(faults.begin(), faults.end(),
                     [](const auto& a, const auto& b) { return a.pointer < b.pointer; });
    return faults;
}

}  // namespace afterword
