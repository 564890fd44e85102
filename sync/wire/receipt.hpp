// SPDX-License-Identifier: Apache-2.0
// The collector's word on what is committed there; the only thing that lets a kiosk forget a row.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/hash.hpp"
#include "platform/base/result.hpp"
#include "sync/model/ids.hpp"

namespace afterword {

struct Hole {
    Seq first;
    Seq last;  // inclusive
    bool operator==(const Hole&) const = default;
};

constexpr std::size_t kMostHoles = 32;

struct Rejection {
    Seq seq;
    std::string why;  // unknown_type, invalid, too_large, conflict
    bool operator==(const Rejection&) const = default;
};

struct Receipt {
    Epoch epoch;
    Seq upto;                         // every row 1…upto is committed
    std::optional<RowHash> hash;      // of row upto; none while upto is 0
    Seq top;                          // the highest there
    std::vector<Hole> holes;          // ascending; with kMostHoles nothing is said above the last
    std::vector<Rejection> rejected;  // of the batch answered
    // Batches that may be in flight: enough for the kiosk to read and pack the next ones while
    // these are stored.
    int credit = 8;
    std::int64_t change = 0;  // the store's alert chain
    WallTime server;
    std::optional<Tick> echo;  // the `sent` it answers
    bool operator==(const Receipt&) const = default;
};

// A batch that could not be read at all.
struct Refusal {
    std::string sha256;  // of the payload, hex
    std::string why;
    bool operator==(const Refusal&) const = default;
};

using ReceiptMessage = std::variant<Receipt, Refusal>;

std::string encode_receipt(const ReceiptMessage& message);
Result<ReceiptMessage> decode_receipt(std::string_view payload);

}  // namespace afterword
