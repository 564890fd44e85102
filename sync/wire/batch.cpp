// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/batch.hpp"

#include <algorithm>

#include "platform/base/encoding.hpp"
#include "sync/wire/anchor.hpp"
#include "sync/wire/compress.hpp"
#include "sync/wire/json.hpp"

namespace afterword {
namespace {

std::string header_text(const BatchHeader& header) {
    std::string text =
        R"({"v":1,"kiosk":")" + header.kiosk.text + R"(","epoch":")" + to_hex(header.epoch.value) +
        R"(","first":)" + std::to_string(header.first.value) + R"(,"last_ordinal":)" +
        std::to_string(header.last_ordinal) + R"(,"sent":)" + std::to_string(mono_ms(header.sent));
    if (header.boot) {
        text += R"(,"boot":")" + to_hex(header.boot->value) + '"';
    }
    if (header.anchor) {
        text += R"(,"anchor":)" + anchor_text(*header.anchor);
    }
    return text + R"(,"rows":[)";
}

std::string plain_batch(const std::string& header, std::span<const std::string> rows) {
    constexpr std::string_view kEnd = "]}";
    std::size_t size = header.size() + rows.size() + kEnd.size();
    for (const auto& row : rows) {
        size += row.size();
    }
    std::string text;
    text.reserve(size);
    text = header;
    for (const auto& row : rows) {
        if (&row != rows.data()) {
            text += ',';
        }
        text += row;
    }
    text += kEnd;
    return text;
}

// Rows that fit unpacked; at least one.
std::size_t rows_within(std::span<const std::string> rows, std::size_t room) {
    std::size_t count = 0;
    std::size_t bytes = 0;
    while (count < std::min(rows.size(), kMostRows)) {
        bytes += rows[count].size() + 1;
        if (bytes > room && count > 0) {
            break;
        }
        ++count;
    }
    return count;
}

BatchHeader read_header(Fields& fields) {
    BatchHeader header;
    read_version(fields);
    header.kiosk = fields.made("kiosk", 64, make_kiosk_id);
    header.epoch = Epoch{fields.hex64("epoch")};
    header.first = Seq{fields.integer("first", 1, kLargestCount)};
    header.last_ordinal = fields.integer("last_ordinal", 0, kLargestCount);
    header.sent = from_mono_ms(fields.integer("sent"));
    if (fields.has("boot")) {
        header.boot = BootId{fields.hex32("boot")};
    }
    header.anchor = read_anchor_if(fields);
    return header;
}

// The rows' own bytes: the hash of a row is over what stood in the message, not over a re-encoding.
Result<std::vector<std::string>> cut_rows(std::string_view text) {
    const simdjson::padded_string padded(text);
    simdjson::ondemand::parser parser;
    simdjson::ondemand::document document;
    simdjson::ondemand::array array;
    if (parser.iterate(padded).get(document) != simdjson::SUCCESS ||
        document["rows"].get_array().get(array) != simdjson::SUCCESS) {
        return Error{Errc::Invalid, "rows: is not a list"};
    }
    std::vector<std::string> rows;
    for (auto item : array) {
        std::string_view bytes;
        if (simdjson::to_json_string(item).get(bytes) != simdjson::SUCCESS) {
            return Error{Errc::Invalid, "rows: cannot be told apart"};
        }
        // simdjson includes the white space that follows a scalar.
        const auto end = bytes.find_last_not_of(" \t\r\n");
        rows.emplace_back(bytes.substr(0, end == std::string_view::npos ? 0 : end + 1));
    }
    return rows;
}

}  // namespace

EncodedBatch encode_batch(const BatchHeader& header, std::span<const std::string> rows) {
    const std::string head = header_text(header);
    std::size_t count = rows_within(rows, kLargestUnpacked - head.size() - 2);
    while (true) {
        std::string plain = plain_batch(head, rows.first(count));
        std::string payload = count >= kCompressFrom ? compress(plain) : std::move(plain);
        if (payload.size() <= kLargestSent || count <= 1) {
            return {std::move(payload), count};
        }
        // Compression is uneven, so aim a little below and look again.
        count = std::max<std::size_t>(
            1, std::min(count - 1, count * (kLargestSent - kLargestSent / 16) / payload.size()));
    }
}

Result<Batch> decode_batch(std::string_view payload) {
    if (payload.size() > kLargestSent) {
        return Error{Errc::Invalid, "larger than 64 KiB"};
    }
    std::string unpacked;
    if (is_compressed(payload)) {
        auto plain = decompress(payload, kLargestUnpacked);
        if (!plain) {
            return std::move(plain).error();
        }
        unpacked = *std::move(plain);
        payload = unpacked;
    }
    auto root = parse_message(payload);
    if (!root) {
        return std::move(root).error();
    }
    Fault fault;
    Fields fields(*root, fault);
    Batch batch{read_header(fields), {}};
    const std::size_t rows = fields.items("rows", kMostRows).size();
    if (rows == 0) {
        fault.note("rows", "is empty");
    }
    if (fault.found()) {
        return fault.error();
    }
    auto cut = cut_rows(payload);
    if (!cut) {
        return std::move(cut).error();
    }
    batch.rows = *std::move(cut);
    return batch;
}

}  // namespace afterword
