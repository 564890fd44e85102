// SPDX-License-Identifier: Apache-2.0
// Ways to people and other systems, as the configuration names them.
#pragma once

#include <filesystem>
#include <string>
#include <variant>

#include "platform/base/secret.hpp"
#include "sync/model/people.hpp"

namespace afterword {

// CloudEvents, signed, to another system.
struct Webhook {
    std::string url;
    Secret key;  // of the HMAC
};

struct MailServer {
    std::string url;   // smtps://…, or smtp://… that goes over to TLS
    std::string from;  // an address
    std::string to;    // an address; empty = the person's own
    std::string user;  // empty = it asks for none
    Secret password;
};

// A group of a chat. The URL itself is the secret.
struct Chat {
    std::string url;
    std::string body;      // JSON with placeholders in its texts
    std::string expected;  // JSON members that a good answer has; empty = any will do
};

// The store's own screens and pagers, over the collector's broker.
struct PagerTopic {
    std::string topic;  // with {store} in it
};

using Way = std::variant<Webhook, MailServer, Chat, PagerTopic>;

struct Channel {
    ChannelId id;
    Way way;
    std::filesystem::path authorities;  // that the far end is checked against; empty = the system's
    enum class Comments { Never, Allowed } comments = Comments::Never;  // the shopper's own words
};

}  // namespace afterword
