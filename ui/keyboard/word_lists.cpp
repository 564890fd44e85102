// SPDX-License-Identifier: Apache-2.0
#include "ui/keyboard/word_lists.hpp"

#include <algorithm>

#include "platform/base/result.hpp"

namespace afterword::ui {

namespace {

template <class Take>
void for_each_line(std::string_view list, Take take) {
    while (!list.empty()) {
        const std::string_view line = list.substr(0, list.find('\n'));
        list.remove_prefix(std::min(list.size(), line.size() + 1));
        if (!line.empty() && line.front() != '#') {
            take(line);
        }
    }
}

}  // namespace

std::vector<RetailWord> read_retail_words(std::string_view list) {
    std::vector<RetailWord> words;
    for_each_line(list, [&words](std::string_view line) {
        const std::size_t tab = line.find('\t');
        AFTERWORD_CHECK(tab != std::string_view::npos);  // the list is part of the program
        words.push_back({line.substr(0, tab), line.substr(tab + 1)});
    });
    std::stable_sort(words.begin(), words.end(),
                     [](const RetailWord& a, const RetailWord& b) { return a.pinyin < b.pinyin; });
    return words;
}

std::vector<std::string_view> read_blocked_words(std::string_view list) {
    std::vector<std::string_view> words;
    for_each_line(list, [&words](std::string_view line) { words.push_back(line); });
    return words;
}

}  // namespace afterword::ui
