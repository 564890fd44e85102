// SPDX-License-Identifier: Apache-2.0
// An alert on its way to the kiosks and screens of its store.
#pragma once

#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "sync/model/alert.hpp"

namespace afterword {

struct AlertMessage {
    Alert alert;
    std::int64_t change = 0;  // the link of the store's chain that this state made
    std::int64_t after = 0;   // the link sent before it; a kiosk moves only along the chain
    TimeLeft left{};          // when it was sent
    std::optional<Milliseconds> resumes;  // the store is closed: its clocks go on after so long
    bool late = false;
    bool operator==(const AlertMessage&) const = default;
};

std::string encode_alert(const AlertMessage& message);
Result<AlertMessage> decode_alert(std::string_view payload);

}  // namespace afterword
