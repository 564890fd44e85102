// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/anchor.hpp"

#include "platform/base/encoding.hpp"
#include "sync/wire/json.hpp"

namespace afterword {

std::string anchor_text(const Anchor& anchor) {
    return R"({"boot":")" + to_hex(anchor.boot.value) + R"(","mono":)" +
           std::to_string(mono_ms(anchor.mono)) + R"(,"server":)" +
           std::to_string(unix_ms(anchor.server)) + R"(,"rtt":)" +
           std::to_string(anchor.rtt.count()) + "}";
}

std::optional<Anchor> read_anchor_if(Fields& fields) {
    if (!fields.has("anchor")) {
        return std::nullopt;
    }
    Fields anchor = fields.object("anchor");
    return Anchor{BootId{anchor.hex32("boot")}, from_mono_ms(anchor.integer("mono")),
                  from_unix_ms(anchor.integer("server", 0, kLargestTime)),
                  Milliseconds(anchor.integer("rtt"))};
}

}  // namespace afterword
