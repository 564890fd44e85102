// SPDX-License-Identifier: Apache-2.0
// Text made comparable: words that people take for the same, spelled the same.  Reentrant.
#pragma once

#include <string>
#include <string_view>

namespace afterword {

// The words of the text in small letters without accents, one space before and after each, none for
// a text without words. Latin (to U+024F), Cyrillic and full-width letters lose their case, Latin
// ones their marks; Arabic loses vowel signs and tatweel, takes one form of alef, ya, kaf and ta
// marbuta, and drops the article where two letters are left. Bytes that are no UTF-8 end a word.
std::u32string folded_words(std::string_view text);

// Written without spaces between words: Chinese characters and kana.
bool is_ideograph(char32_t point);

}  // namespace afterword
