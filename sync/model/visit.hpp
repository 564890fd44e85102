// SPDX-License-Identifier: Apache-2.0
// One shopper's pass through a survey, and how each question of it ended.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sync/model/arming.hpp"
#include "sync/model/case_code.hpp"
#include "sync/model/contact.hpp"
#include "sync/model/ids.hpp"
#include "sync/model/misuse.hpp"
#include "sync/model/moment.hpp"
#include "sync/model/survey.hpp"
#include "sync/model/words_readers.hpp"

namespace afterword {

// How one question of a visit ended.
enum class Ended { Tap, Skip, Timeout, Exit };

struct Step {
    std::string question;
    Ended ended = Ended::Tap;
    std::optional<Score> value;                 // of one answer
    std::vector<std::string> values;            // of a choice, option ids in order of the screen
    std::string text;                           // the shopper's own words
    std::optional<WordsReaders> read_by;        // of words: whom the screen named
    Milliseconds took{0};                       // from the question's appearance to its end
    std::optional<ScaleOrder> shown;            // of scales: the order on screen
    std::vector<std::string> shown_options;     // of rotated options: the order on screen
    std::optional<Milliseconds> resumed_after;  // first touch after more than 10 s of rest
    bool operator==(const Step&) const = default;
};

// Amended by writing the whole visit again with a higher rev; the highest counts.
struct Visit {
    enum class State {
        Open,   // from the first tap
        Ended,  // the shopper has finished or left
    };

    VisitId id;
    std::optional<Epoch> born;  // where that is not the epoch of the batch
    int rev = 1;
    State state = State::Open;
    Moment at;  // of the first tap, in every rev
    SurveyId survey;
    std::string language;
    std::string touchpoint;
    std::vector<Step> steps;
    std::optional<int> utc_offset_min;     // of the kiosk's zone at `at`
    std::string zone;                      // IANA; may be empty
    bool test = false;                     // stored, never counted
    std::optional<Tick> help;              // when someone was asked for
    std::optional<SealedContact> contact;  // where to call back
    CaseCode case_code;                    // under which the shopper can ask what became of it
    std::optional<Attribution> armed;      // whose answer it is, where the till opened a window
    std::optional<Misuse> misuse;          // of an ended visit
    bool operator==(const Visit&) const = default;

    [[nodiscard]] const Step* find_step(std::string_view question) const;
};

// Whether the survey asks `question` after what was answered so far.
bool asked(const Question& question, const std::vector<Step>& steps);

// The next question to ask after those that have a step; null when the survey is through.
const Question* next_question(const Survey& survey, const std::vector<Step>& steps);

}  // namespace afterword
