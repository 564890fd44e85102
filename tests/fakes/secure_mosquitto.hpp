// SPDX-License-Identifier: Apache-2.0
// A real broker as deploy/broker sets it up, on a port of its own, and the authority that says who
// may come.
#pragma once

#include <optional>
#include <stdexcept>
#include <string>

#include "platform/linux/clock.hpp"
#include "platform/linux/files.hpp"
#include "platform/linux/random.hpp"
#include "sync/link/paho_client.hpp"
#include "sync/operator/authority_folder.hpp"
#include "tests/fakes/mosquitto.hpp"

namespace afterword {

// Certificates that an authority of its own signs.  Thread-bound.
class TestAuthority {
  public:
    TestAuthority() : clock_(rng_), folder_(*AuthorityFolder::make(ca(), "test", now(), rng_)) {}

    // The key and the certificate of somebody new, or the same name once more.
    TlsFiles identity(const std::string& name, Holder holder = Holder::Kiosk,
                      const std::vector<std::string>& hosts = {}) {
        return identity_at(now(), name, holder, hosts);
    }
    // That was good for 90 days from `then`.
    TlsFiles identity_at(WallTime then, const std::string& name, Holder holder,
                         const std::vector<std::string>& hosts) {
        const std::string key = *make_key();
        const auto request = read_request(*make_request(key, {name, hosts}));
        const auto certificate = folder_.issue(*request, holder, Days(90), then, rng_);
        if (!certificate) {
            throw std::runtime_error(certificate.error().message);
        }
        TlsFiles files{ca() / "authority.crt", place_ / (name + ".crt"), place_ / (name + ".key")};
        write(files.certificate, *certificate);
        write(files.key, key);
        return files;
    }
    void revoke(const std::string& name) {
        if (!folder_.revoke(name, now()).ok()) {
            throw std::runtime_error("nobody is called " + name);
        }
    }

    [[nodiscard]] std::filesystem::path ca() const { return place_ / "ca"; }
    [[nodiscard]] const std::filesystem::path& place() const { return place_.path(); }
    [[nodiscard]] WallTime now() const { return clock_.wall(); }

    static void write(const std::filesystem::path& file, const std::string& content) {
        if (!write_file(file, content).ok()) {
            throw std::runtime_error("cannot write " + file.string());
        }
    }

  private:
    KernelRng rng_;
    LinuxClock clock_;
    TemporaryFolder place_;
    AuthorityFolder folder_;
};

// Mosquitto with deploy/broker's files, on the loopback.  Thread-bound.
class SecureMosquitto {
  public:
    // Both outlive it. `others` are authorities that it trusts beside the first.
    explicit SecureMosquitto(TestAuthority& authority,
                             const std::vector<const TestAuthority*>& others = {},
                             const std::string& host = "127.0.0.1")
        : authority_(authority), others_(others), port_(free_port()) {
        const TlsFiles own = authority.identity("broker", Holder::Server, {host});
        std::filesystem::rename(own.certificate, folder_ / "broker.crt");
        std::filesystem::rename(own.key, folder_ / "broker.key");
        TestAuthority::write(folder_ / "authorities.pem", joined("authority.crt"));
        TestAuthority::write(folder_ / "revoked.pem", joined("revoked.pem"));
        TestAuthority::write(folder_ / "access.acl", *read_file("deploy/broker/access.acl"));
        TestAuthority::write(folder_ / "mosquitto.conf", configuration());
        process_.emplace(std::vector<std::string>{Mosquitto::find_program(), "-c",
                                                  (folder_ / "mosquitto.conf").string()});
        wait_for(" running");
    }

    [[nodiscard]] std::uint16_t port() const { return port_; }
    [[nodiscard]] BrokerUrl url() const { return {"127.0.0.1", port_, Transport::Tls}; }

    // Has it read the authorities' lists of today.
    void read_lists_again() {
        TestAuthority::write(folder_ / "revoked.pem", joined("revoked.pem"));
        process_->send(SIGHUP);
        wait_for("Reloading config");
    }

  private:
    void wait_for(std::string_view words) {
        if (!process_->says(words, std::chrono::seconds(10))) {
            throw std::runtime_error("mosquitto does not say" + std::string(words));
        }
    }
    [[nodiscard]] std::string joined(const char* file) const {
        std::string text = *read_file(authority_.ca() / file);
        for (const auto* other : others_) {
            text += *read_file(other->ca() / file);
        }
        return text;
    }
    [[nodiscard]] std::string configuration() const {
        std::string text = *read_file("deploy/broker/mosquitto.conf");
        const auto replace = [&text](const std::string& from, const std::string& to) {
            for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at)) {
                text.replace(at, from.size(), to);
                at += to.size();
            }
        };
        replace("/etc/afterword/broker", folder_.path().string());
        replace("listener 8883", "listener " + std::to_string(port_) + " 127.0.0.1");
        // As whoever runs the test, who owns the files; and it says when it is ready.
        return text + "user root\nlog_type information\nconnection_messages false\n";
    }

    TestAuthority& authority_;
    std::vector<const TestAuthority*> others_;
    TemporaryFolder folder_;
    std::uint16_t port_;
    std::optional<Process> process_;
};

}  // namespace afterword
