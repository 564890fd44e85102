// SPDX-License-Identifier: Apache-2.0
// The languages that surveys are written in and the system speaks, as BCP 47 tags.
#pragma once

#include <array>
#include <string_view>

namespace afterword {

inline constexpr std::array<std::string_view, 13> kLanguageTags = {
    "en", "zh-Hans", "zh-Hant", "pl", "ar", "he", "de", "fr", "es", "hi", "th", "ja", "ko"};

}  // namespace afterword
