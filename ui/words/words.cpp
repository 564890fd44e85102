// SPDX-License-Identifier: Apache-2.0
#include "ui/words/words.hpp"

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

const WordTable& table_of(Language language) {
    switch (language) {
        case Language::En:
            return kEnglish;
        case Language::ZhHans:
            return kChineseSimplified;
        case Language::Pl:
            return kPolish;
        case Language::Ar:
            return kArabic;
    }
    return kEnglish;
}

}  // namespace

std::string_view word(Language language, Word word) {
    return table_of(language)[static_cast<std::size_t>(word)].text;
}

std::string phrase(Language language, Word which, std::initializer_list<std::string_view> values) {
    std::string text(word(language, which));
    std::size_t from = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string holder = "{" + std::to_string(i) + "}";
        const std::size_t at = text.find(holder, from);
        if (at == std::string::npos) {
            continue;
        }
        const std::string_view value = values.begin()[i];
        text.replace(at, holder.size(), value);
        from = at + value.size();  // a value that looks like a place-holder stays as it is
    }
    return text;
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

}  // namespace afterword::ui
