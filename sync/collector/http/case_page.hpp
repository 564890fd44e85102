// SPDX-License-Identifier: Apache-2.0
// The page on which a shopper sees what became of their case. Plain HTML with forms: no script, no
// cookie, nothing loaded from elsewhere, and nothing on it that tells who the shopper is.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "sync/collector/query.hpp"

namespace afterword {

// With the status it goes out with: 404 where there is no such case.
struct Page {
    std::string html;
    int status = 200;
};
Page case_page(const CaseReport& report);
// For somebody who has asked for too many that do not exist.
Page guessing_page(std::string_view language);

// What else a page of ours says to the browser.
inline constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kPageHeaders = {{
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; "
     "base-uri 'none'"},
    {"Referrer-Policy", "no-referrer"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Robots-Tag", "noindex"},
}};

}  // namespace afterword
