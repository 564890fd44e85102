// SPDX-License-Identifier: Apache-2.0
#include "sync/model/alert_causes.hpp"

#include <catch2/catch.hpp>

#include "platform/base/encoding.hpp"

using namespace afterword;

namespace {

Question question_of(QuestionKind kind, std::vector<std::string> labels) {
    Question question;
    question.id = "service";
    question.kind = kind;
    question.labels["en"] = std::move(labels);
    return question;
}

Survey survey_of(Question question) {
    Survey survey;
    survey.languages = {"en"};
    survey.questions = {std::move(question)};
    return survey;
}

Visit rated(int score) {
    Visit visit;
    visit.id = VisitId{1, "aaaaaa"};
    visit.language = "en";
    Step step;
    step.question = "service";
    step.value = *Score::from(score);
    visit.steps = {step};
    return visit;
}

Visit with_words(Visit visit, const std::string& text, std::optional<WordsReaders> readers) {
    Step words;
    words.question = "words-" + std::to_string(visit.steps.size());
    words.text = text;
    words.read_by = readers;
    visit.steps.push_back(words);
    return visit;
}

const Survey& faces() {
    static const Survey survey =
        survey_of(question_of(QuestionKind::Faces5, {"Very bad", "Bad", "Okay", "Good", "Great"}));
    return survey;
}

std::optional<AlertCause> low(const Visit& visit) {
    return find_cause(AlertKind::LowScore, visit, &faces(), SafetyWords());
}

}  // namespace

TEST_CASE("an alert quotes what the screen said the store reads, and nothing else",
          "[alert_causes]") {
    const auto quoted = [](std::optional<WordsReaders> readers) {
        const auto cause = low(with_words(rated(1), "nobody came", readers));
        REQUIRE(cause);
        Alert alert;
        describe(alert, *cause);
        return std::pair(alert.text, alert.read_by);
    };
    using Quoted = std::pair<std::string, std::optional<WordsReaders>>;
    CHECK(quoted(WordsReaders::Store) == Quoted("nobody came", WordsReaders::Store));
    CHECK(quoted(WordsReaders::Both) == Quoted("nobody came", WordsReaders::Both));
    CHECK(quoted(WordsReaders::HeadOffice) == Quoted("", std::nullopt));
    CHECK(quoted(std::nullopt) == Quoted("", std::nullopt));
}

TEST_CASE("several words of one visit are quoted together, for those who read all of them",
          "[alert_causes]") {
    const auto first = with_words(rated(1), "nobody came", WordsReaders::Both);
    CHECK(low(with_words(first, "not even later", WordsReaders::Both))->read_by ==
          WordsReaders::Both);
    const auto cause = low(with_words(with_words(first, "for you alone", WordsReaders::HeadOffice),
                                      "not even later", WordsReaders::Store));
    CHECK(cause->text == "nobody came · not even later");
    CHECK(cause->read_by == WordsReaders::Store);
}

TEST_CASE("words that are too long for an alert are cut between characters", "[alert_causes]") {
    std::string longest;
    for (int i = 0; i < 2000; ++i) {
        longest += "語";
    }
    const auto cause = low(with_words(rated(1), longest, WordsReaders::Store));
    CHECK(is_utf8(cause->text));
    CHECK(cause->text.ends_with("語…"));
    CHECK(cause->text.size() < 2000);
}

TEST_CASE("whoever comes to help does not know what was said", "[alert_causes]") {
    Visit visit = with_words(rated(1), "your staff are rude", WordsReaders::Both);
    visit.help = from_mono_ms(1'000);
    const auto cause = find_cause(AlertKind::Help, visit, &faces(), SafetyWords());
    REQUIRE(cause);
    CHECK(cause->text.empty());
    CHECK_FALSE(cause->score);
}

TEST_CASE("a score that has no words of its own stands on its scale", "[alert_causes]") {
    const Question faces4 =
        question_of(QuestionKind::Faces4, {"Very bad", "Bad", "Good", "Very good"});
    const Question scale11 =
        question_of(QuestionKind::Scale11, {"Not at all likely", "Extremely likely"});
    const auto words = [](const Question& question, int score) {
        return score_words(*Score::from(score), question, "pl", "en");
    };
    CHECK(words(faces4, 1) == "Very bad");
    CHECK(words(faces4, 4) == "Very good");
    CHECK(words(faces4, 5) == "5/4");
    for (const int score : {0, 1, 2, 6}) {
        CHECK(words(scale11, score) == std::to_string(score) + "/10");
        Question question = scale11;
        question.alert_at = 6;
        const Survey survey = survey_of(question);
        CHECK(find_cause(AlertKind::LowScore, rated(score), &survey, SafetyWords())->title ==
              std::to_string(score) + "/10");
    }
    CHECK(words(question_of(QuestionKind::Stars5, {}), 0) == "0/5");
}
