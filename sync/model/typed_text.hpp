// SPDX-License-Identifier: Apache-2.0
// What of a typed or pasted text is kept, and how long it is. UTF-8 throughout.  Reentrant.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace afterword {

// The text without what nobody sees but a reader may be fooled by: control characters, marks that
// turn the direction of writing (U+061C, U+200E, U+200F, U+202A–E, U+2066–9), characters of no
// width. The joiners U+200C and U+200D stay, which Persian and Hindi spell with. A line feed, a
// line or paragraph separator and a tab become a space. Every byte that is not UTF-8 becomes
// U+FFFD.
std::string clean(std::string_view text);

// Code points, the measure of every limit, in text that is clean.
std::size_t code_points(std::string_view text);
enum class Fit { Fits, TooLong };
Fit fit(std::string_view text, std::size_t limit);

// The text without its last letter: a base with the marks on it, as one who presses ⌫ sees it.
std::string erase_last(std::string_view text);

}  // namespace afterword
