// SPDX-License-Identifier: Apache-2.0
// The input method's own words, compiled in from the lists beside this file.  Reentrant.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace afterword::ui {

// The files as they are: "pinyin<TAB>word" and "word" a line, "#" begins a comment.
std::string_view retail_word_list();
std::string_view blocked_word_list();

struct RetailWord {
    std::string_view pinyin;
    std::string_view word;
};

// By pinyin; of the same pinyin in the order of the list.
std::vector<RetailWord> read_retail_words(std::string_view list);
std::vector<std::string_view> read_blocked_words(std::string_view list);

}  // namespace afterword::ui
