// SPDX-License-Identifier: Apache-2.0
// The courier against real servers on the loopback.
#include "sync/collector/channels/courier.hpp"

#include <map>

#include <catch2/catch.hpp>

#include "platform/base/hash.hpp"
#include "platform/base/mailbox.hpp"
#include "platform/linux/clock.hpp"
#include "tests/fakes/far_end.hpp"
#include "tests/fakes/temporary.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;
using Ending = ErrandOutcome::Ending;

class Carried {
  public:
    explicit Carried(const CourierOptions& options = {})
        : courier_(options, [this](ErrandOutcome outcome) {
              static_cast<void>(outcomes_.post(std::move(outcome)));
          }) {}

    void begin(const Channel& channel, std::int64_t number = 1) {
        const Message message = test_message("one-id", person(), clock_.wall());
        REQUIRE(courier_.carry(channel, {{number}, channel.id},
                               make_parcel(channel, message, clock_.wall())));
    }
    ErrandOutcome next() {
        auto outcome = outcomes_.take({}, 20s);
        REQUIRE(outcome);
        return *std::move(outcome);
    }
    ErrandOutcome carry(const Channel& channel) {
        begin(channel);
        return next();
    }
    [[nodiscard]] WallTime now() const { return clock_.wall(); }

  private:
    static Person person() {
        Person person;
        person.id = PersonId{"anna"};
        person.email = "anna@example.com";
        return person;
    }
    KernelRng rng_;
    LinuxClock clock_{rng_};
    Mailbox<ErrandOutcome> outcomes_{16};
    Courier courier_;
};

Channel webhook(const std::string& url, const std::filesystem::path& authorities = {}) {
    return {ChannelId{"crm"}, Webhook{url, *Secret::from("key")}, authorities,
            Channel::Comments::Never};
}

Channel mail(const FarEnd& server, const FarIdentity& identity) {
    return {ChannelId{"mail"},
            MailServer{"smtps://127.0.0.1:" + server.port(), "alerts@example.com", "", "user",
                       *Secret::from("password")},
            identity.authority, Channel::Comments::Never};
}

TEST_CASE("a server's yes and no are told apart, and what it said is kept", "[courier]") {
    FarEnd server("http", "200=thanks,500=out of order,503~7,302");
    const Channel channel = webhook("http://127.0.0.1:" + server.port() + "/hook");
    Carried carried;
    const ErrandOutcome good = carried.carry(channel);
    CHECK(good.ending == Ending::Delivered);
    CHECK(good.answer == "HTTP 200: thanks");
    const ErrandOutcome broken = carried.carry(channel);
    CHECK(broken.ending == Ending::Failed);
    CHECK(broken.answer == "HTTP 500: out of order");
    CHECK(broken.not_before == 0s);
    CHECK(carried.carry(channel).not_before == 7s);
    CHECK(carried.carry(channel).ending == Ending::Failed);  // nobody is followed elsewhere
    const auto request = server.next();
    CHECK(request["path"] == "/hook");
    CHECK(request["headers"]["content-type"] == "application/cloudevents+json; charset=utf-8");
    CHECK(request["headers"]["webhook-id"] == "one-id");
    CHECK(nlohmann::json::parse(request["body"].get<std::string>())["type"] ==
          "afterword.alert.test");
}

TEST_CASE("an answer that is lost means the same message once more", "[courier]") {
    FarEnd server("http", "drop,200");
    const Channel channel = webhook("http://127.0.0.1:" + server.port());
    Carried carried;
    const ErrandOutcome lost = carried.carry(channel);
    CHECK(lost.ending == Ending::Failed);
    CHECK_FALSE(lost.answer.empty());
    CHECK(carried.carry(channel).ending == Ending::Delivered);
    // The far end knows it by its key.
    CHECK(server.next()["headers"]["idempotency-key"] ==
          server.next()["headers"]["idempotency-key"]);
}

TEST_CASE("a server that hangs costs its own message alone", "[courier]") {
    FarEnd slow("http", "hang");
    FarEnd quick("http", "200");
    CourierOptions options;
    options.within = 1'500ms;
    const Channel to_slow = webhook("http://127.0.0.1:" + slow.port());
    const Channel to_quick = webhook("http://127.0.0.1:" + quick.port());
    Carried carried(options);
    carried.begin(to_slow, 1);
    CHECK_FALSE(slow.next().is_null());  // it has it, and says nothing
    carried.begin(to_quick, 2);
    const ErrandOutcome first = carried.next();
    CHECK(first.key.notice.value == 2);
    CHECK(first.ending == Ending::Delivered);
    const ErrandOutcome second = carried.next();
    CHECK(second.ending == Ending::Failed);
    CHECK(second.answer.find("timed out") != std::string::npos);
}

TEST_CASE("a server that nobody vouches for is told nothing", "[courier]") {
    const TemporaryFolder folder;
    Carried carried;
    const FarIdentity identity(folder.path(), carried.now());
    FarEnd server("http", "200", identity);
    const std::string url = "https://127.0.0.1:" + server.port();
    const ErrandOutcome refused = carried.carry(webhook(url));
    CHECK(refused.ending == Ending::Failed);
    CHECK(refused.answer.find("certificate") != std::string::npos);
    CHECK(server.next().contains("lost"));
    CHECK(carried.carry(webhook(url, identity.authority)).ending == Ending::Delivered);
}

TEST_CASE("nobody at home is a try that failed", "[courier]") {
    const ErrandOutcome outcome =
        Carried().carry(webhook("http://127.0.0.1:" + std::to_string(free_port())));
    CHECK(outcome.ending == Ending::Failed);
    CHECK(outcome.answer.find("connect") != std::string::npos);
}

TEST_CASE("a mail server takes a mail over TLS from whom it knows", "[courier]") {
    const TemporaryFolder folder;
    Carried carried;
    const FarIdentity identity(folder.path(), carried.now());
    FarEnd server("smtp", "250,550,drop", identity);
    const Channel channel = mail(server, identity);
    const ErrandOutcome taken = carried.carry(channel);
    CHECK(taken.ending == Ending::Delivered);
    const auto told = server.next();
    CHECK(told["mail"].get<std::string>().find("To: <anna@example.com>\r\n") != std::string::npos);
    const auto said = told["said"].dump();
    CHECK(said.find("MAIL FROM:<alerts@example.com>") != std::string::npos);
    CHECK(said.find("RCPT TO:<anna@example.com>") != std::string::npos);
    CHECK(said.find("AUTH PLAIN") != std::string::npos);
    const ErrandOutcome refused = carried.carry(channel);
    CHECK(refused.ending == Ending::Failed);
    CHECK(refused.answer.find("550 so says the far end") != std::string::npos);
    CHECK(carried.carry(channel).ending == Ending::Failed);
}

TEST_CASE("a mail server without TLS gets no mail", "[courier]") {
    FarEnd server("smtp", "250");
    const Channel channel{
        ChannelId{"mail"},
        MailServer{"smtp://127.0.0.1:" + server.port(), "alerts@example.com", "", "", {}},
        {},
        Channel::Comments::Never};
    const ErrandOutcome outcome = Carried().carry(channel);
    CHECK(outcome.ending == Ending::Failed);
    CHECK(outcome.answer.find("STARTTLS") != std::string::npos);
}

}  // namespace
}  // namespace afterword
