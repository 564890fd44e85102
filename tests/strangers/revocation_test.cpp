// SPDX-License-Identifier: Apache-2.0
// The real collector and the real broker against a kiosk that is revoked while it is in.
#include <fstream>

#include <catch2/catch.hpp>

#include "sync/wire/topic.hpp"
#include "tests/fakes/peer.hpp"
#include "tests/fakes/secure_mosquitto.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kEndedWithin{10'000};

// A collector's folder: its certificate, and the authority that it evicts by.
struct Installation {
    Installation(TestAuthority& authority, const TestAuthority& evicting,
                 const SecureMosquitto& broker, const std::string& protocol) {
        const TlsFiles own = authority.identity("collector-1", Holder::Collector);
        TestAuthority::write(names(), "");
        TestAuthority::write(folder / "token", "secret\n");
        TestAuthority::write(config(), R"({"broker":{"url":"mqtts://127.0.0.1:)" +
                                           std::to_string(broker.port()) + R"(","protocol":")" +
                                           protocol + R"(","ca":")" + own.authorities.string() +
                                           R"(","certificate":")" + own.certificate.string() +
                                           R"(","key":")" + own.key.string() + R"("},
            "revoked":{"names":"revoked.names","authority":")" +
                                           evicting.ca().string() + R"("},
            "store":{"sqlite":"collector.db"},
            "http":{"listen":"127.0.0.1:0","token_file":"token"},
            "stores":[{"store":"s-001","name":"Old Town","zone":"Europe/Warsaw"}],
            "register":[{"kiosk":"k-0417","store":"s-001","touchpoint":"checkout"}],
            "surveys":[]})");
    }
    [[nodiscard]] std::filesystem::path names() const { return folder / "revoked.names"; }
    [[nodiscard]] std::string config() const { return (folder / "collector.json").string(); }
    [[nodiscard]] Process start() const {
        const auto program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / ".." /
                             "bin" / "afterword-collector";
        return Process({program.string(), "--config", config()});
    }
    TemporaryFolder folder;
};

LinkOptions kiosk_at(const SecureMosquitto& broker, const std::string& name, TlsFiles files,
                     MqttVersion version) {
    LinkOptions options;
    options.client = {broker.url(), version, name, {down_filter(KioskId{name})}, std::move(files)};
    options.spread = Milliseconds(0);
    return options;
}

}  // namespace

TEST_CASE("revoking a kiosk ends its open session within 10 s, and nobody else's", "[revocation]") {
    const auto version = GENERATE(MqttVersion::V311, MqttVersion::V5);
    TestAuthority authority;
    const TestAuthority evicting;
    SecureMosquitto broker(authority, {&evicting});
    const Installation installation(authority, evicting, broker,
                                    version == MqttVersion::V5 ? "5" : "3.1.1");
    Process collector = installation.start();
    REQUIRE(collector.says("link_up", std::chrono::seconds(20)));
    Peer kiosk(kiosk_at(broker, "k-0417", authority.identity("k-0417"), version));
    Peer other(kiosk_at(broker, "k-0418", authority.identity("k-0418"), version));
    REQUIRE(kiosk.next<LinkUp>());
    REQUIRE(other.next<LinkUp>());

    authority.revoke("k-0417");
    broker.read_lists_again();
    CHECK(kiosk.link().publish({up_topic(UpKind::Have, KioskId{"k-0417"}), "{}"}));  // still in
    KernelRng rng;
    const LinuxClock clock(rng);
    const Tick before = clock.tick();
    TestAuthority::write(installation.names(), *read_file(authority.ca() / "revoked.names"));
    REQUIRE(kiosk.next<LinkDown>());
    const auto took = clock.tick() - before;
    INFO("took " << took.count() << " ms");
    CHECK(took < kEndedWithin);
    CHECK(collector.says("session_ended kiosk=k-0417", std::chrono::seconds(10)));
    CHECK_FALSE(kiosk.next<LinkUp>(Milliseconds(3'000)));
    CHECK_FALSE(other.next<LinkDown>(Milliseconds(0)));
    CHECK(other.link().publish({up_topic(UpKind::Have, KioskId{"k-0418"}), "{}"}));
}

TEST_CASE("a revoked kiosk is sent away again until the broker has the list", "[revocation]") {
    TestAuthority authority;
    const TestAuthority evicting;
    SecureMosquitto broker(authority, {&evicting});
    const Installation installation(authority, evicting, broker, "5");
    Process collector = installation.start();
    REQUIRE(collector.says("link_up", std::chrono::seconds(20)));
    Peer kiosk(kiosk_at(broker, "k-0417", authority.identity("k-0417"), MqttVersion::V5));
    REQUIRE(kiosk.next<LinkUp>());
    TestAuthority::write(installation.names(), "k-0417\n");
    REQUIRE(kiosk.next<LinkDown>());
    REQUIRE(kiosk.next<LinkUp>());
    REQUIRE(kiosk.link().publish({up_topic(UpKind::Batch, KioskId{"k-0417"}), "rows"}));
    CHECK(collector.says("revoked_kiosk_speaks", std::chrono::seconds(10)));
    CHECK(kiosk.next<LinkDown>());
}

}  // namespace afterword
