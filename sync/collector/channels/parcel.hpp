// SPDX-License-Identifier: Apache-2.0
// What a channel sends for a message: an HTTP request, a mail, or a message over MQTT. Pure.
// Reentrant.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sync/collector/channels/channel.hpp"
#include "sync/collector/channels/message.hpp"
#include "sync/link/link.hpp"

namespace afterword {

struct HttpPost {
    std::vector<std::string> headers;  // "name: value"
    std::string body;
};

struct Mail {
    std::string to;
    std::string text;  // RFC 5322, with CRLF
};

using Parcel = std::variant<HttpPost, Mail, Outgoing>;

// The shopper's own words are in it only where the channel allows them. `now` signs a webhook.
Parcel make_parcel(const Channel& channel, Message message, WallTime now);

// Whether the far end has taken it: 2xx, and what the channel expects besides.
bool is_good_answer(const Channel& channel, long status, std::string_view body);

}  // namespace afterword
