// SPDX-License-Identifier: Apache-2.0
// Consecutive rows in one message, as JSON or as one zstd frame of it.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "sync/model/ids.hpp"
#include "sync/wire/anchor.hpp"

namespace afterword {

constexpr std::size_t kMostRows = 500;
constexpr std::size_t kLargestSent = 64U << 10U;     // bytes, as sent
constexpr std::size_t kLargestUnpacked = 1U << 20U;  // bytes, after zstd
constexpr std::size_t kCompressFrom = 10;            // rows

struct BatchHeader {
    KioskId kiosk;
    Epoch epoch;
    Seq first;
    std::int64_t last_ordinal = 0;
    Tick sent;
    std::optional<Anchor> anchor;
    std::optional<BootId> boot = {};  // in which `sent` counts; the anchor may be of another
    bool operator==(const BatchHeader&) const = default;
};

// As many of `rows` (encoded, consecutive, the first is header.first) as fit one message, at least
// one; compressed from kCompressFrom rows on.
struct EncodedBatch {
    std::string payload;
    std::size_t rows = 0;
};
EncodedBatch encode_batch(const BatchHeader& header, std::span<const std::string> rows);

struct Batch {
    BatchHeader header;
    std::vector<std::string> rows;  // the bytes of each, as they stood in the message
};

// Invalid for anything unreadable as a whole: wrong zstd, over a limit, broken JSON or UTF-8,
// duplicate keys outside the rows, no rows. Rows are only cut out here; decode_row() judges them.
Result<Batch> decode_batch(std::string_view payload);

}  // namespace afterword
