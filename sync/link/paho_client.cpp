// SPDX-License-Identifier: Apache-2.0
#include "sync/link/paho_client.hpp"

#include <algorithm>
#include <exception>
#include <optional>
#include <utility>

#include <mqtt/async_client.h>

namespace afterword {
namespace {

constexpr int kKeepAliveSeconds = 30;
// The library's own limit for a connect; ours is shorter and destroys the client.
constexpr int kConnectSeconds = 30;

// Passes the outcome of one kind of call on as a note.
class Listener final : public mqtt::iaction_listener {
  public:
    Listener(const PahoClient::Noted& noted, std::string what, PahoNote success, PahoNote failure)
        : noted_(noted), what_(std::move(what)), success_(success), failure_(failure) {}
    void on_success(const mqtt::token& token) override {
        if (token.get_type() == mqtt::token::SUBSCRIBE && is_refused(token)) {
            noted_(failure_, what_ + " refused");
        } else {
            noted_(success_, {});
        }
    }
    void on_failure(const mqtt::token& token) override {
        noted_(failure_, what_ + " failed, code " + std::to_string(token.get_return_code()) +
                             ", reason " + std::to_string(token.get_reason_code()));
    }

  private:
    // The broker answers for each filter, and the library calls every answer a success.
    static bool is_refused(const mqtt::token& token) try {
        const auto reasons = token.get_subscribe_response().get_reason_codes();
        return std::any_of(reasons.begin(), reasons.end(), [](mqtt::ReasonCode reason) {
            return reason >= mqtt::ReasonCode::UNSPECIFIED_ERROR;
        });
    } catch (const std::exception&) {
        return true;  // no answer is none to build on
    }

    const PahoClient::Noted& noted_;  // of the client, which outlives its listeners
    std::string what_;
    PahoNote success_;
    PahoNote failure_;
};

mqtt::message_ptr to_paho(Outgoing message) {
    return mqtt::make_message(std::move(message.topic), std::move(message.payload), message.qos,
                              message.retain == Retain::Yes);
}

std::string address_of(const BrokerUrl& broker) {
    return (broker.transport == Transport::Tls ? "ssl://" : "tcp://") + broker.host + ":" +
           std::to_string(broker.port);
}

// The version is left to OpenSSL, which begins with TLS 1.2: a number here would mean that one
// alone. `verify` has the broker's name checked as well. No error handler: the library (1.2.0)
// calls it with a pointer to a copy of these options that is gone by then.
mqtt::ssl_options to_paho(const TlsFiles& files) {
    mqtt::ssl_options options;
    options.set_trust_store(files.authorities.string());
    options.set_key_store(files.certificate.string());
    options.set_private_key(files.key.string());
    options.set_enable_server_cert_auth(true);
    options.set_verify(true);
    return options;
}

int library_version(MqttVersion version) {
    return version == MqttVersion::V5 ? MQTTVERSION_5 : MQTTVERSION_3_1_1;
}

template <class Call>
Status guarded(Call call) {
    try {
        call();
        return done();
    } catch (const std::exception& failure) {
        return Error{Errc::Unreachable, failure.what()};
    }
}

}  // namespace

// The listeners stand before the client: the library may call them until it is gone.
struct PahoClient::Client {
    Client(const PahoSettings& settings, Noted on_note, Received on_message)
        : noted(std::move(on_note)),
          received(std::move(on_message)),
          client(address_of(settings.broker), settings.client_id,
                 mqtt::create_options(library_version(settings.version))) {
        client.set_connection_lost_handler([this](const std::string& cause) {
            noted(PahoNote::Broken, cause.empty() ? "connection lost" : cause);
        });
        client.set_message_callback([this](const mqtt::const_message_ptr& message) {
            received({message->get_topic(), message->to_string(),
                      message->is_retained() ? Retain::Yes : Retain::No});
        });
        if (settings.version == MqttVersion::V5) {
            client.set_disconnected_handler([this](const mqtt::properties&, mqtt::ReasonCode code) {
                noted(PahoNote::Broken, "sent away, reason " + std::to_string(code));
            });
        }
    }

    Noted noted;
    Received received;
    Listener connecting{noted, "connect", PahoNote::Connected, PahoNote::Broken};
    Listener subscribing{noted, "subscribe", PahoNote::Subscribed, PahoNote::Broken};
    Listener publishing{noted, "publish", PahoNote::Delivered, PahoNote::NotDelivered};
    mqtt::async_client client;
};

PahoClient::PahoClient(PahoSettings settings, Noted noted, Received received)
    : settings_(std::move(settings)), noted_(std::move(noted)), received_(std::move(received)) {}

PahoClient::~PahoClient() = default;

Status PahoClient::connect(const Outgoing* will) {
    return guarded([&] {
        client_ = std::make_unique<Client>(settings_, noted_, received_);
        mqtt::connect_options options;
        options.set_mqtt_version(library_version(settings_.version));
        if (settings_.version == MqttVersion::V5) {
            options.set_clean_start(true);
        } else {
            options.set_clean_session(true);
        }
        options.set_keep_alive_interval(kKeepAliveSeconds);
        options.set_connect_timeout(kConnectSeconds);
        if (settings_.broker.transport == Transport::Tls) {
            options.set_ssl(to_paho(settings_.tls));
        }
        if (will != nullptr) {
            options.set_will_message(to_paho(*will));
        }
        client_->client.connect(std::move(options), nullptr, client_->connecting);
    });
}

Status PahoClient::subscribe(const std::vector<std::string>& filters) {
    return guarded([&] {
        const mqtt::iasync_client::qos_collection qos(filters.size(), 1);
        client_->client.subscribe(mqtt::string_collection::create(filters), qos, nullptr,
                                  client_->subscribing);
    });
}

Status PahoClient::unsubscribe(const std::vector<std::string>& filters) {
    return guarded([&] {
        client_->client.unsubscribe(mqtt::string_collection::create(filters), nullptr,
                                    client_->subscribing);
    });
}

Status PahoClient::publish(Outgoing message) {
    return guarded([&] {
        client_->client.publish(to_paho(std::move(message)), nullptr, client_->publishing);
    });
}

}  // namespace afterword
