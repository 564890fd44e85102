// SPDX-License-Identifier: Apache-2.0
// The shape of a language's table, and the proof that no word is missing. Internal to this folder.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "sync/model/words/notice_words.hpp"

namespace afterword {

struct NoticeEntry {
    NoticeWord word;
    std::string_view text;
};
using NoticeTable = std::array<NoticeEntry, kNoticeWordCount>;

// Every word once, in the order of the enum, none empty.
constexpr bool is_complete(const NoticeTable& table) {
    for (std::size_t i = 0; i < table.size(); ++i) {
        if (table[i].word != static_cast<NoticeWord>(i) || table[i].text.empty()) {
            return false;
        }
    }
    return true;
}

const NoticeTable& notices_en();
const NoticeTable& notices_zh_hans();
const NoticeTable& notices_zh_hant();
const NoticeTable& notices_pl();
const NoticeTable& notices_ar();
const NoticeTable& notices_he();
const NoticeTable& notices_de();
const NoticeTable& notices_fr();
const NoticeTable& notices_es();
const NoticeTable& notices_hi();
const NoticeTable& notices_th();
const NoticeTable& notices_ja();
const NoticeTable& notices_ko();

}  // namespace afterword
