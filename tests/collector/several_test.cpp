// SPDX-License-Identifier: Apache-2.0
// Collectors that share the work on one real PostgreSQL.
#include <algorithm>
#include <array>

#include <catch2/catch.hpp>

#include "sync/collector/store/open_store.hpp"
#include "sync/model/alert_id.hpp"
#include "sync/wire/row.hpp"
#include "sync/wire/today_message.hpp"
#include "sync/wire/topic.hpp"
#include "tests/collector/world.hpp"
#include "tests/fakes/postgres.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

constexpr Milliseconds kLong{60'000};
constexpr Milliseconds kOver{0};

std::unique_ptr<Store> member_of(const std::string& url) {
    auto store = open_postgres_store(url, Company::Several);
    REQUIRE(store.ok());
    return *std::move(store);
}

// A database with a configuration that counts.
std::string configured_database() {
    auto url = PostgresServer::shared().make_database();
    const auto store = member_of(url);
    REQUIRE(store->transact([&] { return store->set_note(kConfiguredBy, "c0ffee"); }).ok());
    return url;
}

HeldShards keep(Store& store, const Membership& who) {
    auto held = store.keep_leases(who);
    REQUIRE(held.ok());
    return *std::move(held);
}

Status write(Store& store, const std::string& text) {
    return store.transact([&] { return store.set_note("what", text); });
}
std::string written(Store& store) {
    std::string text;
    REQUIRE(store
                .read([&] {
                    text = store.note("what").value_or("");
                    return done();
                })
                .ok());
    return text;
}

TEST_CASE("a collector writes as long as its lease runs, and not a row more", "[several]") {
    const auto url = configured_database();
    const auto store = member_of(url);
    const auto held = keep(*store, {"1", "c0ffee", kLong, 0});
    CHECK(held.shards.all());
    CHECK(write(*store, "first").ok());
    keep(*store, {"1", "c0ffee", kOver, held.number});
    const auto late = write(*store, "second");
    REQUIRE_FALSE(late.ok());
    CHECK(late.error().code == Errc::Refused);
    CHECK(written(*store) == "first");
    // A lease that has ended does not begin again: it is another one, with another number.
    const auto again = keep(*store, {"1", "c0ffee", kLong, held.number});
    CHECK(again.number > held.number);
    CHECK(again.shards.all());
    CHECK(write(*store, "third").ok());
}

TEST_CASE("a lease that ends while its transaction is under way takes that with it", "[several]") {
    const auto url = configured_database();
    const auto slow = member_of(url);
    const auto quick = member_of(url);
    const auto first = keep(*slow, {"1", "c0ffee", kLong, 0});
    const auto written_late = slow->transact([&]() -> Status {
        REQUIRE(slow->set_note("what", "of the slow one").ok());
        // It was started anew meanwhile: what woke is the older one.
        const auto second = keep(*quick, {"1", "c0ffee", kLong, 0});
        CHECK(second.number > first.number);
        CHECK(second.shards.all());
        return done();
    });
    REQUIRE_FALSE(written_late.ok());
    CHECK(written_late.error().code == Errc::Refused);
    CHECK(write(*quick, "of the quick one").ok());
    CHECK(written(*slow) == "of the quick one");
}

TEST_CASE("two share the shards, and one takes all when the other's time is up", "[several]") {
    const auto url = configured_database();
    const auto one = member_of(url);
    const auto two = member_of(url);
    Membership first{"1", "c0ffee", kLong, 0};
    Membership second{"2", "c0ffee", kLong, 0};
    first.number = keep(*one, first).number;
    second.number = keep(*two, second).number;
    const auto left = keep(*one, first).shards;
    const auto right = keep(*two, second).shards;
    CHECK(left.count() == 32);
    CHECK(right == ~left);
    first.lease = kOver;
    keep(*one, first);
    CHECK(keep(*two, second).shards.all());
}

TEST_CASE("who works by another configuration than the last one to start stands back",
          "[several]") {
    const auto url = configured_database();
    const auto old = member_of(url);
    const auto fresh = member_of(url);
    const auto held = keep(*old, {"1", "c0ffee", kLong, 0});
    REQUIRE(fresh->transact([&] { return fresh->set_note(kConfiguredBy, "decade"); }).ok());
    CHECK(write(*old, "old").error().code == Errc::Refused);
    const auto back = keep(*old, {"1", "c0ffee", kLong, held.number});
    CHECK(back.standing == HeldShards::Standing::OtherConfiguration);
    CHECK(back.shards.none());
    CHECK(keep(*fresh, {"2", "decade", kLong, 0}).shards.all());
}

TEST_CASE("collectors that share the work and one that stands alone keep each other out",
          "[several]") {
    const auto url = configured_database();
    {
        const auto member = member_of(url);
        CHECK(open_postgres_store(url, Company::Alone).error().code == Errc::Busy);
    }
    const auto alone = open_postgres_store(url, Company::Alone);
    REQUIRE(alone.ok());
    CHECK(open_postgres_store(url, Company::Several).error().code == Errc::Busy);
}

// Two collectors with a broker between them and the kiosks: who listens to a shard gets it.
class Pair {
  public:
    explicit Pair(std::vector<Person> people = {}) {
        world_.options.postgres = PostgresServer::shared().make_database();
        world_.options.company = Company::Several;
        world_.options.people = std::move(people);
        for (std::size_t i = 0; i < sides_.size(); ++i) {
            world_.options.instance = std::to_string(i + 1);
            world_.options.send = [this, i](Errand errand) {
                sides_[i].sent.push_back(std::move(errand));
                return true;
            };
            auto opened = Collector::open(world_.options, world_.clock, sides_[i].link);
            REQUIRE(opened.ok());
            sides_[i].collector.emplace(*std::move(opened));
            sides_[i].collector->handle(LinkUp{1});
        }
        pass(4s);
        forget();
    }

    World& world() { return world_; }
    std::size_t side_of(const KioskId& kiosk) {
        const auto filter = shard_filter(shard_of(kiosk));
        const auto listens = [&](const Side& side) {
            return std::count(side.link.filters.begin(), side.link.filters.end(), filter) == 1;
        };
        REQUIRE(listens(sides_[0]) != listens(sides_[1]));
        return listens(sides_[0]) ? 0 : 1;
    }
    void pass(Milliseconds time) {
        for (; time > 0ms; time -= 1s) {
            world_.clock.advance(1s);
            for (auto& side : sides_) {
                side.collector->tick();
                // The far end has it at once.
                for (const auto& errand : std::exchange(side.sent, {})) {
                    delivered.push_back(errand.message);
                    side.collector->handle(
                        ErrandOutcome{errand.key, ErrandOutcome::Ending::Delivered, "200", {}});
                }
            }
        }
    }
    std::vector<Message> delivered;  // to people
    void arrive(std::size_t side, const Sender& sender, std::int64_t seq, const Row& row) {
        const BatchHeader header{sender.kiosk, sender.epoch, Seq{seq}, 1, world_.clock.tick(), {}};
        const std::vector<std::string> rows = {encode_row(row)};
        sides_[side].collector->handle(
            Arrived{up_topic(UpKind::Batch, sender.kiosk), encode_batch(header, rows).payload});
        sides_[side].collector->tick();
    }
    std::optional<Outgoing> take(std::size_t side, const std::string& topic) {
        return sides_[side].link.take(topic);
    }
    void forget() {
        for (auto& side : sides_) {
            side.link.forget_all();
        }
    }
    Report ask(std::size_t side, const Query& query) {
        auto report = sides_[side].collector->answer(query);
        REQUIRE(report.ok());
        return *std::move(report);
    }

  private:
    class ListeningLink final : public Link {
      public:
        bool publish(Outgoing message) override { return to_.publish(std::move(message)); }
        void listen(const std::vector<std::string>& wanted) override { filters = wanted; }
        void settled() override {}
        std::optional<Outgoing> take(std::string_view topic_end) { return to_.take(topic_end); }
        void forget_all() { to_.forget_all(); }
        std::vector<std::string> filters;

      private:
        FakeLink to_;
    };
    struct Side {
        ListeningLink link;
        std::vector<Errand> sent;
        std::optional<Collector> collector;
    };

    World world_;
    std::array<Side, 2> sides_;
};

// Two kiosks of one store whose shards are at different collectors.
struct Neighbours {
    explicit Neighbours(Pair& pair) {
        REQUIRE(pair.side_of(one.kiosk) != pair.side_of(other.kiosk));
    }
    Sender one;
    Sender other{KioskId{"k-0418"}, Epoch{7}, 0, {}};
};

TEST_CASE("an alert reaches every kiosk of the store, and staff end it at any, whoever holds them",
          "[several]") {
    Pair pair;
    const Neighbours kiosks(pair);
    const auto here = pair.side_of(kiosks.one.kiosk);
    const auto there = pair.side_of(kiosks.other.kiosk);
    const Visit bad = pair.world().visit(1, 1);
    pair.arrive(there, kiosks.one, 1, bad);  // who doesn't hold the shard doesn't take it
    CHECK_FALSE(pair.take(there, down_topic(DownKind::Receipt, kiosks.one.kiosk)));
    pair.arrive(here, kiosks.one, 1, bad);
    CHECK(pair.take(here, down_topic(DownKind::Receipt, kiosks.one.kiosk)));
    CHECK(pair.take(here, down_topic(DownKind::Alert, kiosks.one.kiosk)));
    CHECK(pair.take(here, down_topic(DownKind::Alert, kiosks.other.kiosk)));

    const auto alert = alert_id(kiosks.one.kiosk, bad.id, AlertKind::LowScore);
    pair.arrive(there, kiosks.other, 1, pair.world().step(alert, AlertStepKind::Taken, 1));
    const auto told = pair.take(there, down_topic(DownKind::Alert, kiosks.one.kiosk));
    REQUIRE(told);
    const auto taken = decode_alert(told->payload);
    REQUIRE(taken.ok());
    CHECK(taken->alert.taken_by == "07");
    CHECK(taken->change == 2);
    CHECK(taken->after == 1);
    for (const std::size_t side : {0U, 1U}) {
        const auto report = pair.ask(side, AlertsQuery{});
        CHECK(std::get<AlertsReport>(report).size() == 1);
    }
}

TEST_CASE("people are told once of what nobody takes, whoever has taken in the visit",
          "[several]") {
    Person anna;
    anna.id = PersonId{"anna"};
    anna.stores = {StoreId{"s-001"}};
    anna.channels = {ChannelId{"mail"}};
    Pair pair({anna});
    const Neighbours kiosks(pair);
    for (const auto* sender : {&kiosks.one, &kiosks.other}) {
        Visit wishing = pair.world().visit(1, 5);
        wishing.help = pair.world().clock.tick();
        pair.arrive(pair.side_of(sender->kiosk), *sender, 1, wishing);
    }
    pair.pass(5min);
    const auto told = [&](NoticeKind kind) {
        return std::count_if(pair.delivered.begin(), pair.delivered.end(),
                             [&](const Message& message) { return message.notice.kind == kind; });
    };
    CHECK(told(NoticeKind::Raised) == 2);
    CHECK(told(NoticeKind::TakeLate) == 0);
    pair.pass(6min);
    CHECK(told(NoticeKind::Raised) == 2);
    CHECK(told(NoticeKind::TakeLate) == 2);
}

TEST_CASE("one collector tells a store its day, whoever has taken in the rows", "[several]") {
    Pair pair;
    const Neighbours kiosks(pair);
    for (const auto* sender : {&kiosks.one, &kiosks.other}) {
        pair.arrive(pair.side_of(sender->kiosk), *sender, 1, pair.world().visit(1, 5));
    }
    pair.forget();
    pair.pass(70s);
    std::vector<std::size_t> said;
    std::optional<Outgoing> last;
    for (const std::size_t side : {0U, 1U}) {
        std::size_t count = 0;
        while (auto message = pair.take(side, down_topic(DownKind::Today, kiosks.one.kiosk))) {
            last = std::move(message);
            ++count;
        }
        said.push_back(count);
    }
    CHECK(std::min(said[0], said[1]) == 0);
    CHECK(std::max(said[0], said[1]) >= 1);
    CHECK(std::max(said[0], said[1]) <= 2);
    REQUIRE(last);
    const auto today = decode_today(last->payload);
    REQUIRE(today.ok());
    CHECK(today->answers == 2);
}

}  // namespace
}  // namespace afterword
