// SPDX-License-Identifier: Apache-2.0
#include "sync/link/broker_config.hpp"

#include "platform/base/secret.hpp"
#include "platform/linux/files.hpp"
#include "platform/linux/sockets.hpp"
#include "platform/tls/certificate.hpp"

namespace afterword {
namespace {

constexpr std::uintmax_t kLargestFile = 1U << 20U;
constexpr const char* kTlsKeys[] = {"ca", "certificate", "key"};

void read_url(ConfigNode& broker, BrokerConfig& config) {
    const auto text = broker.text("url");
    if (text.empty()) {
        return;
    }
    auto url = read_broker_url(text);
    if (!url) {
        broker.problem("url", url.error().message);
        return;
    }
    config.url = *std::move(url);
    if (config.url.transport == Transport::Plain && !is_loopback(config.url.host)) {
        broker.problem("url",
                       "without TLS the broker must be on this machine (localhost, 127.0.0.1 "
                       "or [::1]); for another one write mqtts:// and give \"ca\", "
                       "\"certificate\" and \"key\", as `afterword ca --help` explains");
    }
}

// The content of the file that the key names; empty with a problem noted.
std::string content_of(ConfigNode& broker, const char* key, const std::filesystem::path& file) {
    auto content = read_file(file, kLargestFile);
    if (!content) {
        broker.problem(key, content.error().message);
        return {};
    }
    return *std::move(content);
}

void check_identity(ConfigNode& broker, const TlsFiles& files, std::string_view client) {
    const std::string authorities = content_of(broker, "ca", files.authorities);
    if (const auto authority = read_certificate(authorities); !authority && !authorities.empty()) {
        broker.problem("ca", files.authorities.string() + ": " + authority.error().message);
    }
    const std::string pem = content_of(broker, "certificate", files.certificate);
    std::string key_pem = content_of(broker, "key", files.key);
    const auto key = public_key_of(key_pem);
    if (!key && !key_pem.empty()) {
        broker.problem("key", files.key.string() + ": " + key.error().message);
    }
    wipe(key_pem);
    if (pem.empty()) {
        return;
    }
    const auto certificate = read_certificate(pem);
    if (!certificate) {
        broker.problem("certificate",
                       files.certificate.string() + ": " + certificate.error().message);
    } else if (certificate->subject.name != client) {
        broker.problem("certificate", "is that of \"" + certificate->subject.name +
                                          "\", and this is " + std::string(client));
    } else if (key && certificate->key != *key) {
        broker.problem("certificate", "does not belong to the key");
    }
}

}  // namespace

BrokerConfig read_broker_config(ConfigNode& broker, const std::filesystem::path& folder,
                                std::string_view client) {
    BrokerConfig config;
    read_url(broker, config);
    if (broker.one_of_or("protocol", {"5", "3.1.1"}, 0) == 1) {
        config.version = MqttVersion::V311;
    }
    if (config.url.transport == Transport::Plain) {
        for (const auto* key : kTlsKeys) {
            if (broker.has(key)) {
                broker.problem(key, "is for an mqtts:// broker");
            }
        }
        return config;
    }
    const auto ca = broker.text("ca");
    const auto certificate = broker.text("certificate");
    const auto key = broker.text("key");
    if (!ca.empty() && !certificate.empty() && !key.empty()) {
        config.tls = {folder / ca, folder / certificate, folder / key};
        check_identity(broker, config.tls, client);
    }
    return config;
}

}  // namespace afterword
