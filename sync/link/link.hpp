// SPDX-License-Identifier: Apache-2.0
// The way to the broker, as uplink and collector see it: they post, and are told. Nothing here
// waits for the network.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace afterword {

enum class Retain { No, Yes };

struct Outgoing {
    std::string topic;
    std::string payload;
    int qos = 1;
    Retain retain = Retain::No;
};

// Connected and subscribed. `session` counts connects since the program's start, from 1.
struct LinkUp {
    std::uint32_t session;
};
struct LinkDown {
    std::string why;
};
struct Arrived {
    std::string topic;
    std::string payload;
    Retain retained = Retain::No;  // a stored message, not a live one
};
using LinkEvent = std::variant<LinkUp, LinkDown, Arrived>;

// Thread-safe. Connects by itself, for ever, with back-off.
class Link {
  public:
    Link() = default;
    Link(const Link&) = delete;
    Link& operator=(const Link&) = delete;
    virtual ~Link() = default;

    // False when it was not taken: not connected, or too much is on its way already. True promises
    // nothing either; only the other end's answer counts.
    [[nodiscard]] virtual bool publish(Outgoing message) = 0;

    // From now on, in this connection and all to come, exactly these topics are subscribed to. A
    // link whose topics stand when it is made may take no notice.
    virtual void listen(const std::vector<std::string>& /*filters*/) {}

    // The other end has answered: the next lost connection is retried soon again.
    virtual void settled() = 0;

    // Somebody waits for the connection: it is tried now and not when the back-off says. Only for
    // what people do, since many kiosks must not come back at once.
    virtual void hurry() {}
};

}  // namespace afterword
