// SPDX-License-Identifier: Apache-2.0
// One row as bytes. Encoded once, when it is stored, and sent byte for byte ever after.
#pragma once

#include <string>
#include <string_view>

#include "platform/base/hash.hpp"
#include "sync/model/row.hpp"

namespace afterword {

constexpr std::size_t kLargestRow = 16U << 10U;  // bytes

// JSON without line ends; at most kLargestRow for every row our programs make.
std::string encode_row(const Row& row);

// Errors: NotFound for an unknown type ("unknown_type" in receipts), Full for more than
// kLargestRow bytes ("too_large"), Invalid for the rest ("invalid"): broken JSON, wrong UTF-8,
// duplicate keys, a missing field, a wrong type, a value out of range. Unknown fields are ignored.
Result<Row> decode_row(std::string_view bytes);

// What a receipt says of a row that failed to decode with this error.
std::string_view rejection_of(const Error& error);

}  // namespace afterword
