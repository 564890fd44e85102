// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/minute_text.hpp"

#include <array>
#include <chrono>
#include <cstdio>

namespace afterword {

std::string minute_text(WallTime time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const auto minutes = std::chrono::floor<std::chrono::minutes>(time - day).count();
    std::array<char, 40> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02dZ", int(date.year()),
                      unsigned(date.month()), unsigned(date.day()), static_cast<int>(minutes / 60),
                      static_cast<int>(minutes % 60));
    return {text.data(), static_cast<std::size_t>(length)};
}

}  // namespace afterword
