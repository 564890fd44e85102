// SPDX-License-Identifier: Apache-2.0
#include "sync/link/broker_config.hpp"

namespace afterword {

BrokerConfig read_broker_config(ConfigNode& broker) {
    BrokerConfig config;
    const auto url = broker.text("url");
    if (!url.empty()) {
        auto read = read_broker_url(url);
        if (read) {
            config.url = *std::move(read);
        } else {
            broker.problem("url", read.error().message);
        }
    }
    if (broker.one_of_or("protocol", {"5", "3.1.1"}, 0) == 1) {
        config.version = MqttVersion::V311;
    }
    return config;
}

}  // namespace afterword
