// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/state_message.hpp"

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "sync/wire/json.hpp"
#include "sync/wire/json_text.hpp"

namespace afterword {

std::string encode_state(const StateMessage& state) {
    const nlohmann::ordered_json json = {
        {"v", 1},
        {"state", state.state == Presence::Online ? "online" : "offline"},
        {"boot", to_hex(state.boot.value)},
        {"session", state.session},
    };
    return json_text(json);
}

Result<StateMessage> decode_state(std::string_view payload) {
    auto root = parse_message(payload);
    if (!root) {
        return std::move(root).error().within("state");
    }
    Fault fault;
    Fields fields(*root, fault);
    StateMessage state;
    read_version(fields);
    state.state = static_cast<Presence>(fields.one_of("state", {"online", "offline"}));
    state.boot = BootId{fields.hex32("boot")};
    state.session = static_cast<std::uint32_t>(fields.integer("session", 0, UINT32_MAX));
    if (fault.found()) {
        return fault.error().within("state");
    }
    return state;
}

}  // namespace afterword
