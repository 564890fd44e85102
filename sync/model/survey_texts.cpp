// SPDX-License-Identifier: Apache-2.0
#include "sync/model/survey_texts.hpp"

#include <algorithm>

#include "platform/base/encoding.hpp"
#include "sync/model/language_tags.hpp"

namespace afterword {
namespace {

bool among(const auto& list, const auto& item) {
    return std::find(list.begin(), list.end(), item) != list.end();
}

// Control characters (Unicode's Cc) and the marks that override a text's direction (UAX #9): they
// can't be seen, and can make a text read as another one.
bool has_hidden_character(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto rest = text.substr(i);
        const auto byte = static_cast<unsigned char>(text[i]);
        if (byte < 0x20 || byte == 0x7f || (rest >= "\u0080" && rest < "\u00a0") ||
            (rest >= "\u202a" && rest < "\u202f") || (rest >= "\u2066" && rest < "\u206a")) {
            return true;
        }
    }
    return false;
}

std::string checked(ConfigNode& node, SurveyTexts::Length length) {
    auto text = node.as_text();
    const auto longest = static_cast<std::size_t>(length);
    if (utf8_length(text) > longest) {
        node.problem("has " + std::to_string(utf8_length(text)) + " characters; more than " +
                     std::to_string(longest) + " fit no screen");
    }
    if (has_hidden_character(text)) {
        node.problem("holds a control character or a mark that overrides the direction of text");
    }
    return text;
}

std::string known_tags() {
    std::string text;
    for (const auto tag : kLanguageTags) {
        text += (text.empty() ? "" : ", ") + std::string(tag);
    }
    return text;
}

}  // namespace

void SurveyTexts::read_languages(ConfigNode& root) {
    for (auto& node : root.items("languages")) {
        const auto language = node.as_text();
        if (among(languages_, language)) {
            node.problem("stands there twice");
        } else if (!language.empty() && !among(kLanguageTags, language)) {
            node.problem("\"" + language + "\" is no language of the system; known are " +
                         known_tags());
        }
        languages_.push_back(language);
    }
    if (root.has("languages") && languages_.empty()) {
        root.problem("languages", "must name at least one language");
    }
}

void SurveyTexts::check_known(ConfigNode& node, const std::string& language) const {
    if (!among(languages_, language)) {
        node.problem("is a language the survey does not name in /languages");
    }
}

void SurveyTexts::check_missing(ConfigNode& node, const auto& texts) const {
    for (const auto& language : languages_) {
        if (node.is_object() && !texts.contains(language)) {
            node.problem(language, "is missing: the survey says it speaks this language");
        }
    }
}

LocalText SurveyTexts::read(ConfigNode node, Needed needed, Length length) const {
    LocalText text;
    for (auto& [language, value] : node.members()) {
        check_known(value, language);
        text[language] = checked(value, length);
    }
    if (needed == Needed::EveryLanguage) {
        check_missing(node, text);
    }
    return text;
}

SurveyTexts::Labels SurveyTexts::read_labels(ConfigNode node, std::size_t count,
                                             const std::string& what) const {
    Labels labels;
    for (auto& [language, value] : node.members()) {
        check_known(value, language);
        auto& list = labels[language];
        for (auto& item : value.as_items()) {
            list.push_back(checked(item, Length::Label));
        }
        if (list.size() != count) {
            value.problem("must hold " + std::to_string(count) + " labels, " + what + ", not " +
                          std::to_string(list.size()));
        }
    }
    check_missing(node, labels);
    return labels;
}

}  // namespace afterword
