// SPDX-License-Identifier: Apache-2.0
#include "sync/model/survey.hpp"

#include <algorithm>
#include <string>

namespace afterword {

namespace {

struct KindTrait {
    QuestionKind kind;
    std::string_view name;
    std::optional<Scale> scale;
};
constexpr KindTrait kKinds[] = {
    {QuestionKind::Faces4, "faces4", Scale{1, 4}},
    {QuestionKind::Faces5, "faces5", Scale{1, 5}},
    {QuestionKind::Stars5, "stars5", Scale{1, 5}},
    {QuestionKind::Scale11, "scale11", Scale{0, 10}},
    {QuestionKind::Scale7, "scale7", Scale{1, 7}},
    {QuestionKind::Choice, "choice", std::nullopt},
    {QuestionKind::Choices, "choices", std::nullopt},
    {QuestionKind::Text, "text", std::nullopt},
    {QuestionKind::Contact, "contact", std::nullopt},
};

}  // namespace

Result<Score> Score::from(std::int64_t raw, Scale scale) {
    if (raw < scale.least || raw > scale.most) {
        return Error{Errc::Invalid, "score " + std::to_string(raw) + " is not within " +
                                        std::to_string(scale.least) + ".." +
                                        std::to_string(scale.most)};
    }
    return Score(static_cast<int>(raw));
}

std::string_view name(QuestionKind kind) {
    return kKinds[static_cast<std::size_t>(kind)].name;
}

std::optional<QuestionKind> find_question_kind(std::string_view name) {
    const auto found = std::find_if(std::begin(kKinds), std::end(kKinds),
                                    [&](const KindTrait& trait) { return trait.name == name; });
    return found == std::end(kKinds) ? std::nullopt : std::optional(found->kind);
}

std::optional<Scale> scale_of(QuestionKind kind) {
    return kKinds[static_cast<std::size_t>(kind)].scale;
}

std::string_view name(Measure measure) {
    constexpr std::string_view kNames[] = {"none", "happy", "csat", "nps", "nps", "ces"};
    return kNames[static_cast<std::size_t>(measure)];
}

bool has_options(QuestionKind kind) {
    return kind == QuestionKind::Choice || kind == QuestionKind::Choices;
}

std::string_view text_in(const LocalText& text, std::string_view language,
                         std::string_view fallback) {
    auto found = text.find(language);
    if (found == text.end()) {
        found = text.find(fallback);
    }
    return found == text.end() ? std::string_view() : found->second;
}

const Question* Survey::find_question(std::string_view question) const {
    const auto found = std::find_if(questions.begin(), questions.end(),
                                    [&](const Question& q) { return q.id == question; });
    return found == questions.end() ? nullptr : &*found;
}

const Question* Survey::find_first(QuestionKind kind) const {
    const auto found = std::find_if(questions.begin(), questions.end(),
                                    [&](const Question& q) { return q.kind == kind; });
    return found == questions.end() ? nullptr : &*found;
}

}  // namespace afterword
