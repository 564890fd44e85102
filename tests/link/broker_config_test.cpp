// SPDX-License-Identifier: Apache-2.0
#include "sync/link/broker_config.hpp"

#include <catch2/catch.hpp>

#include "platform/linux/files.hpp"
#include "platform/linux/random.hpp"
#include "platform/tls/authority.hpp"
#include "tests/fakes/clock.hpp"
#include "tests/fakes/temporary.hpp"

namespace afterword {
namespace {

// A folder with an authority's certificate, and a kiosk's.
class Files {
  public:
    Files() {
        SeededRng rng(1);
        const Validity validity{FakeClock().wall(), FakeClock().wall() + std::chrono::hours(1)};
        const auto authority = *make_authority("test", make_serial(rng), validity);
        write("authority.crt", authority.certificate);
        for (const auto* name : {"k-0417", "k-0418"}) {
            const std::string key = *make_key();
            write(name + std::string(".key"), key);
            write(name + std::string(".crt"),
                  *sign_certificate(authority, {name, {}}, *public_key_of(key),
                                    {CertificateUse::Client, make_serial(rng), validity}));
        }
        write("none", "nothing of the kind\n");
    }

    struct Read {
        BrokerConfig config;
        std::string problems;
    };
    // As the kiosk k-0417.
    [[nodiscard]] Read read(const std::string& members) const {
        ConfigDocument document("{\"broker\":{" + members + "}}", "f");
        auto root = document.root();
        auto broker = root.object("broker");
        auto config = read_broker_config(broker, folder_.path(), "k-0417");
        const auto status = document.status();
        return {std::move(config), status ? "" : status.error().message};
    }
    [[nodiscard]] std::string with(const std::string& certificate, const std::string& key,
                                   const std::string& ca = "authority.crt") const {
        return read(R"("url":"mqtts://mqtt.example.org","ca":")" + ca + R"(","certificate":")" +
                    certificate + R"(","key":")" + key + "\"")
            .problems;
    }
    [[nodiscard]] std::filesystem::path path(const char* name) const { return folder_ / name; }

  private:
    void write(const std::string& name, const std::string& content) const {
        REQUIRE(write_file(folder_ / name, content).ok());
    }
    TemporaryFolder folder_;
};

TEST_CASE("a broker elsewhere is read with its certificates", "[broker_config]") {
    const Files files;
    const auto [config, problems] =
        files.read(R"("url":"mqtts://mqtt.example.org","ca":"authority.crt",
                      "certificate":"k-0417.crt","key":"k-0417.key")");
    CHECK(problems.empty());
    CHECK(config.url == BrokerUrl{"mqtt.example.org", 8883, Transport::Tls});
    CHECK(config.tls.authorities == files.path("authority.crt"));
    CHECK(config.tls.certificate == files.path("k-0417.crt"));
    CHECK(config.tls.key == files.path("k-0417.key"));
}

TEST_CASE("without TLS the broker is on this machine", "[broker_config]") {
    const Files files;
    for (const auto* host : {"localhost", "127.0.0.1", "127.8.9.10", "[::1]"}) {
        CAPTURE(host);
        CHECK(files.read(R"("url":"mqtt://)" + std::string(host) + "\"").problems.empty());
    }
    for (const auto* host : {"192.168.1.2", "mqtt.example.org", "127.0.0.1.example.org", "[::2]",
                             "0.0.0.0", "localhost.example.org"}) {
        CAPTURE(host);
        const auto said = files.read(R"("url":"mqtt://)" + std::string(host) + "\"").problems;
        CHECK(said.starts_with("f: /broker/url: without TLS the broker must be on this machine"));
        CHECK(said.find("write mqtts:// and give \"ca\", \"certificate\" and \"key\"") !=
              std::string::npos);
        CHECK(said.find('\n') == std::string::npos);
    }
    CHECK(files.read(R"("url":"mqtt://localhost","ca":"authority.crt")").problems ==
          "f: /broker/ca: is for an mqtts:// broker");
}

TEST_CASE("every fault of the certificates is said", "[broker_config]") {
    const Files files;
    CHECK(files.read(R"("url":"mqtts://mqtt.example.org")").problems ==
          "f: /broker/ca: is missing\nf: /broker/certificate: is missing\n"
          "f: /broker/key: is missing");
    CHECK(files.with("k-0418.crt", "k-0418.key") ==
          "f: /broker/certificate: is that of \"k-0418\", and this is k-0417");
    CHECK(files.with("k-0417.crt", "k-0418.key") ==
          "f: /broker/certificate: does not belong to the key");
    CHECK(files.with("nowhere", "k-0417.key").find("No such file") != std::string::npos);
    CHECK(files.with("k-0417.crt", "nowhere").find("No such file") != std::string::npos);
    CHECK(files.with("k-0417.crt", "k-0417.key", "nowhere").find("No such file") !=
          std::string::npos);
    CHECK(files.with("none", "k-0417.key").find("it is no certificate in PEM") !=
          std::string::npos);
    CHECK(files.with("k-0417.crt", "none").find("it holds no private key") != std::string::npos);
    CHECK(files.with("k-0417.crt", "k-0417.key", "none").find("it is no certificate in PEM") !=
          std::string::npos);
}

}  // namespace
}  // namespace afterword
