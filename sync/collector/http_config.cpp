// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http_config.hpp"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>

#include "platform/base/encoding.hpp"
#include "platform/base/secret.hpp"
#include "platform/linux/files.hpp"
#include "platform/linux/sockets.hpp"
#include "platform/tls/certificate.hpp"

namespace afterword {
namespace {

constexpr std::uintmax_t kLargestFile = 64U << 10U;
constexpr std::size_t kLongestName = 64;  // as in the rows that say who did something
// Who acts on alerts without a kiosk.
constexpr std::array kRoles = {ActorRole::HeadOffice, ActorRole::Region, ActorRole::Manager};

std::optional<Sha256> digest_of(std::string_view hex) {
    Sha256 digest{};
    if (hex.size() != 2 * digest.size()) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < digest.size(); ++i) {
        const auto pair = hex.substr(2 * i, 2);
        const auto [end, error] = std::from_chars(pair.begin(), pair.end(), digest.at(i), 16);
        if (error != std::errc() || end != pair.end()) {
            return std::nullopt;
        }
    }
    return digest;
}

class HttpConfigReader {
  public:
    HttpConfigReader(ConfigNode& http, const std::filesystem::path& folder)
        : http_(http), folder_(folder) {}

    HttpOptions read() {
        read_listen(http_.text_or("listen", "127.0.0.1:8080"));
        read_certificate_files();
        read_token_file();
        read_tokens();
        if (http_.present() && !http_.has("token_file") && !http_.has("tokens")) {
            http_.problem("token_file", "is missing, or else a list of \"tokens\"");
        }
        return std::move(options_);
    }

  private:
    void read_listen(const std::string& listen) {
        const auto colon = std::min(listen.rfind(':'), listen.size());
        std::string address = listen.substr(0, colon);
        const std::string_view port =
            std::string_view(listen).substr(std::min(colon + 1, listen.size()));
        const auto [end, error] = std::from_chars(port.begin(), port.end(), options_.port);
        if (error != std::errc() || end != port.end()) {
            http_.problem("listen", "must be address:port, such as 127.0.0.1:8080");
            return;
        }
        if (address == "localhost") {
            address = "127.0.0.1";
        } else if (address.starts_with('[') && address.ends_with(']')) {
            address = address.substr(1, address.size() - 2);
        }
        if (!is_address(address)) {
            http_.problem("listen", "must begin with an address, not \"" + address + '"');
            return;
        }
        if (!is_loopback(address) && !http_.has("certificate")) {
            http_.problem("listen",
                          "without a \"certificate\" and its \"key\" it must be an "
                          "address of the loopback, not \"" +
                              address + "\": nothing would be encrypted");
            return;
        }
        options_.address = address;
    }

    void read_certificate_files() {
        if (!http_.has("certificate") && !http_.has("key")) {
            return;
        }
        options_.certificate = folder_ / http_.text("certificate");
        options_.key = folder_ / http_.text("key");
        const auto pem = read_file(options_.certificate, kLargestFile);
        auto key_pem = read_file(options_.key, kLargestFile);
        if (!pem || !key_pem) {
            http_.problem(pem ? "key" : "certificate",
                          pem ? key_pem.error().message : pem.error().message);
            return;
        }
        const auto certificate = read_certificate(*pem);
        const auto key = public_key_of(*key_pem);
        wipe(*key_pem);
        if (!certificate || !key) {
            http_.problem(certificate ? "key" : "certificate",
                          certificate ? key.error().message : certificate.error().message);
        } else if (certificate->key != *key) {
            http_.problem("certificate", "does not belong to the key");
        }
    }

    void read_token_file() {
        const auto file = http_.text_or("token_file", "");
        if (file.empty()) {
            return;
        }
        if (!is_loopback(options_.address)) {
            http_.problem("token_file",
                          "holds a token in the clear, which is for the loopback; "
                          "name digests under \"tokens\"");
            return;
        }
        auto content = read_file(folder_ / file, kLargestFile);
        if (!content) {
            http_.problem("token_file", content.error().message);
            return;
        }
        std::string token = content->substr(0, content->find_first_of("\r\n"));
        if (token.empty()) {
            http_.problem("token_file", "the first line of " + file + " holds no token");
        } else {
            options_.tokens.push_back(full_access(token));
        }
        wipe(token);
    }

    static std::size_t read_role(ConfigNode& node) {
        std::vector<std::string_view> names;
        names.reserve(kRoles.size());
        for (const ActorRole role : kRoles) {
            names.push_back(name(role));
        }
        return node.one_of_or("role", names, 0);
    }

    void read_tokens() {
        for (auto& node : http_.items_if("tokens")) {
            AccessToken access{node.text("name"), {}, {}, kRoles.at(read_role(node))};
            if (access.name.empty() || access.name.size() > kLongestName) {
                node.problem("name", "must be 1 to 64 bytes");
            }
            const auto digest = digest_of(node.text("sha256"));
            if (digest) {
                access.digest = *digest;
            } else {
                node.problem("sha256",
                             "must be 64 hexadecimal digits, as `afterword key token` says them");
            }
            for (auto& item : node.items("scopes")) {
                const auto scope = find_scope(item.as_text());
                if (scope) {
                    access.scopes.insert(*scope);
                } else {
                    item.problem(
                        "must be reports, alerts, visits, quarantine, metrics, "
                        "steps or contacts");
                }
            }
            options_.tokens.push_back(std::move(access));
        }
    }

    ConfigNode& http_;
    const std::filesystem::path& folder_;
    HttpOptions options_;
};

}  // namespace

HttpOptions read_http_config(ConfigNode& http, const std::filesystem::path& folder) {
    return HttpConfigReader(http, folder).read();
}

}  // namespace afterword
