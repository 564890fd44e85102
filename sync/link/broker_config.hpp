// SPDX-License-Identifier: Apache-2.0
// How to reach the broker, as every program's configuration says it under "broker".
#pragma once

#include <filesystem>
#include <string_view>

#include "platform/base/config.hpp"
#include "sync/link/paho_client.hpp"

namespace afterword {

struct BrokerConfig {
    BrokerUrl url;
    MqttVersion version = MqttVersion::V5;
    TlsFiles tls;  // of an mqtts:// broker
};

// Reads `url`, `protocol`, `ca`, `certificate` and `key` of the object, the last three relative to
// `folder`, and notes what is wrong with them: a broker that is not on this machine without TLS, a
// file that cannot be read, a certificate that is not `client`'s or not the key's. Whether it has
// expired is for the broker to say: clocks differ. Other keys of the object are the caller's.
BrokerConfig read_broker_config(ConfigNode& broker, const std::filesystem::path& folder,
                                std::string_view client);

}  // namespace afterword
