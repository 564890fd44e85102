// SPDX-License-Identifier: Apache-2.0
// The languages the system speaks.
#pragma once

#include <array>
#include <optional>
#include <string_view>

namespace afterword::ui {

enum class Language { En, ZhHans, Pl, Ar };

inline constexpr std::array kLanguages = {Language::En, Language::ZhHans, Language::Pl,
                                          Language::Ar};

// BCP 47, as in surveys and on the wire: "zh-Hans".
std::string_view tag(Language language);
std::optional<Language> find_language(std::string_view tag);

// Its own name, as on its pill: "中文".
std::string_view own_name(Language language);

enum class Direction { LeftToRight, RightToLeft };
Direction direction(Language language);

}  // namespace afterword::ui
