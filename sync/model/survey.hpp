// SPDX-License-Identifier: Apache-2.0
// The questions a kiosk asks. Immutable once read.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/model/ids.hpp"
#include "sync/model/score.hpp"

namespace afterword {

// One text in several languages, by BCP 47 tag.
using LocalText = std::map<std::string, std::string, std::less<>>;

// The text in `language`, else in `fallback`, else empty.
std::string_view text_in(const LocalText& text, std::string_view language,
                         std::string_view fallback);

enum class QuestionKind {
    Faces4,  // no middle
    Faces5,
    Stars5,
    Scale11,  // 0–10, as for "recommend"
    Scale7,   // effort
    Choice,   // one of the options
    Choices,  // several
    Text,     // the shopper's own words
    Contact,  // a number or an address, sealed
};
std::string_view name(QuestionKind kind);  // as in a survey: "faces5"
std::optional<QuestionKind> find_question_kind(std::string_view name);

// Empty for kinds that are no scale.
std::optional<Scale> scale_of(QuestionKind kind);
bool has_options(QuestionKind kind);

// What the answers are counted as.
enum class Measure {
    None,
    Happy,            // happy index
    Csat,             // share of the top two
    NpsTransaction,   // after this purchase
    NpsRelationship,  // with the brand
    Ces,              // share of 5–7
};
std::string_view name(Measure measure);  // as in a survey: "nps" for both

enum class ScaleOrder { Ascending, Descending };
enum class OptionOrder {
    Fixed,
    Rotated,  // from visit to visit, so that no option always stands first
};

struct Option {
    std::string id;
    LocalText text;
};

// What an earlier question must have been answered with: one of these.
struct Wanted {
    std::vector<int> values;           // of a scale
    std::vector<std::string> options;  // of a choice, by id
};
// A question is asked when every named question was answered as wanted.
using Condition = std::map<std::string, Wanted, std::less<>>;

struct Question {
    std::string id;
    QuestionKind kind = QuestionKind::Faces5;
    Measure measure = Measure::None;
    std::string facet;  // "service"; empty = none
    ScaleOrder scale_order = ScaleOrder::Ascending;
    OptionOrder option_order = OptionOrder::Fixed;
    int alert_at = 1;  // at or below is a low score; 0 = never
    LocalText text;
    LocalText hint;  // may lack languages
    // By language: of every value of faces and stars, of the two ends of a scale in numbers.
    std::map<std::string, std::vector<std::string>, std::less<>> labels;
    std::vector<Option> options;
    Condition when;
    bool help = false;  // offers "I need someone now"
};

struct Survey {
    SurveyId id;
    std::string name;
    int version = 1;
    std::vector<std::string> languages;  // the first is the one it starts with
    std::vector<Question> questions;     // the first is answered by one tap

    // Null where it has none such.
    [[nodiscard]] const Question* find_question(std::string_view question) const;
    [[nodiscard]] const Question* find_first(QuestionKind kind) const;
};

// Reads a survey from its published bytes (survey.schema.json says what may stand there); the id is
// the hash of exactly these bytes. Invalid, with every problem as `file: /pointer: reason`.
Result<Survey> read_survey(std::string_view bytes, const std::string& file);

}  // namespace afterword
