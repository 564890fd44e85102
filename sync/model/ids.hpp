// SPDX-License-Identifier: Apache-2.0
// The names and numbers by which kiosk and collector speak of things.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/id.hpp"
#include "platform/base/result.hpp"

namespace afterword {

using KioskId = Id<struct KioskTag>;    // 1–64 of a-z 0-9 -, the common name of its certificate
using StoreId = Id<struct StoreTag>;    // the same alphabet
using AlertId = Id<struct AlertTag>;    // a UUID in its usual spelling
using SurveyId = Id<struct SurveyTag>;  // "checkout@4be1a90c77d2e04b": name and hash of its bytes

Result<KioskId> make_kiosk_id(std::string_view text);
Result<StoreId> make_store_id(std::string_view text);
Result<AlertId> make_alert_id(std::string_view text);

// The most that anything of a kiosk is counted to. A kiosk that counts a million a day needs 3,000
// years; sums over millions of outboxes stay exact.
constexpr std::int64_t kLargestCount = std::int64_t{1} << 40;

// Random number made with an outbox file: a new file means a new epoch.
struct Epoch {
    std::uint64_t value = 0;
    auto operator<=>(const Epoch&) const = default;
};

// The number of a row within an epoch, from 1.
struct Seq {
    std::int64_t value = 0;
    auto operator<=>(const Seq&) const = default;
    [[nodiscard]] Seq next() const { return {value + 1}; }
    [[nodiscard]] Seq before() const { return {value - 1}; }
};

// "812-k3j9xq": the ordinal counts the visits of the epoch in which the visit was born, the six
// random characters (a–z 2–7) tell apart visits of a copied outbox.
struct VisitId {
    std::int64_t ordinal = 0;  // 0 = not given one yet
    std::string random;
    auto operator<=>(const VisitId&) const = default;
    [[nodiscard]] std::string text() const;
};
Result<VisitId> make_visit_id(std::string_view text);

}  // namespace afterword
