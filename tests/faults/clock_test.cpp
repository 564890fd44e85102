// SPDX-License-Identifier: Apache-2.0
// What the collector says of when things happened, beside when they did: kiosks whose clocks run
// fast or slow, were never set, or are days off, through clock changes, in 2038 and after.
#include <algorithm>
#include <map>

#include <catch2/catch.hpp>

#include "platform/base/log.hpp"
#include "platform/linux/time_zone.hpp"
#include "sync/collector/store/store.hpp"
#include "sync/wire/row.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

constexpr const char* kZone = "Europe/Warsaw";

// Times worth living through, all UTC.
constexpr std::int64_t kBeginnings[] = {
    1'774'728'000,  // 2026-03-28 20:00, the night before the clocks go forward
    1'792'872'000,  // 2026-10-24 20:00, and back
    2'147'459'647,  // 2038-01-18, hours before 32 bits are full
    2'216'232'000,  // 2040-03-24 20:00, a clock change that no zone file lists
};

// A kiosk that lives through a few boots, and knows what time it really was.
class Wanderer {
  public:
    Wanderer(World& world, std::uint64_t seed) : world_(world), rng_(seed) {
        world.clock.set_wall(WallTime(std::chrono::seconds(kBeginnings[seed % 4])));
    }

    void live() {
        const auto boots = 2 + rng_.below(5);
        for (std::uint64_t boot = 1; boot <= boots; ++boot) {
            begin_boot(BootId{static_cast<std::uint32_t>(boot)});
            for (auto visits = 1 + rng_.below(5); visits > 0; --visits) {
                pass();
                take_visit();
                if (rng_.below(4) == 0) {
                    meet_collector();
                }
            }
        }
        pass();
        meet_collector();
    }

    // When each visit really was.
    [[nodiscard]] const std::map<std::int64_t, std::pair<WallTime, Visit>>& truth() const {
        return truth_;
    }

  private:
    void begin_boot(BootId id) {
        world_.clock.advance(Milliseconds(static_cast<std::int64_t>(rng_.below(20 * 3'600'000))));
        boot_ = id;
        begun_ = world_.clock.wall();
        drift_ = static_cast<std::int64_t>(rng_.below(101)) - 50;
        quality_ = static_cast<ClockQuality>(rng_.below(3));
        const auto within = [&](int ms) {
            return Milliseconds(static_cast<int>(rng_.below(2U * static_cast<unsigned>(ms) + 1U)) -
                                ms);
        };
        wall_error_ = quality_ == ClockQuality::Synced ? within(1'000)
                      : quality_ == ClockQuality::Rtc  ? within(48 * 3'600'000)
                                                       : WallTime() - begun_;  // 1970
        sender_.anchor.reset();
    }
    void pass() {
        world_.clock.advance(
            Milliseconds(60'000 + static_cast<std::int64_t>(rng_.below(4 * 3'600'000))));
    }
    [[nodiscard]] Tick mono() const {
        const Milliseconds up = world_.clock.wall() - begun_;
        return Tick(10s + up + up * drift_ / 1'000'000);
    }
    void take_visit() {
        Visit visit = world_.visit(++ordinal_, 5);
        visit.at = {boot_, mono(), world_.clock.wall() + wall_error_, quality_};
        visit.zone = kZone;
        visit.utc_offset_min = static_cast<int>(TimeZone::find(kZone)->offset_at(visit.at.wall) /
                                                std::chrono::minutes(1));
        truth_[ordinal_] = {world_.clock.wall(), visit};
        held_.push_back(visit);
    }
    // A round trip; the answer was given somewhere within it.
    void meet_collector() {
        const Milliseconds trip(2 * static_cast<std::int64_t>(rng_.below(2'000)));
        const Tick sent = mono();
        const Milliseconds back(
            static_cast<std::int64_t>(rng_.below(static_cast<std::uint64_t>(trip.count()) + 1)));
        world_.clock.advance(trip - back);
        const WallTime server = world_.clock.wall();
        world_.clock.advance(back);
        sender_.anchor = Anchor{boot_, sent + trip / 2, server, trip};
        if (!held_.empty()) {
            world_.send(sender_, next_, {held_.begin(), held_.end()});
            next_ += static_cast<std::int64_t>(held_.size());
            held_.clear();
        }
    }

    World& world_;
    SeededRng rng_;
    Sender sender_;
    BootId boot_;
    WallTime begun_;
    std::int64_t drift_ = 0;  // parts per million
    ClockQuality quality_ = ClockQuality::Unset;
    Milliseconds wall_error_{0};
    std::int64_t ordinal_ = 0;
    std::int64_t next_ = 1;
    std::vector<Visit> held_;
    std::map<std::int64_t, std::pair<WallTime, Visit>> truth_;
};

TEST_CASE("every time lies within its uncertainty, and the original stays", "[clock]") {
    set_log_priority(0);
    std::map<TimeSource, int> sources;
    for (std::uint64_t seed = 0; seed < 120; ++seed) {
        World world;
        world.start();
        Wanderer kiosk(world, seed);
        kiosk.live();
        const Zone zone = world.options.places.zone_of(StoreId{"s-001"});
        world.stop();
        const auto store = world.open_store();
        for (const auto& [ordinal, real] : kiosk.truth()) {
            const auto& [when, visit] = real;
            CAPTURE(seed, ordinal, visit.at.boot.value);
            const auto found = store->find_visits(KioskId{"k-0417"}, {&visit.id, 1});
            REQUIRE(found);
            REQUIRE(found->size() == 1);
            const VisitRecord& record = found->front();
            ++sources[record.time.source];
            const auto off = std::chrono::abs(record.time.at - when);
            if (record.time.uncertainty) {
                CHECK(off.count() <= record.time.uncertainty->count() + 2);  // roundings
            } else {
                CHECK(record.time.at >= when);  // the arrival, and said to be no more than that
            }
            CHECK(record.at == visit.at);
            REQUIRE(record.place);
            CHECK(record.place->day == zone.day_of(record.time.at));
            const auto bytes = store->row_bytes(record.row);
            REQUIRE(bytes);
            const auto row = decode_row(*bytes);
            REQUIRE(row);
            CHECK(std::get<Visit>(*row).zone == kZone);
            CHECK(std::get<Visit>(*row).utc_offset_min == visit.utc_offset_min);
        }
    }
    set_log_priority(6);
    // All the ways there are to know a time, in numbers.
    CHECK(sources[TimeSource::Anchor] > 100);
    CHECK(sources[TimeSource::Wall] > 20);
    CHECK(sources[TimeSource::Between] > 20);
    CHECK(sources[TimeSource::Arrival] > 20);
}

}  // namespace
}  // namespace afterword
