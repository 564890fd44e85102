// SPDX-License-Identifier: Apache-2.0
// Hebrew, in the order of SI 1452; the final letters have keys of their own.
#include "ui/keyboard/scripts.hpp"

namespace afterword::ui {

namespace {

constexpr LayoutKey kTop[] = {{"ק", "ק"}, {"ר", "ר"}, {"א", "א"}, {"ט", "ט"},
                              {"ו", "ו"}, {"ן", "ן"}, {"ם", "ם"}, {"פ", "פ"}};
constexpr LayoutKey kMiddle[] = {{"ש", "ש"}, {"ד", "ד"}, {"ג", "ג"}, {"כ", "כ"}, {"ע", "ע"},
                                 {"י", "י"}, {"ח", "ח"}, {"ל", "ל"}, {"ך", "ך"}, {"ף", "ף"}};
constexpr LayoutKey kBottom[] = {{"ז", "ז"}, {"ס", "ס"}, {"ב", "ב"}, {"ה", "ה"}, {"נ", "נ"},
                                 {"מ", "מ"}, {"צ", "צ"}, {"ת", "ת"}, {"ץ", "ץ"}};
constexpr LayoutRow kRows[] = {kTop, kMiddle, kBottom};

}  // namespace

constexpr Layout kHebrewLayout = {.name = "עברית",
                                  .language = Language::He,
                                  .letters = kRows,
                                  .capitals = Layout::Capitals::None,
                                  .signs = Layout::Signs::Hebrew};

}  // namespace afterword::ui
