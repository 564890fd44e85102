// SPDX-License-Identifier: Apache-2.0
// Latin letters, with the accents of Europe's languages and Turkish behind them. Of Vietnamese the
// letters are there, not the tones.
#include <array>
#include <utility>

#include "ui/keyboard/scripts.hpp"

namespace afterword::ui {

namespace {

constexpr std::array<LayoutKey, 26> kLatinLetters = {{
    {"a", "A", "áàâäãåæąăā", "ÁÀÂÄÃÅÆĄĂĀ"},
    {"b", "B"},
    {"c", "C", "çćčċ", "ÇĆČĊ"},
    {"d", "D", "ďđð", "ĎĐÐ"},
    {"e", "E", "éèêëęěēė", "ÉÈÊËĘĚĒĖ"},
    {"f", "F"},
    {"g", "G", "ğģġ", "ĞĢĠ"},
    {"h", "H", "ħ", "Ħ"},
    {"i", "I", "íìîïıįī", "ÍÌÎÏİĮĪ"},  // the Turkish pairs: ı I, i İ
    {"j", "J"},
    {"k", "K", "ķ", "Ķ"},
    {"l", "L", "łľĺļ", "ŁĽĹĻ"},
    {"m", "M"},
    {"n", "N", "ñńňņ", "ÑŃŇŅ"},
    {"o", "O", "óòôöõøœőơō", "ÓÒÔÖÕØŒŐƠŌ"},
    {"p", "P", "þ", "Þ"},
    {"q", "Q"},
    {"r", "R", "řŕ", "ŘŔ"},
    {"s", "S", "ßśšșş", "ẞŚŠȘŞ"},
    {"t", "T", "ťțţ", "ŤȚŢ"},
    {"u", "U", "úùûüůűųưū", "ÚÙÛÜŮŰŲƯŪ"},
    {"v", "V"},
    {"w", "W"},
    {"x", "X"},
    {"y", "Y", "ýÿ", "ÝŸ"},
    {"z", "Z", "źżž", "ŹŻŽ"},
}};

// "qwertyuiop", its end mark not counted.
template <std::size_t N>
constexpr std::array<LayoutKey, N - 1> keys(const char (&letters)[N]) {
    std::array<LayoutKey, N - 1> row{};
    for (std::size_t i = 0; i + 1 < N; ++i) {
        row[i] = kLatinLetters[static_cast<std::size_t>(letters[i] - 'a')];
    }
    return row;
}

template <std::size_t N, class... More>
constexpr std::array<LayoutKey, N + sizeof...(More)> with(const std::array<LayoutKey, N>& row,
                                                          const More&... more) {
    return [&]<std::size_t... I>(std::index_sequence<I...>) {
        return std::array<LayoutKey, N + sizeof...(More)>{row[I]..., more...};
    }
    (std::make_index_sequence<N>());
}

constexpr auto kTop = keys("qwertyuiop");
constexpr auto kMiddle = keys("asdfghjkl");
constexpr auto kBottom = keys("zxcvbnm");
constexpr LayoutRow kQwerty[] = {kTop, kMiddle, kBottom};

constexpr auto kGermanTop = with(keys("qwertzuiop"), LayoutKey{"ü", "Ü"});
constexpr auto kGermanMiddle = with(kMiddle, LayoutKey{"ö", "Ö"}, LayoutKey{"ä", "Ä"});
constexpr auto kGermanBottom = with(keys("yxcvbnm"), LayoutKey{"ß", "ẞ"});
constexpr LayoutRow kQwertz[] = {kGermanTop, kGermanMiddle, kGermanBottom};

constexpr auto kFrenchTop = keys("azertyuiop");
constexpr auto kFrenchMiddle = keys("qsdfghjklm");
constexpr auto kFrenchBottom = with(keys("wxcvbn"), LayoutKey{"’", "’"});
constexpr LayoutRow kAzerty[] = {kFrenchTop, kFrenchMiddle, kFrenchBottom};

constexpr auto kSpanishMiddle = with(kMiddle, LayoutKey{"ñ", "Ñ"});
constexpr LayoutRow kSpanish[] = {kTop, kSpanishMiddle, kBottom};

// Without accents and capitals.
constexpr std::array<LayoutKey, 26> kPlainLetters = [] {
    std::array<LayoutKey, 26> plain{};
    for (std::size_t i = 0; i < plain.size(); ++i) {
        plain[i] = {kLatinLetters[i].text, kLatinLetters[i].text};
    }
    return plain;
}();

template <std::size_t N>
constexpr std::array<LayoutKey, N - 1> plain_keys(const char (&letters)[N]) {
    std::array<LayoutKey, N - 1> row{};
    for (std::size_t i = 0; i + 1 < N; ++i) {
        row[i] = kPlainLetters[static_cast<std::size_t>(letters[i] - 'a')];
    }
    return row;
}

constexpr auto kPlainTop = plain_keys("qwertyuiop");
constexpr auto kPlainMiddle = plain_keys("asdfghjkl");
// The last key keeps syllables apart: xi'an.
constexpr auto kPinyinBottom = with(plain_keys("zxcvbnm"), LayoutKey{"'", "'"});
constexpr LayoutRow kPinyin[] = {kPlainTop, kPlainMiddle, kPinyinBottom};

constexpr LayoutKey kDigits[] = {{"1", "1"}, {"2", "2"}, {"3", "3"}, {"4", "4"}, {"5", "5"},
                                 {"6", "6"}, {"7", "7"}, {"8", "8"}, {"9", "9"}, {"0", "0"}};
constexpr auto kEmailMiddle = with(kPlainMiddle, LayoutKey{"@", "@"});
constexpr auto kEmailBottom = with(plain_keys("zxcvbnm"), LayoutKey{".", "."},
                                   LayoutKey{"-", "-", "+", "+"}, LayoutKey{"_", "_"});
constexpr LayoutRow kEmail[] = {kDigits, kPlainTop, kEmailMiddle, kEmailBottom};

}  // namespace

constexpr Layout kEnglishLayout = {.name = "English", .language = Language::En, .letters = kQwerty};

constexpr Layout kPolishLayout = {.name = "Polski",
                                  .language = Language::Pl,
                                  .letters = kQwerty,
                                  .favourites = "ąćęłńóśżźĄĆĘŁŃÓŚŻŹ"};

constexpr Layout kGermanLayout = {
    .name = "Deutsch", .language = Language::De, .letters = kQwertz, .favourites = "äöüßÄÖÜẞ"};

constexpr Layout kFrenchLayout = {.name = "Français",
                                  .language = Language::Fr,
                                  .letters = kAzerty,
                                  .favourites = "éèêëàâçùûîïôœÉÈÊËÀÂÇÙÛÎÏÔŒ"};

constexpr Layout kSpanishLayout = {.name = "Español",
                                   .language = Language::Es,
                                   .letters = kSpanish,
                                   .favourites = "áéíóúüñÁÉÍÓÚÜÑ",
                                   .marks = ".,?!¿¡…:;"};

constexpr Layout kPinyinLayout = {.name = "拼音",
                                  .language = Language::ZhHans,
                                  .letters = kPinyin,
                                  .capitals = Layout::Capitals::None,
                                  .feeds = Layout::Feeds::Spelling,
                                  .signs = Layout::Signs::Chinese,
                                  .marks = "。，？！、…：；"};

constexpr Layout kEmailLayout = {.name = "@",
                                 .language = Language::En,
                                 .letters = kEmail,
                                 .capitals = Layout::Capitals::None,
                                 .marks = {}};

}  // namespace afterword::ui
