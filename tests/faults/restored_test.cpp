// SPDX-License-Identifier: Apache-2.0
// Files that go back in time or stand twice: real kiosks and a real collector, of which one gets an
// older copy of its database. Nothing is counted twice, and what is lost has a name.
#include <algorithm>
#include <deque>
#include <fstream>
#include <memory>

#include <catch2/catch.hpp>

#include "platform/base/log.hpp"
#include "sync/collector/backup.hpp"
#include "sync/device/device.hpp"
#include "sync/wire/topic.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

const KioskId kKiosk{"k-0417"};

// A kiosk without its screens.
class Kiosk {
  public:
    Kiosk(World& world, std::uint64_t seed, Milliseconds retention = std::chrono::days(30))
        : world_(world), rng_(seed), retention_(retention) {
        start();
    }

    void start() {
        DeviceOptions options;
        options.kiosk = kKiosk;
        options.survey = known_survey().id;
        options.config = "0123456789abcdef";
        options.data_dir = folder.path();
        options.retention = retention_;
        auto opened = Device::open(std::move(options), world_.clock, rng_, link_,
                                   [this](const ToMain& letter) { hear(letter); });
        REQUIRE(opened);
        device_ = std::make_unique<Device>(*std::move(opened));
        device_->tick();
    }
    void stop() { device_.reset(); }

    void rate(int visits, int score = 5) {
        for (int i = 0; i < visits; ++i) {
            Visit visit = world_.visit(0, score);
            visit.id = {};
            device_->handle(ToSync(StoreVisit{Ticket{1}, visit}));
            world_.clock.advance(Milliseconds(10));
        }
        REQUIRE(refused_ == 0);
    }
    void connect() {
        ++session_;
        device_->handle(LinkEvent(LinkUp{session_}));
    }
    void disconnect() {
        device_->handle(LinkEvent(LinkDown{"gone"}));
        link_.forget_all();
    }
    // What it sends arrives, and so do the answers, for a while.
    void talk(Milliseconds time = Milliseconds(30'000)) {
        const Tick end = world_.clock.tick() + time;
        while (world_.clock.tick() < end) {
            exchange();
            const Tick wake = std::min(device_->next_wake(), world_.collector().next_wake());
            world_.clock.advance_to(std::min(end, std::max(wake, world_.clock.tick() + kStep)));
            device_->tick();
            world_.collector().tick();
        }
    }
    [[nodiscard]] std::int64_t unsent() const { return unsent_; }

    // The data directory as it is now, and back again.
    [[nodiscard]] std::unique_ptr<TemporaryFolder> copy() const {
        auto copy = std::make_unique<TemporaryFolder>();
        std::filesystem::copy(folder.path(), copy->path(),
                              std::filesystem::copy_options::recursive);
        return copy;
    }
    void restore(const TemporaryFolder& copy) {
        stop();
        std::filesystem::remove_all(folder.path());
        std::filesystem::copy(copy.path(), folder.path(), std::filesystem::copy_options::recursive);
        start();
    }

    TemporaryFolder folder;

  private:
    static constexpr Milliseconds kStep{50};

    void hear(const ToMain& letter) {
        refused_ += std::holds_alternative<NotStored>(letter) ? 1 : 0;
        if (const auto* health = std::get_if<SyncHealth>(&letter)) {
            unsent_ = health->unsent;
        }
    }
    void exchange() {
        while (auto message = link_.take("")) {
            world_.arrive(message->topic, message->payload, message->retain);
        }
        while (auto message = world_.link.take("")) {
            device_->handle(LinkEvent(Arrived{message->topic, message->payload}));
        }
    }

    World& world_;
    SeededRng rng_;
    const Milliseconds retention_;
    FakeLink link_;
    std::unique_ptr<Device> device_;
    std::uint32_t session_ = 0;
    int refused_ = 0;
    std::int64_t unsent_ = 0;
};

struct Quiet {
    Quiet() { set_log_priority(0); }
    ~Quiet() { set_log_priority(6); }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;
};

struct Shop : Quiet {
    World world;
    Shop() {
        // Noon: all of it is of one day.
        world.clock.set_wall(world.clock.wall() - std::chrono::hours(10));
        auto places = Register::make({{StoreId{"s-001"}, "Old Town", "Europe/Warsaw"}},
                                     {{kKiosk, StoreId{"s-001"}, "checkout"}});
        REQUIRE(places);
        world.options.places = *std::move(places);
        world.options.rules.trend.method = TrendSettings::Method::Off;  // alerts of single visits
        world.start();
    }
    // The next day: whoever has nothing more to say of this one has said hello.
    void close(Kiosk& kiosk) {
        kiosk.disconnect();
        world.clock.advance(std::chrono::hours(20));
        kiosk.connect();
        kiosk.talk();
    }
    CompletenessLine day() {
        const auto lines = world.ask<CompletenessReport>(CompletenessQuery{});
        REQUIRE(lines.size() == 1);
        return lines.front();
    }
    bool set_aside(const std::string& why) {
        const auto reasons = world.quarantine_reasons();
        return std::find(reasons.begin(), reasons.end(), why) != reasons.end();
    }
    // While it runs.
    [[nodiscard]] std::filesystem::path copy_of_database() {
        auto copy = world.folder / "backup";
        REQUIRE(back_up(world.options.database, copy, world.clock.wall()).ok());
        return copy;
    }
    void restore_database(const std::filesystem::path& copy) {
        world.stop();
        REQUIRE(restore_backup(copy, world.options.database, world.clock.wall()).ok());
        world.start();
    }
};

TEST_CASE("an older backup of a kiosk doubles nothing, and what it lacks is missed", "[restored]") {
    Shop shop;
    Kiosk kiosk(shop.world, 1);
    kiosk.connect();
    kiosk.rate(4);
    kiosk.talk();
    const auto backup = kiosk.copy();
    kiosk.rate(6);
    kiosk.talk();
    REQUIRE(shop.day().have == 10);
    // Two more, of which the collector hears only that they were.
    kiosk.disconnect();
    kiosk.rate(2);
    kiosk.connect();
    SECTION("the restored kiosk has taken nothing since") {
        kiosk.talk(Milliseconds(1));
        kiosk.restore(*backup);
        kiosk.connect();
        kiosk.talk();
        shop.close(kiosk);
        CHECK(shop.day().have == 10);
        CHECK(shop.day().expected == 12);
        CHECK(shop.day().waiting_for == std::vector<KioskId>{kKiosk});
    }
    SECTION("it has taken others under the same numbers") {
        kiosk.talk(Milliseconds(1));
        kiosk.restore(*backup);
        kiosk.rate(9);
        kiosk.connect();
        kiosk.talk();
        shop.close(kiosk);
        CHECK(shop.day().have == 19);
        // They stand where the two that are lost would be missed.
        CHECK(shop.day().expected == 19);
        CHECK(shop.day().waiting_for.empty());
    }
    CHECK(shop.day().began_anew == std::vector<KioskId>{kKiosk});
    CHECK(kiosk.unsent() == 0);
    CHECK(shop.set_aside("new_epoch"));
}

TEST_CASE("a copied outbox raises the alarm, and both copies' visits count once", "[restored]") {
    Shop shop;
    Kiosk one(shop.world, 1);
    one.connect();
    one.rate(4);
    one.talk();
    one.disconnect();
    const auto copy = one.copy();
    Kiosk other(shop.world, 2);
    other.restore(*copy);

    SECTION("the copy has less than the collector") {
        one.rate(5);
        one.connect();
        one.talk();
        one.disconnect();
        other.rate(2);
    }
    SECTION("the copy has more than the collector, and other rows") {
        one.rate(2);
        one.connect();
        one.talk();
        one.disconnect();
        other.rate(5);
    }
    SECTION("both are connected in turn") {
        other.rate(3);
        other.connect();
        other.talk();
        other.disconnect();
        one.rate(4);
        one.connect();
        one.talk();
        one.disconnect();
    }
    other.connect();
    other.talk();
    other.disconnect();
    one.connect();
    one.talk();
    shop.close(one);
    CHECK(shop.day().have == 11);
    CHECK(shop.day().waiting_for.empty());
    CHECK(one.unsent() == 0);
    CHECK(other.unsent() == 0);
    CHECK(shop.set_aside("new_epoch"));
}

TEST_CASE("rows of two copies under one number are a conflict, kept and told", "[restored]") {
    Shop shop;
    Kiosk one(shop.world, 1);
    one.connect();
    one.talk();
    const auto copy = one.copy();
    Kiosk other(shop.world, 2);
    other.restore(*copy);
    // Both at once, as under a broker that does not mind.
    other.connect();
    other.talk();
    one.rate(1);
    one.talk();
    other.rate(1);
    other.talk();
    CHECK(shop.set_aside("conflict"));
    CHECK(shop.set_aside("new_epoch"));
    CHECK(shop.day().have == 2);
}

TEST_CASE("an older backup of the collector gets everything again from its kiosks", "[restored]") {
    Shop shop;
    Kiosk kiosk(shop.world, 1);
    kiosk.connect();
    kiosk.rate(4, 1);
    kiosk.talk();
    const auto backup = shop.copy_of_database();
    kiosk.rate(6, 1);
    kiosk.talk();
    REQUIRE(shop.day().have == 10);
    shop.restore_database(backup);
    REQUIRE(shop.day().have == 4);
    SECTION("from the next row on") {
        kiosk.rate(1, 1);
    }
    SECTION("or from the next connection") {
        kiosk.disconnect();
        kiosk.rate(1, 1);
        kiosk.connect();
    }
    kiosk.talk(Milliseconds(120'000));
    shop.close(kiosk);
    CHECK(shop.day().have == 11);
    CHECK(shop.day().expected == 11);
    CHECK(shop.day().waiting_for.empty());
    CHECK(shop.day().lost == 0);
    CHECK(shop.world.ask<AlertsReport>(AlertsQuery{}).size() == 11);
    CHECK(shop.world.quarantine_reasons().empty());
    CHECK(kiosk.unsent() == 0);
}

TEST_CASE("a backup older than what kiosks keep loses rows, and says which", "[restored]") {
    Shop shop;
    Kiosk kiosk(shop.world, 1, std::chrono::hours(1));
    kiosk.connect();
    kiosk.rate(4);
    kiosk.talk();
    const auto backup = shop.copy_of_database();
    kiosk.rate(6);
    kiosk.talk();
    kiosk.talk(std::chrono::hours(2));  // the kiosk forgets them
    shop.restore_database(backup);
    kiosk.disconnect();
    kiosk.rate(1);
    kiosk.connect();
    shop.close(kiosk);
    CHECK(shop.day().have == 5);
    CHECK(shop.day().expected == 11);
    CHECK(shop.day().lost == 6);
    CHECK(shop.day().waiting_for == std::vector<KioskId>{kKiosk});
    CHECK(kiosk.unsent() == 0);
}

TEST_CASE("rows that a damaged kiosk could not save are named at the collector", "[restored]") {
    Shop shop;
    Kiosk kiosk(shop.world, 1);
    kiosk.rate(200);
    kiosk.stop();
    const auto file = kiosk.folder / "kiosk.db";
    {
        std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
        out.seekp(static_cast<std::streamoff>(std::filesystem::file_size(file) / 8'192 * 4'096));
        out << std::string(4'096, '\xa5');
    }
    kiosk.start();
    kiosk.connect();
    kiosk.talk();
    shop.close(kiosk);
    const auto kept = shop.world.ask<QuarantineReport>(QuarantineQuery{});
    REQUIRE(kept.size() == 1);
    CHECK(kept[0].why == "void");
    CHECK(kept[0].bytes.find("damaged: rows ") != std::string::npos);
    CHECK(shop.day().have < 200);
    CHECK(shop.day().expected == 200);
    CHECK(shop.day().waiting_for == std::vector<KioskId>{kKiosk});
}

}  // namespace
}  // namespace afterword
