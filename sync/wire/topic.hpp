// SPDX-License-Identifier: Apache-2.0
// The addresses of the wire (FORMAT.md, "Topics").
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "sync/model/ids.hpp"

namespace afterword {

enum class UpKind { Batch, Hello, Have, State, Answer };
enum class DownKind { Receipt, Alert, Want, Today, Ask, Arm };

// 0…63: the first 8 bytes of SHA-256 over the kiosk's id, big-endian, modulo 64.
int shard_of(const KioskId& kiosk);

std::string up_topic(UpKind kind, const KioskId& kiosk);
std::string down_topic(DownKind kind, const KioskId& kiosk);
std::string store_alerts_topic(const StoreId& store);

// What a collector subscribes to: every kiosk's upward topics.
inline constexpr std::string_view kAllUp = "aw/1/up/+/+/#";
// What a collector that works on some shards subscribes to, for each of them.
std::string shard_filter(int shard);
// What a kiosk subscribes to.
std::string down_filter(const KioskId& kiosk);

struct UpTopic {
    UpKind kind = UpKind::Batch;
    KioskId kiosk;
    std::size_t shard = 0;  // that the topic names
};
// Invalid when it is none of ours. A wrong shard is accepted.
Result<UpTopic> parse_up_topic(std::string_view topic);

struct DownTopic {
    DownKind kind = DownKind::Receipt;
    KioskId kiosk;
};
Result<DownTopic> parse_down_topic(std::string_view topic);

}  // namespace afterword
