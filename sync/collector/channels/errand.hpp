// SPDX-License-Identifier: Apache-2.0
// One try to tell somebody by one channel, and what became of it.
#pragma once

#include <compare>
#include <functional>
#include <string>

#include "sync/collector/channels/message.hpp"
#include "sync/collector/store/notice_records.hpp"

namespace afterword {

struct DeliveryKey {
    NoticeNumber notice;
    ChannelId channel;
    auto operator<=>(const DeliveryKey&) const = default;
};

struct Errand {
    DeliveryKey key;
    Message message;
};

struct ErrandOutcome {
    DeliveryKey key;
    enum class Ending {
        Delivered,  // the far end has it
        Failed,     // worth another try
        Hopeless,   // no try will do
    } ending = Ending::Failed;
    std::string answer;         // a line for people: what the far end said, or why it could not
    Milliseconds not_before{};  // the far end asks to be left alone for so long
};

// Takes an errand without waiting; its outcome comes later, once. False when there is no room.
using SendErrand = std::function<bool(Errand errand)>;

}  // namespace afterword
