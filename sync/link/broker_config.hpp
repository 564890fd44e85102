// SPDX-License-Identifier: Apache-2.0
// How to reach the broker, as every program's configuration says it under "broker".
#pragma once

#include "platform/base/config.hpp"
#include "sync/link/paho_client.hpp"

namespace afterword {

struct BrokerConfig {
    BrokerUrl url;
    MqttVersion version = MqttVersion::V5;
};

// Reads `url` and `protocol` of the object and notes what is wrong with them; other keys of it are
// the caller's.
BrokerConfig read_broker_config(ConfigNode& broker);

}  // namespace afterword
