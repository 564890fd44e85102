// SPDX-License-Identifier: Apache-2.0
// One client object of the Paho library, from its connect to its destruction. The only file pair
// that knows the library; its exceptions end here.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/link/broker_url.hpp"
#include "sync/link/link.hpp"

namespace afterword {

enum class MqttVersion { V311, V5 };

// What became of a call, or of the connection.
enum class PahoNote {
    Connected,
    Subscribed,
    Delivered,     // one message, as far as the broker
    NotDelivered,  // one message, refused
    Broken,        // the attempt or the connection; nothing good follows
};

// What each end of a TLS connection shows the other, as PEM files.
struct TlsFiles {
    std::filesystem::path authorities;  // that the broker's certificate is checked against
    std::filesystem::path certificate;
    std::filesystem::path key;
};

struct PahoSettings {
    BrokerUrl broker;
    MqttVersion version = MqttVersion::V5;
    std::string client_id;
    std::vector<std::string> filters;  // what a link subscribes to first, with QoS 1; may be empty
    TlsFiles tls = {};                 // with Transport::Tls
};

// Every call may wait for as long as the library likes, so a thread of its own makes them all.
// Thread: link.
class PahoClient {
  public:
    // Both are called by the library's threads, under its own lock, until the destructor returns:
    // they may only post.
    using Noted = std::function<void(PahoNote note, std::string why)>;
    using Received = std::function<void(Arrived message)>;

    PahoClient(PahoSettings settings, Noted noted, Received received);
    PahoClient(const PahoClient&) = delete;
    PahoClient& operator=(const PahoClient&) = delete;
    ~PahoClient();

    // Errors: Unreachable. Ok only says that the attempt is on its way; a note follows.
    Status connect(const Outgoing* will);
    // Subscribed follows, or Broken.
    Status subscribe(const std::vector<std::string>& filters);
    Status unsubscribe(const std::vector<std::string>& filters);
    Status publish(Outgoing message);

  private:
    struct Client;
    PahoSettings settings_;
    Noted noted_;
    Received received_;
    std::unique_ptr<Client> client_;
};

}  // namespace afterword
