// SPDX-License-Identifier: Apache-2.0
#include "sync/link/broker_url.hpp"

#include <catch2/catch.hpp>

using namespace afterword;

TEST_CASE("a broker's address is read with and without its port", "[broker_url]") {
    CHECK(*read_broker_url("mqtt://localhost:18830") == BrokerUrl{"localhost", 18830});
    CHECK(*read_broker_url("mqtt://broker.example.org") == BrokerUrl{"broker.example.org", 1883});
    CHECK(*read_broker_url("mqtt://[::1]:1884") == BrokerUrl{"[::1]", 1884});
    CHECK(*read_broker_url("mqtt://[::1]") == BrokerUrl{"[::1]", 1883});
    CHECK(*read_broker_url("mqtts://[::1]") == BrokerUrl{"[::1]", 8883, Transport::Tls});
    CHECK(*read_broker_url("mqtts://host:1") == BrokerUrl{"host", 1, Transport::Tls});
}

TEST_CASE("anything that is no broker's address is refused with its reason", "[broker_url]") {
    const auto text =
        GENERATE("", "localhost:1883", "http://localhost:1883", "mqtt://", "mqtt://:1883",
                 "mqtt://host:", "mqtt://host:0", "mqtt://host:65536", "mqtt://host:18x",
                 "mqtt://ho st:1883", "mqtt://host:1883/path", "mqtt://user@host");
    const auto url = read_broker_url(text);
    REQUIRE_FALSE(url);
    CHECK(url.error().code == Errc::Invalid);
    CHECK(url.error().message.find("mqtt://host:port") != std::string::npos);
}
