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

enum class QuestionKind { Faces5, Choices };
enum class ScaleOrder { Ascending, Descending };

struct Option {
    std::string id;
    LocalText text;
};

// A question is asked when every named question was answered with one of the values.
using Condition = std::map<std::string, std::vector<int>, std::less<>>;

struct Question {
    std::string id;
    QuestionKind kind = QuestionKind::Faces5;
    std::string measure;  // "csat"; empty = none
    std::string facet;    // "service"; empty = none
    ScaleOrder scale_order = ScaleOrder::Ascending;
    int alert_at = 1;  // at or below is a low score; 0 = never
    LocalText text;
    LocalText hint;                                                       // may lack languages
    std::map<std::string, std::vector<std::string>, std::less<>> labels;  // of 1…5, by language
    std::vector<Option> options;                                          // of choices
    Condition when;
    bool help = false;  // offers "I need someone now"
};

struct Survey {
    SurveyId id;
    std::string name;
    int version = 1;
    std::vector<std::string> languages;  // the first is the one it starts with
    std::vector<Question> questions;     // the first is the rating

    [[nodiscard]] const Question* find_question(std::string_view question) const;
};

// Reads a survey from its published bytes (interfaces.md, "A survey"); the id is the hash of
// exactly these bytes. Invalid, with every problem as `file: /pointer: reason`.
Result<Survey> read_survey(std::string_view bytes, const std::string& file);

}  // namespace afterword
