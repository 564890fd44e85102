// SPDX-License-Identifier: Apache-2.0
// The words that stand beside a number and change with it, per language.  Reentrant.
#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>

#include "ui/words/language.hpp"

namespace afterword::ui {

// {0} is the number, where the text has it at all: one and two often go without.
enum class Counted {
    ContactReadBy,     // who reads a contact, deleted after {0} days
    Comments,          // {0} comments
    TrendTitle,        // {0} bad ratings in {1} minutes
    HandOverMine,      // hand over my {0} alerts
    Times,             // {0} times, as in "named 14 times"
    Days,              // {0} days
    Waiting,           // {0} answers wait to be sent; the word "answers" stands above it
    AnswersAllStored,  // beside the number, which is drawn larger: no {0}
    AnswersSoFar,      // likewise
};
constexpr std::size_t kCountedCount = static_cast<std::size_t>(Counted::AnswersSoFar) + 1;

// The text in the form the number asks for, with the number and then `more` filled in as {0}, {1}…
// Numbers are written in Western digits in every language: they are what tills, receipts and
// deadlines beside them show, in Arabic, Hindi and Thai shops too.
std::string counted(Language language, Counted which, std::uint64_t number,
                    std::initializer_list<std::string_view> more = {});

}  // namespace afterword::ui
