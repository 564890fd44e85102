// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/hello.hpp"

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "sync/wire/json.hpp"
#include "sync/wire/json_text.hpp"

namespace afterword {

std::string encode_hello(const Hello& hello) {
    nlohmann::ordered_json json = {
        {"v", 1},
        {"kiosk", hello.kiosk.text},
        {"epoch", to_hex(hello.epoch.value)},
        {"boot", to_hex(hello.boot.value)},
        {"session", hello.session},
        {"held", {hello.held_first.value, hello.held_last.value}},
        {"last_ordinal", hello.last_ordinal},
        {"sent", mono_ms(hello.sent)},
        {"wall", unix_ms(hello.wall)},
        {"clock", name(hello.clock)},
        {"software", hello.software},
        {"survey", hello.survey.text},
        {"config", hello.config},
        {"change", hello.change},
    };
    if (hello.anchor) {
        json["anchor"] = nlohmann::ordered_json::parse(anchor_text(*hello.anchor));
    }
    return json_text(json);
}

Result<Hello> decode_hello(std::string_view payload) {
    auto root = parse_message(payload);
    if (!root) {
        return std::move(root).error().within("hello");
    }
    Fault fault;
    Fields fields(*root, fault);
    Hello hello;
    read_version(fields);
    hello.kiosk = fields.made("kiosk", 64, make_kiosk_id);
    hello.epoch = Epoch{fields.hex64("epoch")};
    hello.boot = BootId{fields.hex32("boot")};
    hello.session = static_cast<std::uint32_t>(fields.integer("session", 0, UINT32_MAX));
    std::int64_t held[2] = {1, 0};
    const auto items = fields.items("held", 2);
    for (std::size_t i = 0; i < 2; ++i) {
        if (items.size() != 2 || items[i].get(held[i]) != simdjson::SUCCESS || held[i] < 0 ||
            held[i] > kLargestCount) {
            fault.note("held", "must be the first and the last seq");
            break;
        }
    }
    hello.held_first = Seq{held[0]};
    hello.held_last = Seq{held[1]};
    if (held[0] < 1 || held[1] < held[0] - 1) {
        fault.note("held", "must run from the first to the last, or [next, next-1]");
    }
    hello.last_ordinal = fields.integer("last_ordinal", 0, kLargestCount);
    hello.sent = from_mono_ms(fields.integer("sent"));
    hello.wall = from_unix_ms(fields.integer("wall", -kLargestTime, kLargestTime));
    hello.clock = read_clock(fields);
    hello.software = fields.text("software", 64);
    hello.survey = SurveyId{fields.text("survey", 128)};
    hello.config = fields.text("config", 64);
    hello.change = fields.integer("change");
    hello.anchor = read_anchor_if(fields);
    if (fault.found()) {
        return fault.error().within("hello");
    }
    return hello;
}

}  // namespace afterword
