// SPDX-License-Identifier: Apache-2.0
// Online or offline, retained; the offline one is the Last Will.
#pragma once

#include <string>
#include <string_view>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"

namespace afterword {

enum class Presence { Online, Offline };

struct StateMessage {
    Presence state = Presence::Offline;
    BootId boot;
    std::uint32_t session = 0;  // connects since boot; the will of an older one is ignored
    bool operator==(const StateMessage&) const = default;
};

std::string encode_state(const StateMessage& state);
Result<StateMessage> decode_state(std::string_view payload);

}  // namespace afterword
