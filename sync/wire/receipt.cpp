// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/receipt.hpp"

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "sync/wire/batch.hpp"
#include "sync/wire/json.hpp"
#include "sync/wire/json_text.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

Json to_json(const Receipt& receipt) {
    Json json = {{"v", 1}, {"epoch", to_hex(receipt.epoch.value)}, {"upto", receipt.upto.value}};
    if (receipt.hash) {
        json["hash"] = to_hex(*receipt.hash);
    }
    json["top"] = receipt.top.value;
    json["holes"] = Json::array();
    for (const auto& hole : receipt.holes) {
        json["holes"].push_back({hole.first.value, hole.last.value});
    }
    json["rejected"] = Json::array();
    for (const auto& rejection : receipt.rejected) {
        json["rejected"].push_back({{"seq", rejection.seq.value}, {"why", rejection.why}});
    }
    json["credit"] = receipt.credit;
    json["change"] = receipt.change;
    json["server"] = unix_ms(receipt.server);
    if (receipt.echo) {
        json["echo"] = mono_ms(*receipt.echo);
    }
    return json;
}

Json to_json(const Refusal& refusal) {
    return {{"v", 1}, {"refused", {{"sha256", refusal.sha256}, {"why", refusal.why}}}};
}

std::optional<RowHash> read_hash(Fields& fields) {
    if (!fields.has("hash")) {
        return std::nullopt;
    }
    const std::string digits = fields.text("hash", 32);
    RowHash hash{};
    for (std::size_t half = 0; half < 2; ++half) {
        const auto number = digits.size() == 32
                                ? hex_to_u64(std::string_view(digits).substr(half * 16, 16))
                                : std::nullopt;
        if (!number) {
            fields.fault().note("hash", "is not 32 hex digits");
            return std::nullopt;
        }
        for (std::size_t i = 0; i < 8; ++i) {
            hash[half * 8 + i] = static_cast<std::uint8_t>(*number >> (56 - 8 * i));
        }
    }
    return hash;
}

std::vector<Hole> read_holes(Fields& fields) {
    std::vector<Hole> holes;
    std::int64_t above = 0;
    for (const auto& item : fields.items("holes", kMostHoles)) {
        simdjson::dom::array pair;
        std::int64_t first = 0;
        std::int64_t last = 0;
        if (item.get(pair) != simdjson::SUCCESS || pair.size() != 2 ||
            pair.at(0).get(first) != simdjson::SUCCESS ||
            pair.at(1).get(last) != simdjson::SUCCESS || first <= above || last < first ||
            last > kLargestInteger) {
            fields.fault().note("holes", "must be ascending pairs of first and last seq");
            return {};
        }
        above = last;
        holes.push_back({Seq{first}, Seq{last}});
    }
    return holes;
}

Receipt read_receipt(Fields& fields) {
    Receipt receipt;
    receipt.epoch = Epoch{fields.hex64("epoch")};
    receipt.upto = Seq{fields.integer("upto")};
    receipt.hash = read_hash(fields);
    receipt.top = Seq{fields.integer("top")};
    receipt.holes = read_holes(fields);
    for (const auto& item : fields.items("rejected", kMostRows)) {
        Fields rejection(item, fields.fault(), "rejected");
        const Seq seq{rejection.integer("seq", 1)};
        receipt.rejected.push_back({seq, rejection.text("why", 64)});
    }
    receipt.credit = static_cast<int>(fields.integer("credit", 0, 64));
    receipt.change = fields.integer("change");
    receipt.server = from_unix_ms(fields.integer("server", 0, kLargestTime));
    if (const auto echo = fields.integer_if("echo")) {
        receipt.echo = from_mono_ms(*echo);
    }
    return receipt;
}

}  // namespace

std::string encode_receipt(const ReceiptMessage& message) {
    return std::visit([](const auto& m) { return json_text(to_json(m)); }, message);
}

Result<ReceiptMessage> decode_receipt(std::string_view payload) {
    auto root = parse_message(payload);
    if (!root) {
        return std::move(root).error().within("receipt");
    }
    Fault fault;
    Fields fields(*root, fault);
    read_version(fields);
    ReceiptMessage message;
    if (fields.has("refused")) {
        Fields refused = fields.object("refused");
        std::string sha256 = refused.text("sha256", 64);
        message = Refusal{std::move(sha256), refused.text("why", 256)};
    } else {
        message = read_receipt(fields);
    }
    if (fault.found()) {
        return fault.error().within("receipt");
    }
    return message;
}

}  // namespace afterword
