// SPDX-License-Identifier: Apache-2.0
// The operator's client against the collector's server, with certificates and without.
#include <catch2/catch.hpp>

#include "sync/collector/http/server.hpp"
#include "sync/operator/collector_client.hpp"
#include "tests/fakes/secure_mosquitto.hpp"

namespace afterword {
namespace {

constexpr const char* kToken = "secret-token";

HttpServer start(const TlsFiles& files) {
    HttpOptions options;
    options.tokens = {full_access(kToken)};
    options.certificate = files.certificate;
    options.key = files.key;
    auto server = HttpServer::start(options, [](const Query&, const HttpServer::Reply& reply) {
        reply(Report(QuarantineReport{}));
        return true;
    });
    REQUIRE(server.ok());
    return *std::move(server);
}

Result<std::string> fetched(const HttpServer& server, const TestAuthority& trusted,
                            const std::string& scheme = "https://") {
    const auto token_file = trusted.place() / "token";
    TestAuthority::write(token_file, std::string(kToken) + '\n');
    const auto access = read_access(scheme + "127.0.0.1:" + std::to_string(server.port()),
                                    token_file, trusted.ca() / "authority.crt");
    REQUIRE(access.ok());
    return fetch(*access, "quarantine", {});
}

}  // namespace

TEST_CASE("over HTTPS a collector that proves its name is asked", "[https]") {
    TestAuthority authority;
    const HttpServer server = start(authority.identity("api", Holder::Server, {"127.0.0.1"}));
    CHECK(fetched(server, authority).value_or("") == R"({"quarantine":[]})");
}

TEST_CASE("a collector of another name or another authority never sees the token", "[https]") {
    TestAuthority authority;
    const TestAuthority another;
    const HttpServer elsewhere =
        start(authority.identity("api", Holder::Server, {"api.example.org"}));
    CHECK(fetched(elsewhere, authority).error().code == Errc::Unreachable);
    const HttpServer server = start(authority.identity("other", Holder::Server, {"127.0.0.1"}));
    CHECK(fetched(server, another).error().code == Errc::Unreachable);
    CHECK(fetched(server, authority).ok());
}

TEST_CASE("plain HTTP to an HTTPS collector fails, and the server goes on", "[https]") {
    TestAuthority authority;
    const HttpServer server = start(authority.identity("api", Holder::Server, {"127.0.0.1"}));
    CHECK_FALSE(fetched(server, authority, "http://").ok());
    CHECK(fetched(server, authority).ok());
}

TEST_CASE("a token is never sent in the clear to another machine", "[https]") {
    const auto access = read_access("http://10.0.0.7:8080", "token");
    REQUIRE_FALSE(access.ok());
    CHECK(access.error().message.find("write https://") != std::string::npos);
}

}  // namespace afterword
