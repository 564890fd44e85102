// SPDX-License-Identifier: Apache-2.0
// Who reads a shopper's own words, as the screen on which they were written has told the shopper.
#pragma once

#include <array>
#include <optional>
#include <string_view>

#include "sync/model/named.hpp"

namespace afterword {

enum class WordsReaders { Store, HeadOffice, Both };

// Names as on the wire and in configurations.
constexpr std::array<Named<WordsReaders>, 3> kWordsReaders = {{
    {WordsReaders::Store, "store"},
    {WordsReaders::HeadOffice, "head_office"},
    {WordsReaders::Both, "both"},
}};
inline std::string_view name(WordsReaders readers) {
    return name_in(kWordsReaders, readers);
}
inline std::optional<WordsReaders> find_words_readers(std::string_view name) {
    return find_in(kWordsReaders, name);
}

constexpr bool store_reads(WordsReaders readers) {
    return readers != WordsReaders::HeadOffice;
}
constexpr bool head_office_reads(WordsReaders readers) {
    return readers != WordsReaders::Store;
}

}  // namespace afterword
