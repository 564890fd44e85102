// SPDX-License-Identifier: Apache-2.0
// The other end of a channel: a real web or mail server on a free port of the loopback.
#pragma once

#include <filesystem>
#include <stdexcept>
#include <string>

#include <nlohmann/json.hpp>

#include "platform/linux/files.hpp"
#include "platform/linux/random.hpp"
#include "platform/tls/authority.hpp"
#include "platform/tls/certificate.hpp"
#include "tests/fakes/process.hpp"

namespace afterword {

// A certificate for 127.0.0.1 and the authority that signed it, as files of a folder.
struct FarIdentity {
    explicit FarIdentity(const std::filesystem::path& folder, WallTime now)
        : authority(folder / "far.ca"), certificate(folder / "far.crt"), key(folder / "far.key") {
        KernelRng rng;
        const Validity validity{now - std::chrono::hours(1), now + std::chrono::hours(24)};
        const auto own = make_authority("far end", make_serial(rng), validity);
        const auto secret = make_key();
        const auto signed_one =
            sign_certificate(*own, {"far-end", {"127.0.0.1"}}, *public_key_of(*secret),
                             {CertificateUse::Server, make_serial(rng), validity});
        if (!write_file(authority, own->certificate) || !write_file(certificate, *signed_one) ||
            !write_file(key, *secret)) {
            throw std::runtime_error("cannot write certificates");
        }
    }
    std::filesystem::path authority;
    std::filesystem::path certificate;
    std::filesystem::path key;
};

// `answers` as far_end.py has them.  Thread-bound.
class FarEnd {
  public:
    FarEnd(const std::string& kind, const std::string& answers) : FarEnd(words(kind, answers)) {}
    FarEnd(const std::string& kind, const std::string& answers, const FarIdentity& identity)
        : FarEnd(words(kind, answers, identity)) {}

    [[nodiscard]] const std::string& port() const { return port_; }
    // The next thing that came; null when nothing does.
    nlohmann::json next() {
        const auto line = process_.next_error_line(std::chrono::seconds(20));
        return line ? nlohmann::json::parse(*line, nullptr, false) : nlohmann::json();
    }

  private:
    explicit FarEnd(const std::vector<std::string>& command) : process_(command) {
        constexpr std::string_view kPort = "port ";
        const auto line = process_.next_error_line(std::chrono::seconds(20));
        if (!line || !line->starts_with(kPort)) {
            throw std::runtime_error("the far end does not start: " + line.value_or(""));
        }
        port_ = line->substr(kPort.size());
    }
    static std::vector<std::string> words(const std::string& kind, const std::string& answers) {
        return {"python3", "tests/fakes/far_end.py", kind, answers};
    }
    static std::vector<std::string> words(const std::string& kind, const std::string& answers,
                                          const FarIdentity& identity) {
        auto command = words(kind, answers);
        command.push_back(identity.certificate.string());
        command.push_back(identity.key.string());
        return command;
    }

    Process process_;
    std::string port_;
};

}  // namespace afterword
