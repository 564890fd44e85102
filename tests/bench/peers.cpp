// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/peers.hpp"

#include <csignal>
#include <fstream>

#include <mqtt/async_client.h>

#include "tests/bench/centre.hpp"
#include "tests/bench/table.hpp"

namespace afterword::bench {
namespace {

constexpr const char* kTopic = "aw/1/up/08/k-0417/row";
constexpr auto kPatience = std::chrono::minutes(5);
// The default is 20; the bridge is not to wait for acknowledgements.
constexpr int kInFlight = 1'000;
// Seconds. Its far end is stopped while it is fed, and must not be given up meanwhile.
constexpr int kBridgeKeepAlive = 3'600;

std::string limits() {
    return "max_queued_messages 0\nmax_inflight_messages " + std::to_string(kInFlight) + "\n";
}

std::string bridge_to(std::uint16_t port) {
    return limits() + "connection bridge\naddress 127.0.0.1:" + std::to_string(port) +
           "\ntopic # out 1\ncleansession false\nnotifications false\ntry_private false\n" +
           "bridge_protocol_version mqttv311\nkeepalive_interval " +
           std::to_string(kBridgeKeepAlive) + "\n";
}

Process shell(const std::string& command) {
    return Process(std::vector<std::string>{"sh", "-c", "exec " + command});
}

}  // namespace

double drain_by_bridge(const std::vector<std::string>& rows) {
    const TemporaryFolder folder;
    {
        std::ofstream lines(folder / "rows");
        for (const auto& row : rows) {
            lines << row << '\n';
        }
    }
    Mosquitto far(limits() + "log_type subscribe\n");
    Process sink = shell("mosquitto_sub -p " + std::to_string(far.port()) + " -q 1 -t '#' -C " +
                         std::to_string(rows.size()) + " --nodelay >/dev/null");
    if (!far.process().says("#", kPatience)) {
        give_up("the sink does not subscribe");
    }
    far.process().send(SIGSTOP);
    Mosquitto near(bridge_to(far.port()));
    const int fed = shell("mosquitto_pub -p " + std::to_string(near.port()) + " -q 1 -t " + kTopic +
                          " -l <" + (folder / "rows").string())
                        .wait();
    if (fed != 0) {
        give_up("mosquitto_pub failed");
    }
    return milliseconds([&] {
        far.process().send(SIGCONT);
        if (sink.wait() != 0) {
            give_up("mosquitto_sub failed");
        }
    });
}

double drain_by_paho(const std::vector<std::string>& rows) {
    const TemporaryFolder folder;
    const Mosquitto broker(limits());
    const int count = static_cast<int>(rows.size());
    mqtt::create_options options(MQTTVERSION_3_1_1, count);
    options.set_send_while_disconnected(true, true);
    options.set_delete_oldest_messages(false);
    mqtt::async_client client("tcp://127.0.0.1:" + std::to_string(broker.port()), kKiosk.text,
                              options, folder.path().string());
    std::vector<mqtt::delivery_token_ptr> underway;
    underway.reserve(rows.size());
    for (const auto& row : rows) {
        underway.push_back(client.publish(kTopic, row.data(), row.size(), 1, false));
    }
    const double taken = milliseconds([&] {
        mqtt::connect_options connect;
        connect.set_mqtt_version(MQTTVERSION_3_1_1);
        connect.set_clean_session(false);
        connect.set_max_inflight(65'000);
        client.connect(connect)->wait();
        for (const auto& token : underway) {
            token->wait();
        }
    });
    client.disconnect()->wait();
    return taken;
}

}  // namespace afterword::bench
