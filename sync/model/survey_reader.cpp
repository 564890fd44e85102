// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <set>

#include "platform/base/config.hpp"
#include "platform/base/encoding.hpp"
#include "platform/base/hash.hpp"
#include "sync/model/survey.hpp"

namespace afterword {
namespace {

constexpr std::size_t kMostSteps = 12;
constexpr std::size_t kMostOptions = 8;    // two rows of four tiles
constexpr std::size_t kLongestText = 120;  // code points; more fits no allowed size
constexpr std::size_t kScale = 5;

class SurveyReader {
  public:
    SurveyReader(std::string_view bytes, const std::string& file) : document_(bytes, file) {}

    Result<Survey> read(std::string_view bytes) {
        auto root = document_.root();
        survey_.name = root.text("survey");
        if (root.has("survey") && !make_store_id(survey_.name)) {
            root.problem("survey", "must be 1 to 64 of a-z, 0-9 and -");
        }
        survey_.version = static_cast<int>(root.integer("version", {1, 1'000'000}));
        read_languages(root);
        auto questions = root.items("questions");
        for (auto& node : questions) {
            survey_.questions.push_back(read_question(node));
        }
        if (root.has("questions")) {
            check_order(root);
        }
        if (auto status = document_.status(); !status) {
            return std::move(status).error();
        }
        survey_.id = SurveyId{survey_.name + "@" + content_name(bytes)};
        return std::move(survey_);
    }

  private:
    void read_languages(ConfigNode& root) {
        for (auto& node : root.items("languages")) {
            const auto language = node.as_text();
            if (std::find(survey_.languages.begin(), survey_.languages.end(), language) !=
                survey_.languages.end()) {
                node.problem("stands there twice");
            }
            survey_.languages.push_back(language);
        }
        if (root.has("languages") && survey_.languages.empty()) {
            root.problem("languages", "must name at least one language");
        }
    }

    void check_order(ConfigNode& root) {
        const auto& questions = survey_.questions;
        if (questions.empty() || questions.size() > kMostSteps) {
            root.problem("questions", "must hold 1 to 12 questions");
            return;
        }
        if (questions.front().kind != QuestionKind::Faces5) {
            root.problem("questions",
                         "must begin with a faces5 question: the first tap is the answer");
        }
        if (!questions.front().when.empty()) {
            root.problem("questions", "must begin with a question that has no \"when\"");
        }
    }

    Question read_question(ConfigNode& node) {
        Question question;
        question.id = node.text("id");
        if (!question.id.empty() && !ids_.insert(question.id).second) {
            node.problem("id", "\"" + question.id + "\" is the id of another question already");
        }
        question.kind = static_cast<QuestionKind>(
            node.one_of("kind", {"faces4", "faces5", "stars5", "scale11", "scale7", "choice",
                                 "choices", "text", "contact"}));
        question.measure = static_cast<Measure>(node.one_of_or(
            "measure", {"none", "happy", "csat", "nps", "nps_relationship", "ces"}, 0));
        question.facet = node.text_or("facet", "");
        question.scale_order =
            static_cast<ScaleOrder>(node.one_of_or("scale_order", {"ascending", "descending"}, 0));
        question.alert_at = static_cast<int>(node.integer_or("alert_at", {0, 5}, 1));
        question.help = node.boolean_or("help", false);
        auto text = node.object("text");
        question.text = read_text(text, Needed::EveryLanguage);
        auto hint = node.object_if("hint");
        question.hint = read_text(hint, Needed::Some);
        read_labels(node, question);
        read_options(node, question);
        read_condition(node, question);
        return question;
    }

    enum class Needed { EveryLanguage, Some };

    LocalText read_text(ConfigNode& node, Needed needed) {
        LocalText text;
        for (auto& [language, value] : node.members()) {
            known_language(value, language);
            text[language] = limited(value);
        }
        if (needed == Needed::EveryLanguage && node.is_object()) {
            for (const auto& language : survey_.languages) {
                if (!text.contains(language)) {
                    node.problem(language, "is missing: the survey says it speaks this language");
                }
            }
        }
        return text;
    }

    std::string limited(ConfigNode& value) {
        auto text = value.as_text();
        if (utf8_length(text) > kLongestText) {
            value.problem("is longer than 120 characters, which fits no screen");
        }
        return text;
    }

    void known_language(ConfigNode& node, const std::string& language) {
        if (std::find(survey_.languages.begin(), survey_.languages.end(), language) ==
            survey_.languages.end()) {
            node.problem("is a language the survey does not name in /languages");
        }
    }

    void read_labels(ConfigNode& node, Question& question) {
        if (question.kind != QuestionKind::Faces5) {
            return;
        }
        auto labels = node.object("labels");
        for (auto& [language, value] : labels.members()) {
            known_language(value, language);
            for (auto& item : value.as_items()) {
                question.labels[language].push_back(limited(item));
            }
            if (question.labels[language].size() != kScale) {
                value.problem("must hold five labels, from the worst to the best");
            }
        }
        for (const auto& language : survey_.languages) {
            if (labels.is_object() && !question.labels.contains(language)) {
                labels.problem(language, "is missing: the survey says it speaks this language");
            }
        }
    }

    void read_options(ConfigNode& node, Question& question) {
        if (question.kind != QuestionKind::Choices) {
            return;
        }
        std::set<std::string> ids;
        for (auto& item : node.items("options")) {
            Option option;
            option.id = item.text("id");
            if (!option.id.empty() && !ids.insert(option.id).second) {
                item.problem("id", "\"" + option.id + "\" is the id of another option already");
            }
            auto text = item.object("text");
            option.text = read_text(text, Needed::EveryLanguage);
            question.options.push_back(std::move(option));
        }
        if (node.has("options") &&
            (question.options.size() < 2 || question.options.size() > kMostOptions)) {
            node.problem("options", "must hold 2 to 8 options");
        }
    }

    void read_condition(ConfigNode& node, Question& question) {
        auto when = node.object_if("when");
        for (auto& [name, values] : when.members()) {
            const Question* earlier = survey_.find_question(name);
            if (earlier == nullptr || earlier->kind != QuestionKind::Faces5) {
                values.problem("is no earlier question with a scale, so it can never come true");
            }
            for (auto& value : values.as_items()) {
                question.when[name].values.push_back(static_cast<int>(value.as_integer({1, 5})));
            }
            if (question.when[name].values.empty()) {
                values.problem("must list at least one value");
            }
        }
    }

    ConfigDocument document_;
    Survey survey_;
    std::set<std::string> ids_;
};

}  // namespace

Result<Survey> read_survey(std::string_view bytes, const std::string& file) {
    return SurveyReader(bytes, file).read(bytes);
}

}  // namespace afterword
