// SPDX-License-Identifier: Apache-2.0
// Who gets through deploy/broker's configuration of a real broker, and how far.
#include <catch2/catch.hpp>

#include "sync/wire/topic.hpp"
#include "tests/fakes/peer.hpp"
#include "tests/fakes/secure_mosquitto.hpp"

namespace afterword {
namespace {

constexpr Days kLongAgo{200};

PahoSettings settings_of(const SecureMosquitto& broker, std::string client_id, TlsFiles files,
                         MqttVersion version) {
    return {broker.url(), version, std::move(client_id), {}, std::move(files)};
}

// One attempt to connect, and to do something there.
class Caller {
  public:
    explicit Caller(PahoSettings settings)
        : client_(
              std::move(settings),
              [this](PahoNote note, std::string why) {
                  static_cast<void>(notes_.post({note, std::move(why)}));
              },
              [](const Arrived&) {}) {}

    [[nodiscard]] bool gets_in() {
        return client_.connect(nullptr).ok() && next().first == PahoNote::Connected;
    }
    // What became of it.
    std::pair<PahoNote, std::string> publish(const std::string& topic, const std::string& payload) {
        REQUIRE(client_.publish({topic, payload, 1, Retain::No}).ok());
        return next();
    }
    std::pair<PahoNote, std::string> next() {
        auto note = notes_.take({}, kPatience);
        REQUIRE(note);
        return *std::move(note);
    }

  private:
    Mailbox<std::pair<PahoNote, std::string>> notes_{100};
    PahoClient client_;
};

Peer collector_at(const SecureMosquitto& broker, TestAuthority& authority) {
    LinkOptions options;
    options.client =
        settings_of(broker, "collector-1", authority.identity("collector-1", Holder::Collector),
                    MqttVersion::V5);
    options.client.filters = {"aw/1/up/#"};
    return Peer(std::move(options));
}

const std::string kOwnTopic = up_topic(UpKind::Batch, KioskId{"k-0417"});
const std::string kOtherTopic = up_topic(UpKind::Batch, KioskId{"k-0418"});

}  // namespace

TEST_CASE("a kiosk with its certificate talks with the collector", "[broker]") {
    const auto version = GENERATE(MqttVersion::V311, MqttVersion::V5);
    TestAuthority authority;
    SecureMosquitto broker(authority);
    Peer collector = collector_at(broker, authority);
    REQUIRE(collector.next<LinkUp>());

    LinkOptions options;
    options.client = settings_of(broker, "k-0417", authority.identity("k-0417"), version);
    options.client.filters = {"aw/1/down/k-0417/#"};
    Peer kiosk(std::move(options));
    REQUIRE(kiosk.next<LinkUp>());
    REQUIRE(kiosk.link().publish({kOwnTopic, "rows"}));
    const auto seen = collector.next_on(kOwnTopic);
    REQUIRE(seen);
    CHECK(seen->payload == "rows");
    const std::string receipt = down_topic(DownKind::Receipt, KioskId{"k-0417"});
    REQUIRE(collector.link().publish({receipt, "thanks", 0}));
    CHECK(kiosk.next_on(receipt));
}

TEST_CASE("nobody gets in with another authority's certificate", "[broker]") {
    const auto version = GENERATE(MqttVersion::V311, MqttVersion::V5);
    TestAuthority authority;
    TestAuthority another;
    SecureMosquitto broker(authority);
    TlsFiles files = another.identity("k-0417");
    CHECK_FALSE(Caller(settings_of(broker, "k-0417", files, version)).gets_in());
    files.authorities = authority.ca() / "authority.crt";
    CHECK_FALSE(Caller(settings_of(broker, "k-0417", files, version)).gets_in());
}

TEST_CASE("a kiosk talks to no broker that its authority does not know", "[broker]") {
    const auto version = GENERATE(MqttVersion::V311, MqttVersion::V5);
    TestAuthority authority;
    TestAuthority another;
    SecureMosquitto impostor(another, {&authority});
    CHECK_FALSE(
        Caller(settings_of(impostor, "k-0417", authority.identity("k-0417"), version)).gets_in());
    SecureMosquitto elsewhere(authority, {}, "mqtt.example.org");
    CHECK_FALSE(
        Caller(settings_of(elsewhere, "k-0418", authority.identity("k-0418"), version)).gets_in());
}

TEST_CASE("expired, revoked and servers' certificates open nothing", "[broker]") {
    const auto version = GENERATE(MqttVersion::V311, MqttVersion::V5);
    TestAuthority authority;
    SecureMosquitto broker(authority);
    const auto gets_in = [&](const std::string& name, const TlsFiles& files) {
        return Caller(settings_of(broker, name, files, version)).gets_in();
    };
    CHECK_FALSE(gets_in(
        "k-0001", authority.identity_at(authority.now() - kLongAgo, "k-0001", Holder::Kiosk, {})));
    CHECK_FALSE(gets_in("k-0002", authority.identity("k-0002", Holder::Server, {"127.0.0.1"})));
    const TlsFiles stolen = authority.identity("k-0003");
    REQUIRE(gets_in("k-0003", stolen));
    authority.revoke("k-0003");
    broker.read_lists_again();
    CHECK_FALSE(gets_in("k-0003", stolen));
    CHECK(gets_in("k-0003", authority.identity("k-0003")));
}

TEST_CASE("a broker that trusts two authorities needs the lists of both", "[broker]") {
    TestAuthority authority;
    TestAuthority second;
    SecureMosquitto broker(authority, {&second});
    TlsFiles files = second.identity("k-0417");
    files.authorities = authority.ca() / "authority.crt";
    CHECK(Caller(settings_of(broker, "k-0417", files, MqttVersion::V5)).gets_in());
    CHECK(Caller(settings_of(broker, "k-0418", authority.identity("k-0418"), MqttVersion::V5))
              .gets_in());
}

TEST_CASE("who takes another one's client id is still who the certificate says", "[broker]") {
    const auto version = GENERATE(MqttVersion::V311, MqttVersion::V5);
    TestAuthority authority;
    SecureMosquitto broker(authority);
    Peer collector = collector_at(broker, authority);
    REQUIRE(collector.next<LinkUp>());
    Caller victim(settings_of(broker, "k-0418", authority.identity("k-0418"), version));
    REQUIRE(victim.gets_in());
    Caller thief(settings_of(broker, "k-0418", authority.identity("k-0417"), version));
    REQUIRE(thief.gets_in());
    thief.publish(kOtherTopic, "forged");
    CHECK(victim.publish(kOtherTopic, "true").first == PahoNote::Delivered);
    const auto seen = collector.next_on(kOtherTopic);
    REQUIRE(seen);
    CHECK(seen->payload == "true");
}

TEST_CASE("on MQTT 5 the broker says that a topic is not for this kiosk", "[broker]") {
    TestAuthority authority;
    SecureMosquitto broker(authority);
    Caller kiosk(settings_of(broker, "k-0417", authority.identity("k-0417"), MqttVersion::V5));
    REQUIRE(kiosk.gets_in());
    for (const auto& topic : {kOtherTopic, down_topic(DownKind::Receipt, KioskId{"k-0417"}),
                              std::string("aw/1/store/s-001/alerts"), std::string("elsewhere")}) {
        CAPTURE(topic);
        const auto [note, why] = kiosk.publish(topic, "x");
        CHECK(note == PahoNote::NotDelivered);
        CHECK(why.find("reason 135") != std::string::npos);  // not authorized (MQTT 5, 2.4)
    }
    CHECK(kiosk.publish(kOwnTopic, "x").first == PahoNote::Delivered);
}

TEST_CASE("kiosks hear nothing that is for others", "[broker]") {
    const auto version = GENERATE(MqttVersion::V311, MqttVersion::V5);
    TestAuthority authority;
    SecureMosquitto broker(authority);
    Peer collector = collector_at(broker, authority);
    REQUIRE(collector.next<LinkUp>());
    LinkOptions options;
    options.client = settings_of(broker, "k-0417", authority.identity("k-0417"), version);
    options.client.filters = {"#", "aw/1/down/k-0418/#"};
    Peer curious(std::move(options));
    REQUIRE(curious.next<LinkUp>());
    for (const auto* kiosk : {"k-0418", "k-0417"}) {
        REQUIRE(
            collector.link().publish({down_topic(DownKind::Receipt, KioskId{kiosk}), "thanks"}));
    }
    const auto heard = curious.next<Arrived>();
    REQUIRE(heard);
    CHECK(heard->topic == down_topic(DownKind::Receipt, KioskId{"k-0417"}));
}

TEST_CASE("a message larger than any of ours ends the connection, on MQTT 5 with the reason",
          "[broker]") {
    TestAuthority authority;
    SecureMosquitto broker(authority);
    Caller kiosk(settings_of(broker, "k-0417", authority.identity("k-0417"), MqttVersion::V5));
    REQUIRE(kiosk.gets_in());
    CHECK(kiosk.publish(kOwnTopic, std::string(65'536, 'x')).first == PahoNote::Delivered);
    const auto [note, why] = kiosk.publish(kOwnTopic, std::string(65'537, 'x'));
    CHECK(note != PahoNote::Delivered);
    CHECK(why.find("reason 149") != std::string::npos);  // packet too large
}

}  // namespace afterword
