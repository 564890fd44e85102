// SPDX-License-Identifier: Apache-2.0
// What a store keeps of who is told of alerts, as plain records.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sync/model/people.hpp"

namespace afterword {

// The store's own number of a notice, ascending.
struct NoticeNumber {
    std::int64_t value = 0;
    auto operator<=>(const NoticeNumber&) const = default;
};

struct StoredNotice {
    NoticeNumber number;
    Notice notice;
};

// An alert, and where.
struct StandingAlert {
    AlertId alert;
    StoreId store;
};

enum class DeliveryState {
    Waiting,    // for its next try
    Delivered,  // the far end has it
    Dead,       // given up: somebody must look
};
std::string_view name(DeliveryState state);
std::optional<DeliveryState> find_delivery_state(std::string_view name);

// A notice on its way by one channel of its person.
struct Delivery {
    StoredNotice of;
    ChannelId channel;
    DeliveryState state = DeliveryState::Waiting;
    int tries = 0;
    WallTime due;        // of the next try, or when it ended
    std::string answer;  // to the last one; a line of text
};

struct DeliveryFilter {
    DeliveryState state = DeliveryState::Waiting;
    std::optional<WallTime> due_by;  // empty = whenever
    std::size_t most = 0;
};

}  // namespace afterword
