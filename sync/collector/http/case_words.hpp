// SPDX-License-Identifier: Apache-2.0
// What a case's page says, in every language of ours.  Reentrant.
#pragma once

#include <string_view>

namespace afterword {

struct CaseWords {
    std::string_view own_name;  // of the language
    std::string_view title;
    std::string_view enter;  // a code
    std::string_view look;   // it up
    std::string_view unknown;
    std::string_view guessing;
    std::string_view left_on;  // before a date
    // how it stands
    std::string_view open;
    std::string_view taken;
    std::string_view solved;
    std::string_view confirmed;
    std::string_view reopened;
    std::string_view ended;
    // the answer
    std::string_view did_it_help;
    std::string_view not_at_all;  // 1
    std::string_view very_much;   // 5
    std::string_view answered;
    std::string_view too_early;
    // what is kept of the shopper
    std::string_view erase;
    std::string_view what_erasing_does;
    std::string_view erased;
};

// `language` is one of kLanguageTags; English for any other.
const CaseWords& case_words(std::string_view language);

}  // namespace afterword
