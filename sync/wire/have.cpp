// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/have.hpp"

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "sync/wire/json.hpp"
#include "sync/wire/json_text.hpp"

namespace afterword {

std::string encode_have(const Have& have) {
    nlohmann::ordered_json want = {{"rev", have.want_rev}};
    if (!have.want_refused.empty()) {
        want["refused"] = have.want_refused;
    }
    nlohmann::ordered_json json = {
        {"v", 1},
        {"boot", to_hex(have.boot.value)},
        {"session", have.session},
        {"software", have.software},
        {"survey", have.survey.text},
        {"config", have.config},
        {"mono", mono_ms(have.mono)},
        {"wall", unix_ms(have.wall)},
        {"clock", name(have.clock)},
        {"want", want},
        {"can_take_rating", have.can_take_rating},
    };
    if (have.last_tap) {
        json["last_tap_s"] = have.last_tap->count() / 1000;
    }
    json["checks"] = nlohmann::ordered_json::array();
    for (const auto& check : have.checks) {
        json["checks"].push_back({{"name", check.name},
                                  {"value", check.value},
                                  {"source", check.source},
                                  {"age_ms", check.age.count()}});
    }
    json["queue"] = have.queue;
    json["oldest_unsent_ms"] = have.oldest_unsent.count();
    json["free_bytes"] = have.free_bytes;
    json["phase"] = have.phase;
    return json_text(json);
}

Result<Have> decode_have(std::string_view payload) {
    auto root = parse_message(payload);
    if (!root) {
        return std::move(root).error().within("have");
    }
    Fault fault;
    Fields fields(*root, fault);
    Have have;
    read_version(fields);
    have.boot = BootId{fields.hex32("boot")};
    have.session = static_cast<std::uint32_t>(fields.integer("session", 0, UINT32_MAX));
    have.software = fields.text("software", 64);
    have.survey = SurveyId{fields.text("survey", 128)};
    have.config = fields.text("config", 64);
    have.mono = from_mono_ms(fields.integer("mono"));
    have.wall = from_unix_ms(fields.integer("wall", -kLargestTime, kLargestTime));
    have.clock = read_clock(fields);
    Fields want = fields.object("want");
    have.want_rev = want.integer("rev");
    have.want_refused = want.text_if("refused", 256);
    have.can_take_rating = fields.boolean("can_take_rating");
    if (const auto seconds = fields.integer_if("last_tap_s")) {
        have.last_tap = std::chrono::seconds(*seconds);
    }
    for (const auto& item : fields.items("checks", 64)) {
        Fields check(item, fault, "checks");
        HealthCheck health;
        health.name = check.text("name", 64);
        health.value = check.text("value", 16);
        health.source = check.text("source", 64);
        health.age = Milliseconds(check.integer("age_ms"));
        have.checks.push_back(std::move(health));
    }
    have.queue = fields.integer("queue");
    have.oldest_unsent = Milliseconds(fields.integer("oldest_unsent_ms"));
    have.free_bytes = fields.integer("free_bytes");
    have.phase = fields.text("phase", 64);
    if (fault.found()) {
        return fault.error().within("have");
    }
    return have;
}

}  // namespace afterword
