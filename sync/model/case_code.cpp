// SPDX-License-Identifier: Apache-2.0
#include "sync/model/case_code.hpp"

namespace afterword {
namespace {

constexpr std::string_view kAlphabet = "23456789BCDFGHJKLMNPQRSTVWXYZ";
constexpr std::size_t kLength = 6;

// Pairs with dashes between.
CaseCode spelt(std::string_view characters) {
    CaseCode code;
    for (std::size_t i = 0; i < characters.size(); ++i) {
        if (i > 0 && i % 2 == 0) {
            code.text += '-';
        }
        code.text += characters[i];
    }
    return code;
}

char upper(char c) {
    return c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
}

}  // namespace

CaseCode draw_case_code(Rng& rng) {
    std::string characters;
    for (std::size_t i = 0; i < kLength; ++i) {
        characters += kAlphabet[rng.below(kAlphabet.size())];
    }
    return spelt(characters);
}

Result<CaseCode> make_case_code(std::string_view typed) {
    const Error wrong{Errc::Invalid, "a code has 6 letters and digits, such as 7F-42-KX"};
    std::string characters;
    for (const char c : typed) {
        if (c == '-' || c == ' ') {
            continue;
        }
        if (characters.size() == kLength || kAlphabet.find(upper(c)) == std::string_view::npos) {
            return wrong;
        }
        characters += upper(c);
    }
    if (characters.size() != kLength) {
        return wrong;
    }
    return spelt(characters);
}

}  // namespace afterword
