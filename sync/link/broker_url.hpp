// SPDX-License-Identifier: Apache-2.0
// The broker's address as configurations write it.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"

namespace afterword {

// Plain is for this machine alone.
enum class Transport { Plain, Tls };

struct BrokerUrl {
    std::string host;  // a name, an IPv4 address, or an IPv6 address in brackets
    std::uint16_t port = 1883;
    Transport transport = Transport::Plain;
    bool operator==(const BrokerUrl&) const = default;
};

// "mqtt://host" or "mqtt://host:port", or "mqtts://…" with TLS. Left out, the port is the one
// registered for it: 1883, or 8883. Invalid for anything else, with the reason.
Result<BrokerUrl> read_broker_url(std::string_view text);

}  // namespace afterword
