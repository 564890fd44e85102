// SPDX-License-Identifier: Apache-2.0
#include "sync/model/ids.hpp"

#include <algorithm>
#include <charconv>

#include "platform/base/encoding.hpp"

namespace afterword {
namespace {

constexpr std::size_t kLongestName = 64;
constexpr std::size_t kRandomLength = 6;

bool name_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
}
// We write a-z 2-7; from others every digit is taken, so that nobody's visit is lost over an 8.
bool random_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
}
bool hex_character(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
}

template <class Name>
Result<Name> make_name(std::string_view text) {
    if (text.empty() || text.size() > kLongestName ||
        !std::all_of(text.begin(), text.end(), name_character)) {
        return Error{Errc::Invalid, "\"" + std::string(utf8_beginning(text, kLongestName)) +
                                        "\" is no id: 1 to 64 of a-z, 0-9 and - are allowed"};
    }
    return Name{std::string(text)};
}

}  // namespace

Result<KioskId> make_kiosk_id(std::string_view text) {
    return make_name<KioskId>(text);
}
Result<StoreId> make_store_id(std::string_view text) {
    return make_name<StoreId>(text);
}

Result<AlertId> make_alert_id(std::string_view text) {
    constexpr std::string_view kShape = "xxxxxxxx-xxxx-xxxx-xxxx-xxxxxxxxxxxx";
    const bool fits = text.size() == kShape.size() &&
                      std::equal(text.begin(), text.end(), kShape.begin(), [](char c, char shape) {
                          return shape == '-' ? c == '-' : hex_character(c);
                      });
    if (!fits) {
        return Error{Errc::Invalid, "an alert's id must be a UUID in lower case"};
    }
    return AlertId{std::string(text)};
}

std::string VisitId::text() const {
    return std::to_string(ordinal) + "-" + random;
}

Result<VisitId> make_visit_id(std::string_view text) {
    const auto dash = text.find('-');
    const auto digits = text.substr(0, dash);
    VisitId id;
    const auto [end, error] =
        std::from_chars(digits.data(), digits.data() + digits.size(), id.ordinal);
    if (dash == std::string_view::npos || error != std::errc() ||
        end != digits.data() + digits.size() || id.ordinal < 1 || id.ordinal > kLargestCount ||
        digits.front() == '0') {
        return Error{Errc::Invalid, "a visit's id must be <ordinal>-<6 random characters>"};
    }
    id.random = text.substr(dash + 1);
    if (id.random.size() != kRandomLength ||
        !std::all_of(id.random.begin(), id.random.end(), random_character)) {
        return Error{Errc::Invalid, "a visit's id must end in 6 characters of a-z and 0-9"};
    }
    return id;
}

}  // namespace afterword
