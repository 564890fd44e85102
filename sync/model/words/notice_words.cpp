// SPDX-License-Identifier: Apache-2.0
#include "sync/model/words/notice_words.hpp"

#include <algorithm>
#include <array>

#include "sync/model/language_tags.hpp"
#include "sync/model/words/table.hpp"

namespace afterword {
namespace {

// In the order of kLanguageTags.
constexpr std::array kTables = {
    notices_en, notices_zh_hans, notices_zh_hant, notices_pl, notices_ar, notices_he, notices_de,
    notices_fr, notices_es,      notices_hi,      notices_th, notices_ja, notices_ko};
static_assert(kTables.size() == kLanguageTags.size());

// The words of an alert and of a notice stand in the order of their enums.
constexpr auto kFirstAlert = static_cast<std::size_t>(NoticeWord::Help);
constexpr auto kFirstNotice = static_cast<std::size_t>(NoticeWord::Raised);
static_assert(kFirstAlert + static_cast<std::size_t>(AlertKind::Silence) ==
              static_cast<std::size_t>(NoticeWord::Silence));
static_assert(kFirstNotice + static_cast<std::size_t>(NoticeKind::Solved) ==
              static_cast<std::size_t>(NoticeWord::Solved));

}  // namespace

std::string_view notice_word(NoticeWord word, std::string_view language) {
    const auto* const found = std::find(kLanguageTags.begin(), kLanguageTags.end(), language);
    const auto index = found == kLanguageTags.end() ? 0 : found - kLanguageTags.begin();
    return kTables.at(static_cast<std::size_t>(index))().at(static_cast<std::size_t>(word)).text;
}

std::string_view notice_word(AlertKind kind, std::string_view language) {
    return notice_word(static_cast<NoticeWord>(kFirstAlert + static_cast<std::size_t>(kind)),
                       language);
}

std::string_view notice_word(NoticeKind kind, std::string_view language) {
    return notice_word(static_cast<NoticeWord>(kFirstNotice + static_cast<std::size_t>(kind)),
                       language);
}

}  // namespace afterword
