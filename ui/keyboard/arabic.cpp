// SPDX-License-Identifier: Apache-2.0
// Arabic, as on telephones; hamza and the Persian letters behind their bases. Vowel marks are not
// written in such texts.
#include "ui/keyboard/scripts.hpp"

namespace afterword::ui {

namespace {

constexpr LayoutKey kTop[] = {{"ض", "ض"},           {"ص", "ص"}, {"ث", "ث"},          {"ق", "ق"},
                              {"ف", "ف", "ڤ", "ڤ"}, {"غ", "غ"}, {"ع", "ع"},          {"ه", "ه"},
                              {"خ", "خ"},           {"ح", "ح"}, {"ج", "ج", "چ", "چ"}};
constexpr LayoutKey kMiddle[] = {{"ش", "ش"},           {"س", "س"}, {"ي", "ي", "ئى", "ئى"},
                                 {"ب", "ب", "پ", "پ"}, {"ل", "ل"}, {"ا", "ا", "أإآء", "أإآء"},
                                 {"ت", "ت"},           {"ن", "ن"}, {"م", "م"},
                                 {"ك", "ك", "گ", "گ"}, {"ط", "ط"}};
constexpr LayoutKey kBottom[] = {
    {"ذ", "ذ"}, {"ء", "ء", "أإؤئ", "أإؤئ"}, {"ؤ", "ؤ", "ء", "ء"}, {"ر", "ر"}, {"ى", "ى", "ئ", "ئ"},
    {"ة", "ة"}, {"و", "و", "ؤ", "ؤ"},       {"ز", "ز", "ژ", "ژ"}, {"ظ", "ظ"}, {"د", "د"}};
constexpr LayoutRow kRows[] = {kTop, kMiddle, kBottom};

}  // namespace

constexpr Layout kArabicLayout = {.name = "العربية",
                                  .language = Language::Ar,
                                  .letters = kRows,
                                  .capitals = Layout::Capitals::None,
                                  .signs = Layout::Signs::Arabic,
                                  .marks = ".،؟!…:؛"};

}  // namespace afterword::ui
