// SPDX-License-Identifier: Apache-2.0
// What others use to bring stored messages over: a Mosquitto bridge, and Paho's file persistence.
// Each in the shape that suits it best: no limits of its own, TCP_NODELAY, a sink that keeps
// nothing.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace afterword::bench {

// Every row a message of its own, QoS 1, queued in one broker's memory, over a bridge and a second
// broker to mosquitto_sub, which throws them away. Milliseconds from the second broker's first
// breath to the last row; how long the first took to be given the rows is not counted.
double drain_by_bridge(const std::vector<std::string>& rows);

// Every row a message of its own, QoS 1, in Paho's files, to a broker where nobody listens.
// Milliseconds from the connect to the last acknowledgement; how long the files took to be written
// is not counted.
double drain_by_paho(const std::vector<std::string>& rows);

}  // namespace afterword::bench
