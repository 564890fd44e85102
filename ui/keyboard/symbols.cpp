// SPDX-License-Identifier: Apache-2.0
// The page of numbers and punctuation, in the marks each script writes with.
#include "ui/keyboard/layout.hpp"

namespace afterword::ui {

namespace {

constexpr LayoutKey kDigits[] = {{"1", "1"}, {"2", "2"}, {"3", "3"}, {"4", "4"}, {"5", "5"},
                                 {"6", "6"}, {"7", "7"}, {"8", "8"}, {"9", "9"}, {"0", "0"}};
constexpr LayoutKey kLatinSigns[] = {{"@", "@"},
                                     {"#", "#", "€£$¥", "€£$¥"},
                                     {"&", "&"},
                                     {"%", "%", "‰", "‰"},
                                     {"-", "-", "–—", "–—"},
                                     {"+", "+", "×÷=", "×÷="},
                                     {"(", "("},
                                     {")", ")"},
                                     {"/", "/", "\\|", "\\|"},
                                     {"\"", "\"", "“”„«»", "“”„«»"}};
constexpr LayoutKey kLatinMarks[] = {
    {".", ".", "…", "…"}, {",", ","}, {"?", "?", "¿", "¿"}, {"!", "!", "¡", "¡"},
    {":", ":"},           {";", ";"}, {"'", "'", "’", "’"}, {"€", "€", "£$¥₹", "£$¥₹"},
    {"*", "*", "°", "°"}};
constexpr LayoutRow kLatinRows[] = {kDigits, kLatinSigns, kLatinMarks};

constexpr LayoutKey kArabicMarks[] = {
    {".", ".", "…", "…"}, {"،", "،", ",", ","}, {"؟", "؟", "?", "?"},     {"!", "!"}, {":", ":"},
    {"؛", "؛", ";", ";"}, {"'", "'"},           {"€", "€", "£$¥", "£$¥"}, {"*", "*"}};
constexpr LayoutRow kArabicRows[] = {kDigits, kLatinSigns, kArabicMarks};

constexpr LayoutKey kHebrewMarks[] = {{".", ".", "…", "…"},
                                      {",", ","},
                                      {"?", "?"},
                                      {"!", "!"},
                                      {":", ":"},
                                      {";", ";"},
                                      {"'", "'", "׳״", "׳״"},
                                      {"₪", "₪", "€£$", "€£$"},
                                      {"*", "*"}};
constexpr LayoutRow kHebrewRows[] = {kDigits, kLatinSigns, kHebrewMarks};

constexpr LayoutKey kChineseSigns[] = {{"@", "@"},
                                       {"#", "#"},
                                       {"&", "&"},
                                       {"%", "%"},
                                       {"-", "-", "—～", "—～"},
                                       {"+", "+", "×÷=", "×÷="},
                                       {"（", "（", "(《", "(《"},
                                       {"）", "）", ")》", ")》"},
                                       {"/", "/"},
                                       {"“", "“", "‘「", "‘「"},
                                       {"”", "”", "’」", "’」"}};
constexpr LayoutKey kChineseMarks[] = {{"。", "。", ".…", ".…"},
                                       {"，", "，", ",", ","},
                                       {"？", "？", "?", "?"},
                                       {"！", "！", "!", "!"},
                                       {"：", "：", ":", ":"},
                                       {"；", "；", ";", ";"},
                                       {"、", "、"},
                                       {"¥", "¥", "€$£", "€$£"},
                                       {"*", "*"}};
constexpr LayoutRow kChineseRows[] = {kDigits, kChineseSigns, kChineseMarks};

}  // namespace

LayoutRows symbols(const Layout& layout) {
    switch (layout.signs) {
        case Layout::Signs::Arabic:
            return kArabicRows;
        case Layout::Signs::Hebrew:
            return kHebrewRows;
        case Layout::Signs::Chinese:
            return kChineseRows;
        case Layout::Signs::Latin:
            break;
    }
    return kLatinRows;
}

}  // namespace afterword::ui
