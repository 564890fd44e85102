// SPDX-License-Identifier: Apache-2.0
#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "platform/linux/files.hpp"
#include "sync/operator/authority_folder.hpp"
#include "tests/fakes/clock.hpp"
#include "tests/fakes/process.hpp"
#include "tests/fakes/temporary.hpp"

namespace afterword {
namespace {

constexpr Days kDays{90};

// An authority, and devices that ask it.
struct World {
    World() { REQUIRE(AuthorityFolder::make(folder(), "Riverside", clock.wall(), rng).ok()); }

    [[nodiscard]] std::filesystem::path folder() const { return place / "ca"; }
    [[nodiscard]] AuthorityFolder open() const {
        auto opened = AuthorityFolder::open(folder());
        REQUIRE(opened.ok());
        return *std::move(opened);
    }
    // With a new key.
    static CertificateRequest asked_by(const std::string& name,
                                       const std::vector<std::string>& hosts = {}) {
        auto request = read_request(*make_request(*make_key(), {name, hosts}));
        REQUIRE(request.ok());
        return *std::move(request);
    }
    Result<std::string> issue(const CertificateRequest& request, Holder holder = Holder::Kiosk) {
        return open().issue(request, holder, kDays, clock.wall(), rng);
    }
    [[nodiscard]] CertificateState state(std::size_t index) const {
        const auto opened = open();
        return opened.state_of(opened.issued().at(index), clock.wall());
    }
    [[nodiscard]] std::string file(const char* name) const {
        return read_file(folder() / name).value_or("");
    }
    // What openssl itself says of a certificate and the folder's list at the clock's time.
    [[nodiscard]] int verified(const std::string& pem, const std::string& purpose) const {
        REQUIRE(write_file(place / "one.crt", pem).ok());
        const auto path = [this](const char* name) { return (folder() / name).string(); };
        return Process({"openssl", "verify", "-x509_strict", "-crl_check", "-purpose", purpose,
                        "-attime", std::to_string(unix_ms(clock.wall()) / 1000), "-CAfile",
                        path("authority.crt"), "-CRLfile", path("revoked.pem"),
                        (place / "one.crt").string()})
            .wait();
    }

    FakeClock clock;
    SeededRng rng{7};
    TemporaryFolder place;
};

mode_t mode_of(const std::filesystem::path& file) {
    struct stat status {};
    REQUIRE(stat(file.c_str(), &status) == 0);
    return status.st_mode & 0777U;
}

TEST_CASE("a certificate says who asked, and openssl believes it", "[ca]") {
    World world;
    const auto request = World::asked_by("k-0417");
    const auto pem = world.issue(request);
    REQUIRE(pem.ok());
    const auto certificate = read_certificate(*pem);
    REQUIRE(certificate.ok());
    CHECK(certificate->subject == Subject{"k-0417", {}});
    CHECK(certificate->use == CertificateUse::Client);
    CHECK(certificate->key == request.key);
    CHECK(certificate->until ==
          std::chrono::floor<std::chrono::seconds>(world.clock.wall()) + kDays);
    CHECK(world.verified(*pem, "sslclient") == 0);
    CHECK(world.verified(*pem, "sslserver") != 0);
}

TEST_CASE("a server's certificate names its hosts, and opens nothing as a client", "[ca]") {
    World world;
    CHECK(world.issue(World::asked_by("broker"), Holder::Server).error().code == Errc::Invalid);
    const auto pem = world.issue(World::asked_by("broker", {"mqtt.example.org", "10.0.0.7", "::1"}),
                                 Holder::Server);
    REQUIRE(pem.ok());
    CHECK(read_certificate(*pem)->subject.hosts ==
          std::vector<std::string>{"mqtt.example.org", "10.0.0.7", "::1"});
    CHECK(world.verified(*pem, "sslserver") == 0);
    CHECK(world.verified(*pem, "sslclient") != 0);
}

TEST_CASE("hosts that a request claims are left out of a client's certificate", "[ca]") {
    World world;
    const auto pem = world.issue(World::asked_by("k-0417", {"mqtt.example.org"}));
    REQUIRE(pem.ok());
    CHECK(read_certificate(*pem)->subject.hosts.empty());
}

TEST_CASE("nobody gets a name that is not theirs", "[ca]") {
    World world;
    for (const auto* name : {"K-0417", "k 0417", "k/0417", "+", "#", "collector-1"}) {
        CAPTURE(name);
        CHECK(world.issue(World::asked_by(name)).error().code == Errc::Invalid);
    }
    CHECK(world.issue(World::asked_by("k-0417"), Holder::Collector).error().code == Errc::Invalid);
    CHECK(world.issue(World::asked_by("collector-1"), Holder::Collector).ok());
    CHECK_FALSE(make_request(*make_key(), {"", {}}).ok());
    CHECK_FALSE(make_request(*make_key(), {"broker", {"a,IP:1.2.3.4"}}).ok());
}

TEST_CASE("a second key for a name waits until the first is revoked", "[ca]") {
    World world;
    const auto first = World::asked_by("k-0417");
    REQUIRE(world.issue(first).ok());
    CHECK(world.issue(first).ok());
    const auto second = World::asked_by("k-0417");
    CHECK(world.issue(second).error().code == Errc::Conflict);
    REQUIRE(world.open().revoke("k-0417", world.clock.wall()).ok());
    CHECK(world.file("revoked.names") == "k-0417\n");
    CHECK(world.issue(second).ok());
    CHECK(world.file("revoked.names").empty());
}

TEST_CASE("a revoked certificate is refused from the same second on", "[ca]") {
    World world;
    const auto pem = world.issue(World::asked_by("k-0417"));
    const auto other = world.issue(World::asked_by("k-0418"));
    REQUIRE(world.verified(*pem, "sslclient") == 0);
    REQUIRE(world.open().revoke("k-0417", world.clock.wall()).ok());
    CHECK(world.verified(*pem, "sslclient") != 0);
    CHECK(world.verified(*other, "sslclient") == 0);
    CHECK(world.state(0) == CertificateState::Revoked);
    CHECK(world.open().renew("k-0417", kDays, world.clock.wall(), world.rng).error().code ==
          Errc::Refused);
    CHECK(world.open().revoke("k-0417", world.clock.wall()).ok());
    CHECK(world.open().revoke("k-0500", world.clock.wall()).error().code == Errc::NotFound);
}

TEST_CASE("a certificate is renewed for the same key, before its end and after", "[ca]") {
    World world;
    const auto request = World::asked_by("k-0417");
    REQUIRE(world.issue(request).ok());
    CHECK(world.state(0) == CertificateState::Valid);
    world.clock.advance(Days(61));
    CHECK(world.state(0) == CertificateState::Due);
    const auto renewed = world.open().renew("k-0417", kDays, world.clock.wall(), world.rng);
    REQUIRE(renewed.ok());
    CHECK(read_certificate(*renewed)->key == request.key);
    CHECK(world.state(0) == CertificateState::Replaced);
    world.clock.advance(Days(200));
    CHECK(world.state(1) == CertificateState::Expired);
    CHECK(world.verified(*renewed, "sslclient") != 0);
    const auto again = world.open().renew("k-0417", kDays, world.clock.wall(), world.rng);
    REQUIRE(again.ok());
    CHECK(world.verified(*again, "sslclient") == 0);
}

TEST_CASE("a request that its key has not signed is refused", "[ca]") {
    std::string pem = *make_request(*make_key(), {"k-0417", {}});
    REQUIRE(read_request(pem).ok());
    const auto middle = pem.find('\n') + 20;
    pem[middle] = pem[middle] == 'A' ? 'B' : 'A';
    CHECK_FALSE(read_request(pem).ok());
    for (const auto* nothing : {"", "k-0417", "-----BEGIN CERTIFICATE REQUEST-----\n"}) {
        CHECK(read_request(nothing).error().code == Errc::Invalid);
    }
}

TEST_CASE("an authority is never made over another, nor used by two at once", "[ca]") {
    World world;
    const auto before = world.file("authority.key");
    CHECK(AuthorityFolder::make(world.folder(), "Other", world.clock.wall(), world.rng)
              .error()
              .code == Errc::Conflict);
    CHECK(world.file("authority.key") == before);
    const auto opened = world.open();
    CHECK(AuthorityFolder::open(world.folder()).error().code == Errc::Busy);
    CHECK(AuthorityFolder::open(world.place / "nowhere").error().code == Errc::NotFound);
}

TEST_CASE("a damaged index is said, and nothing is signed", "[ca]") {
    World world;
    for (const auto* index : {"", "{", "{}", R"({"lists":1,"listed":0,"certificates":[{}]})",
                              R"({"lists":1,"listed":0,"certificates":7})"}) {
        CAPTURE(index);
        REQUIRE(write_file(world.folder() / "index.json", index).ok());
        CHECK(AuthorityFolder::open(world.folder()).error().code == Errc::Corrupt);
    }
}

TEST_CASE("what an authority keeps is its owner's alone", "[ca]") {
    World world;
    const auto pem = world.issue(World::asked_by("k-0417"));
    REQUIRE(pem.ok());
    for (const auto* name : {"authority.key", "authority.crt", "index.json", "revoked.pem"}) {
        CAPTURE(name);
        CHECK(mode_of(world.folder() / name) == 0600);
    }
    CHECK(mode_of(world.folder()) == 0700);
}

}  // namespace
}  // namespace afterword
