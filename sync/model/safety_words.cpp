// SPDX-License-Identifier: Apache-2.0
#include "sync/model/safety_words.hpp"

#include <algorithm>
#include <array>

#include "sync/model/folding.hpp"

namespace afterword {
namespace {

// "And", "with", "to": in Arabic they are written with the word that follows.
constexpr std::array<std::u32string_view, 4> kArabicBefore = {U"", U"و", U"ب", U"ل"};

bool is_arabic(char32_t point) {
    return point >= 0x0600 && point <= 0x06ff;
}

std::string_view primary(std::string_view language) {
    return language.substr(0, language.find('-'));
}

std::string_view trimmed(std::string_view line) {
    const auto first = line.find_first_not_of(" \t\r");
    return first == std::string_view::npos
               ? std::string_view()
               : line.substr(first, line.find_last_not_of(" \t\r") - first + 1);
}

// Hides every place where the pattern stands, but not the spaces around it, which belong to its
// neighbours as well.
void hide(const std::u32string& pattern, std::u32string& words) {
    constexpr char32_t kHidden = U'\uFFFC';
    for (auto at = words.find(pattern); at != std::u32string::npos; at = words.find(pattern, at)) {
        const auto first = words.begin() + static_cast<std::ptrdiff_t>(at);
        std::replace_if(
            first, first + static_cast<std::ptrdiff_t>(pattern.size()),
            [](char32_t point) { return point != U' '; }, kHidden);
        ++at;
    }
}

void note(std::string& problems, int line, const Error& error) {
    problems +=
        (problems.empty() ? "line " : "; line ") + std::to_string(line) + ": " + error.message;
}

}  // namespace

SafetyWords SafetyWords::standard() {
    SafetyWords words;
    for (const auto& list : built_in_safety_lists()) {
        AFTERWORD_CHECK(words.add(list).ok());  // they are part of the program
    }
    return words;
}

Result<SafetyWords::Term> SafetyWords::make_term(std::string_view line) {
    const bool any_ending = line.ends_with('*');
    const std::string_view written = any_ending ? line.substr(0, line.size() - 1) : line;
    if (written.find('*') != std::string_view::npos) {
        return Error{Errc::Invalid, "\"*\" stands at the end of a term"};
    }
    std::u32string words = folded_words(written);
    if (words.empty()) {
        return Error{Errc::Invalid, "a term needs a word"};
    }
    Term term{{std::string(line), ""}, {}};
    const std::u32string inside = words.substr(1, words.size() - 2);
    if (std::all_of(inside.begin(), inside.end(), is_ideograph)) {
        term.patterns = {inside};
        return term;
    }
    const std::u32string end = any_ending ? U"" : U" ";
    term.patterns = {U" " + inside + end};
    if (is_arabic(inside.front())) {
        for (const auto before : kArabicBefore) {
            term.patterns.push_back(U" " + std::u32string(before) + inside + end);
        }
    }
    return term;
}

Status SafetyWords::add(const SafetyList& list) {
    std::string problems;
    std::vector<Term> terms;
    std::vector<std::u32string> exceptions;
    std::string topic;
    std::string_view rest = list.text;
    for (int number = 1; !rest.empty(); ++number) {
        const std::string_view whole = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(rest.size(), whole.size() + 1));
        const std::string_view line = trimmed(whole);
        if (line.empty() || line.front() == '#') {
            continue;
        }
        if (line.front() == '[' && line.back() == ']') {
            topic = line.substr(1, line.size() - 2);
            continue;
        }
        const bool is_exception = line.front() == '!';
        auto term = make_term(is_exception ? line.substr(1) : line);
        if (!term) {
            note(problems, number, term.error());
        } else if (is_exception) {
            exceptions.insert(exceptions.end(), term->patterns.begin(), term->patterns.end());
        } else {
            term->word.topic = topic;
            terms.push_back(*std::move(term));
        }
    }
    if (!problems.empty()) {
        return Error{Errc::Invalid, problems};
    }
    auto& known = terms_[std::string(primary(list.language))];
    known.insert(known.end(), std::make_move_iterator(terms.begin()),
                 std::make_move_iterator(terms.end()));
    exceptions_.insert(exceptions_.end(), exceptions.begin(), exceptions.end());
    return done();
}

std::optional<SafetyWord> SafetyWords::find(std::string_view text,
                                            std::string_view language) const {
    if (text.empty() || !terms_.contains(primary(language))) {
        return std::nullopt;
    }
    std::u32string words = folded_words(text);
    for (const auto& exception : exceptions_) {
        hide(exception, words);
    }
    const auto stands_there = [&words](const std::u32string& pattern) {
        return words.find(pattern) != std::u32string::npos;
    };
    for (const auto& [of, terms] : terms_) {
        const auto found = std::find_if(terms.begin(), terms.end(), [&](const Term& term) {
            return std::any_of(term.patterns.begin(), term.patterns.end(), stands_there);
        });
        if (found != terms.end()) {
            return found->word;
        }
    }
    return std::nullopt;
}

std::optional<SafetyWord> SafetyWords::find(const Visit& visit) const {
    if (visit.test) {
        return std::nullopt;
    }
    for (const auto& step : visit.steps) {
        if (auto found = find(step.text, visit.language)) {
            return found;
        }
    }
    return std::nullopt;
}

std::size_t SafetyWords::size(std::string_view language) const {
    const auto found = terms_.find(primary(language));
    return found == terms_.end() ? 0 : found->second.size();
}

}  // namespace afterword
