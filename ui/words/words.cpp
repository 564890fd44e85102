// SPDX-License-Identifier: Apache-2.0
#include "ui/words/words.hpp"

#include <vector>

#include "ui/words/table.hpp"

namespace afterword::ui {

namespace {

// The codes of interfaces that others read; their order is the order of the tiles.
constexpr CodedWord kCauses[] = {
    {"too_few_staff", Word::TooFewStaff}, {"till_closed", Word::TillClosed},
    {"system_slow", Word::SystemSlow},    {"delivery_late", Word::DeliveryLate},
    {"unclear_sign", Word::UnclearSign},  {"other", Word::OtherCause},
};
constexpr CodedWord kActions[] = {
    {"opened_till", Word::OpenedTill},   {"apologised", Word::Apologised},
    {"replaced", Word::Replaced},        {"cleaned", Word::Cleaned},
    {"gave_voucher", Word::GaveVoucher}, {"told_manager", Word::ToldManager},
};
constexpr CodedWord kNotActionableReasons[] = {
    {"customer_gone", Word::CustomerGone},
    {"not_ours", Word::NotOurs},
    {"mistake", Word::Mistake},
    {"test", Word::Test},
    {"other", Word::OtherReason},
};

constexpr Word kWeekdays[] = {Word::Monday, Word::Tuesday,  Word::Wednesday, Word::Thursday,
                              Word::Friday, Word::Saturday, Word::Sunday};

const Vocabulary& vocabulary(Language language) {
    switch (language) {
        case Language::En:
            return kEnglish;
        case Language::ZhHans:
            return kChineseSimplified;
        case Language::ZhHant:
            return kChineseTraditional;
        case Language::Pl:
            return kPolish;
        case Language::Ar:
            return kArabic;
        case Language::He:
            return kHebrew;
        case Language::De:
            return kGerman;
        case Language::Fr:
            return kFrench;
        case Language::Es:
            return kSpanish;
        case Language::Hi:
            return kHindi;
        case Language::Th:
            return kThai;
        case Language::Ja:
            return kJapanese;
        case Language::Ko:
            return kKorean;
    }
    return kEnglish;
}

// The values go in wherever the language wants them, and are not looked at again: a shopper's words
// that look like a place-holder stay as they are.
std::string filled(std::string_view text, std::span<const std::string_view> values) {
    std::string out;
    while (!text.empty()) {
        const bool holds = text.size() >= 3 && text[0] == '{' && text[2] == '}';
        const auto index = holds ? static_cast<std::size_t>(text[1] - '0') : values.size();
        if (index < values.size()) {
            out += values[index];
            text.remove_prefix(3);
            continue;
        }
        out += text.front();
        text.remove_prefix(1);
    }
    return out;
}

}  // namespace

std::string_view word(Language language, Word word) {
    return vocabulary(language).words[static_cast<std::size_t>(word)].text;
}

std::string phrase(Language language, Word which, std::initializer_list<std::string_view> values) {
    return filled(word(language, which), values);
}

std::string counted(Language language, Counted which, std::uint64_t number,
                    std::initializer_list<std::string_view> more) {
    const std::string digits = std::to_string(number);
    std::vector<std::string_view> values = {digits};
    values.insert(values.end(), more);
    const Forms& forms = vocabulary(language).counted[static_cast<std::size_t>(which)].forms;
    return filled(forms.of(plural_form(language, number)), values);
}

std::span<const CodedWord> causes() {
    return kCauses;
}

std::span<const CodedWord> actions() {
    return kActions;
}

std::span<const CodedWord> not_actionable_reasons() {
    return kNotActionableReasons;
}

std::span<const Word> weekdays() {
    return kWeekdays;
}

}  // namespace afterword::ui
