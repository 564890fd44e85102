// SPDX-License-Identifier: Apache-2.0
// What people are told of an alert, in their own language.  Reentrant.
#pragma once

#include <cstddef>
#include <string_view>

#include "sync/model/alert.hpp"
#include "sync/model/people.hpp"

namespace afterword {

enum class NoticeWord {
    // what is the matter
    Help,
    CallBack,
    RedLine,
    LowScore,
    Trend,
    Silence,
    // why they are told
    Raised,
    TakeLate,
    FactsLate,
    SolutionLate,
    Undelivered,
    Reminder,
    Summary,
    Solved,
    // labels
    Store,
    Kiosk,
    Opened,
    Reasons,
    Answers,
    TakenBy,
    Comment,
    // of a message that tries out a channel
    Test,
};
constexpr std::size_t kNoticeWordCount = 22;

// `language` is one of kLanguageTags; English for any other.
std::string_view notice_word(NoticeWord word, std::string_view language);
std::string_view notice_word(AlertKind kind, std::string_view language);
std::string_view notice_word(NoticeKind kind, std::string_view language);

}  // namespace afterword
