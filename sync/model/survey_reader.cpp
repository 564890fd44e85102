// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>
#include <set>

#include "platform/base/config.hpp"
#include "platform/base/hash.hpp"
#include "sync/model/survey.hpp"
#include "sync/model/survey_check.hpp"
#include "sync/model/survey_texts.hpp"

namespace afterword {
namespace {

// survey.schema.json says the same as this reader, as far as a schema can; a test holds the two
// together.
constexpr std::size_t kMostSteps = 12;
constexpr std::size_t kMostOptions = 8;  // two rows of four tiles
constexpr std::size_t kLongestId = 64;

bool is_id(std::string_view text) {
    return text.size() <= kLongestId && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
           });
}

std::string quoted(std::string_view text) {
    return "\"" + std::string(text) + "\"";
}

std::string ids_of(const auto& items) {
    std::string text;
    for (const auto& item : items) {
        text += (text.empty() ? "" : ", ") + item.id;
    }
    return text;
}

// Faces and stars say each value in words, scales in numbers their two ends.
bool has_word_per_value(QuestionKind kind) {
    return kind == QuestionKind::Faces4 || kind == QuestionKind::Faces5 ||
           kind == QuestionKind::Stars5;
}

std::vector<QuestionKind> kinds_counted_as(Measure measure) {
    using enum QuestionKind;
    switch (measure) {
        case Measure::None:
            return {};
        case Measure::Happy:
        case Measure::Csat:
            return {Faces4, Faces5, Stars5};
        case Measure::NpsTransaction:
        case Measure::NpsRelationship:
            return {Scale11};
        case Measure::Ces:
            return {Scale7};
    }
    return {};
}

std::string names_of(const std::vector<QuestionKind>& kinds) {
    std::string text;
    for (const auto kind : kinds) {
        text += (text.empty() ? "" : ", ") + std::string(name(kind));
    }
    return text;
}

class SurveyReader {
  public:
    SurveyReader(std::string_view bytes, const std::string& file) : document_(bytes, file) {}

    Result<Survey> read(std::string_view bytes) {
        auto root = document_.root();
        survey_.name = root.text("survey");
        if (!survey_.name.empty() && !make_store_id(survey_.name)) {
            root.problem("survey", "must be 1 to 64 of a-z, 0-9 and -");
        }
        survey_.version = static_cast<int>(root.integer("version", {1, 1'000'000}));
        texts_.read_languages(root);
        survey_.languages = texts_.languages();
        auto nodes = root.items("questions");
        for (auto& node : nodes) {
            read_question(node);
        }
        for (std::size_t i = 0; i < nodes.size(); ++i) {
            read_condition(nodes[i], i);
        }
        if (root.has("questions")) {
            check_order(root, nodes);
        }
        for (auto& [pointer, reason] : find_never_asked(survey_)) {
            ConfigNode(document_, nullptr, pointer).problem(std::move(reason));
        }
        if (auto status = document_.status(); !status) {
            return std::move(status).error();
        }
        survey_.id = SurveyId{survey_.name + "@" + content_name(bytes)};
        return std::move(survey_);
    }

  private:
    using enum QuestionKind;

    void check_order(ConfigNode& root, std::vector<ConfigNode>& nodes) {
        if (nodes.empty() || nodes.size() > kMostSteps) {
            root.problem("questions",
                         "must hold 1 to 12 questions, not " + std::to_string(nodes.size()));
            return;
        }
        const Question& first = survey_.questions.front();
        if (is_clear(first) && !scale_of(first.kind) && first.kind != Choice) {
            nodes.front().problem("kind", "must be a scale or choice, not " +
                                              quoted(name(first.kind)) +
                                              ": the first question takes one tap");
        }
        if (nodes.front().has("when")) {
            nodes.front().problem("when", "must be left out: the first question is always asked");
        }
        for (std::size_t i = 0; i + 1 < nodes.size(); ++i) {
            if (survey_.questions[i].kind == Contact) {
                nodes[i].problem("kind", "\"contact\" must be the last question, and the only one");
            }
        }
    }

    // --- a question, but for its condition ---

    void read_question(ConfigNode& node) {
        Question question;
        question.id = read_id(node, ids_, "question");
        const auto kind = read_kind(node);
        if (kind) {
            question.kind = *kind;
        } else {
            unclear_.insert(question.id);
        }
        question.text = texts_.read(node.object("text"), SurveyTexts::Needed::EveryLanguage,
                                    SurveyTexts::Length::Text);
        question.hint = texts_.read(node.object_if("hint"), SurveyTexts::Needed::Some,
                                    SurveyTexts::Length::Text);
        question.help = node.boolean_or("help", false);
        read_measure(node, question);
        read_facet(node, question);
        // Keys of other kinds are unknown to the document, which says so.
        if (const auto scale = scale_of(question.kind); kind && scale) {
            read_scale(node, question, *scale);
        }
        if (kind && has_options(question.kind)) {
            read_options(node, question);
        }
        if (!kind) {
            overlook_keys_of_kinds(node);
        }
        survey_.questions.push_back(std::move(question));
    }

    static std::string read_id(ConfigNode& node, std::set<std::string>& ids,
                               const std::string& of) {
        auto id = node.text("id");
        if (!is_id(id)) {
            node.problem("id", "must be 1 to 64 of a-z, 0-9, _ and -, not " + quoted(id));
        } else if (!id.empty() && !ids.insert(id).second) {
            node.problem("id", quoted(id) + " is the id of another " + of + " already");
        }
        return id;
    }

    static std::optional<QuestionKind> read_kind(ConfigNode& node) {
        const auto text = node.text("kind");
        const auto kind = find_question_kind(text);
        if (!kind && !text.empty()) {
            node.problem("kind",
                         "must be one of faces4, faces5, stars5, scale11, scale7, choice, choices, "
                         "text, contact, not " +
                             quoted(text));
        }
        return kind;
    }

    static void overlook_keys_of_kinds(ConfigNode& node) {
        for (const auto* key : {"labels", "scale_order", "alert_at", "options", "order"}) {
            static_cast<void>(node.object_if(key));
        }
    }

    // Whether the kind was understood: what isn't makes no further problems.
    [[nodiscard]] bool is_clear(const Question& question) const {
        return !unclear_.contains(question.id);
    }

    void read_measure(ConfigNode& node, Question& question) {
        constexpr std::array kMeasures = {Measure::None, Measure::Happy, Measure::Csat,
                                          Measure::NpsTransaction, Measure::Ces};
        question.measure =
            kMeasures.at(node.one_of_or("measure", {"none", "happy", "csat", "nps", "ces"}, 0));
        const auto relation = node.one_of_or("relation", {"transaction", "relationship"}, 0);
        if (node.has("relation") && question.measure != Measure::NpsTransaction) {
            node.problem("relation", "belongs to \"measure\":\"nps\" alone");
        } else if (relation == 1) {
            question.measure = Measure::NpsRelationship;
        }
        const auto kinds = kinds_counted_as(question.measure);
        if (is_clear(question) && question.measure != Measure::None &&
            std::find(kinds.begin(), kinds.end(), question.kind) == kinds.end()) {
            node.problem("measure", quoted(name(question.measure)) + " is counted on " +
                                        names_of(kinds) + " alone, not on " +
                                        quoted(name(question.kind)));
        }
    }

    static void read_facet(ConfigNode& node, Question& question) {
        question.facet = node.text_or("facet", "");
        if (!is_id(question.facet)) {
            node.problem("facet",
                         "must be product, service, relationship, convenience, brand, price or one "
                         "of your own in 1 to 64 of a-z, 0-9, _ and -, not " +
                             quoted(question.facet));
        }
    }

    void read_scale(ConfigNode& node, Question& question, Scale scale) {
        question.scale_order =
            static_cast<ScaleOrder>(node.one_of_or("scale_order", {"ascending", "descending"}, 0));
        question.alert_at = static_cast<int>(node.integer_or("alert_at", {0, scale.most}, 1));
        const bool each = has_word_per_value(question.kind);
        question.labels = texts_.read_labels(
            node.object("labels"), each ? static_cast<std::size_t>(scale.most) : 2,
            each ? "one for each value from the worst to the best"
                 : "one for each end, that of the lowest value first");
    }

    void read_options(ConfigNode& node, Question& question) {
        question.option_order =
            static_cast<OptionOrder>(node.one_of_or("order", {"fixed", "rotated"}, 0));
        std::set<std::string> ids;
        for (auto& item : node.items("options")) {
            auto id = read_id(item, ids, "option");
            question.options.push_back(
                {std::move(id), texts_.read(item.object("text"), SurveyTexts::Needed::EveryLanguage,
                                            SurveyTexts::Length::Label)});
        }
        if (node.has("options") &&
            (question.options.size() < 2 || question.options.size() > kMostOptions)) {
            node.problem("options", "must hold 2 to 8 options, not " +
                                        std::to_string(question.options.size()));
        }
    }

    // --- its condition ---

    void read_condition(ConfigNode& node, std::size_t index) {
        Question& question = survey_.questions[index];
        for (auto& [name, values] : node.object_if("when").members()) {
            const Question* earlier = survey_.find_question(name);
            if (auto why = why_never(earlier, question); !why.empty()) {
                values.problem(std::move(why));
                continue;
            }
            if (!is_clear(*earlier)) {
                continue;
            }
            auto items = values.as_items();
            if (items.empty()) {
                values.problem("must list at least one answer, or it can never come true");
            }
            Wanted wanted = read_wanted(items, *earlier);
            if (!wanted.values.empty() || !wanted.options.empty()) {
                question.when.emplace(name, std::move(wanted));
            }
        }
    }

    // Empty when answers to `earlier` can be waited for.
    [[nodiscard]] std::string why_never(const Question* earlier, const Question& question) const {
        if (earlier == nullptr) {
            return "is no question of this survey, so it can never come true; there are " +
                   ids_of(survey_.questions);
        }
        if (earlier == &question) {
            return "is the question itself, so it can never come true";
        }
        if (earlier > &question) {
            return "is a later question, so it can never come true: move " + quoted(earlier->id) +
                   " before " + quoted(question.id);
        }
        if (is_clear(*earlier) && !scale_of(earlier->kind) && !has_options(earlier->kind)) {
            return "is a question of kind " + quoted(name(earlier->kind)) +
                   ", whose answers no condition can name";
        }
        return {};
    }

    // The answers that are ones of that question; the others are problems.
    static Wanted read_wanted(std::vector<ConfigNode>& items, const Question& earlier) {
        Wanted wanted;
        for (auto& item : items) {
            if (const auto scale = scale_of(earlier.kind)) {
                const auto value = static_cast<int>(item.as_integer({scale->least, scale->most}));
                wanted.values.push_back(value);
                continue;
            }
            const auto id = item.as_text();
            const bool known = std::any_of(earlier.options.begin(), earlier.options.end(),
                                           [&](const Option& option) { return option.id == id; });
            if (!known && !id.empty()) {
                item.problem("must be an option of " + quoted(earlier.id) + ": " +
                             ids_of(earlier.options) + ", not " + quoted(id));
            }
            wanted.options.push_back(id);
        }
        return wanted;
    }

    ConfigDocument document_;
    SurveyTexts texts_;
    Survey survey_;
    std::set<std::string> ids_;
    std::set<std::string> unclear_;  // ids of questions whose kind was not understood
};

}  // namespace

Result<Survey> read_survey(std::string_view bytes, const std::string& file) {
    return SurveyReader(bytes, file).read(bytes);
}

}  // namespace afterword
