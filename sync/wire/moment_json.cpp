// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/moment_json.hpp"

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "sync/wire/json.hpp"

namespace afterword {

void put_moment(nlohmann::ordered_json& json, const Moment& at) {
    json["boot"] = to_hex(at.boot.value);
    json["mono"] = mono_ms(at.mono);
    json["wall"] = unix_ms(at.wall);
    json["clock"] = name(at.clock);
}

Moment read_moment(Fields& fields) {
    return {BootId{fields.hex32("boot")}, from_mono_ms(fields.integer("mono")),
            from_unix_ms(fields.integer("wall", -kLargestTime, kLargestTime)), read_clock(fields)};
}

}  // namespace afterword
