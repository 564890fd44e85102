// SPDX-License-Identifier: Apache-2.0
// Cyrillic in the Russian order; behind the keys stand the letters of Ukrainian, Belarusian,
// Serbian and Macedonian. Bulgarian needs none that Russian has not.
#include "ui/keyboard/scripts.hpp"

namespace afterword::ui {

namespace {

constexpr LayoutKey kTop[] = {{"й", "Й"},
                              {"ц", "Ц"},
                              {"у", "У", "ў", "Ў"},
                              {"к", "К", "ќ", "Ќ"},
                              {"е", "Е", "ёє", "ЁЄ"},
                              {"н", "Н", "њ", "Њ"},
                              {"г", "Г", "ґѓ", "ҐЃ"},
                              {"ш", "Ш"},
                              {"щ", "Щ"},
                              {"з", "З"},
                              {"х", "Х"}};
constexpr LayoutKey kMiddle[] = {{"ф", "Ф"},
                                 {"ы", "Ы"},
                                 {"в", "В"},
                                 {"а", "А"},
                                 {"п", "П"},
                                 {"р", "Р"},
                                 {"о", "О"},
                                 {"л", "Л", "љ", "Љ"},
                                 {"д", "Д", "ђѕ", "ЂЅ"},
                                 {"ж", "Ж"},
                                 {"э", "Э"}};
constexpr LayoutKey kBottom[] = {
    {"я", "Я"}, {"ч", "Ч", "ћџ", "ЋЏ"}, {"с", "С"}, {"м", "М"}, {"и", "И", "іїј", "ІЇЈ"},
    {"т", "Т"}, {"ь", "Ь", "ъ", "Ъ"},   {"б", "Б"}, {"ю", "Ю"}};
constexpr LayoutRow kRows[] = {kTop, kMiddle, kBottom};

}  // namespace

// Its fonts are those of any language with Latin letters: Noto Sans has both.
constexpr Layout kCyrillicLayout = {.name = "Русский", .language = Language::En, .letters = kRows};

}  // namespace afterword::ui
