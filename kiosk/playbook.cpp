// SPDX-License-Identifier: Apache-2.0
#include "kiosk/playbook.hpp"

#include "kiosk/shown_line.hpp"

namespace afterword {
namespace {

constexpr std::size_t kMostLines = 3;

}  // namespace

Advice advice_on(const Playbook& playbook, const Alert& alert, const std::string& language) {
    Advice advice;
    for (const auto& reason : alert.reasons) {
        const auto book = playbook.what_to_do.find(reason);
        if (advice.lines == nullptr && book != playbook.what_to_do.end()) {
            if (const auto lines = book->second.find(language); lines != book->second.end()) {
                advice.reason = book->first;
                advice.lines = &lines->second;
            }
        }
        const auto gift = playbook.may_give.find(reason);
        if (advice.may_give.empty() && gift != playbook.may_give.end()) {
            if (const auto text = gift->second.find(language); text != gift->second.end()) {
                advice.may_give = text->second;
            }
        }
    }
    return advice;
}

Playbook read_playbook(ConfigNode& root) {
    Playbook playbook;
    for (auto& [reason, languages] : root.object_if("playbook").members()) {
        for (auto& [language, lines] : languages.members()) {
            auto& known = playbook.what_to_do[reason][language];
            for (auto& line : lines.as_items()) {
                known.push_back(read_shown_line(line));
            }
            if (known.empty() || known.size() > kMostLines) {
                lines.problem("must hold one to three lines");
            }
        }
    }
    for (auto& [reason, languages] : root.object_if("may_give").members()) {
        for (auto& [language, text] : languages.members()) {
            playbook.may_give[reason][language] = read_shown_line(text);
        }
    }
    return playbook;
}

}  // namespace afterword
