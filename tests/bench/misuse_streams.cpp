// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/misuse_streams.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "platform/base/rng.hpp"

namespace afterword::bench {
namespace {

// The pictures' 10.1-inch panel, in millimetres: five faces in a row, then eight tiles.
constexpr double kWidth = 217;
constexpr double kHeight = 136;
constexpr Milliseconds kGuard{200};      // taps in the first 200 ms of a screen are ignored
constexpr Milliseconds kThanks{3'000};   // then the first question again
constexpr Milliseconds kGiveUp{32'000};  // after the last touch: 12 s, and 20 s of asking
constexpr Milliseconds kOpen{10 * 3'600'000};

Place face_at(int value) {
    return {30 + 39.0 * (value - 1), 70};
}

Place tile_at(int index) {
    const int column = index % 4;
    const int row = index / 4;
    return {40 + 45.0 * column, 55 + 35.0 * row};
}

class Chance {
  public:
    explicit Chance(std::uint64_t seed) : rng_(seed) {}

    double uniform(double least, double most) {
        return least + (most - least) * static_cast<double>(rng_.next() >> 11U) * 0x1p-53;
    }
    int whole(int least, int most) {
        return least + static_cast<int>(rng_.below(static_cast<std::uint64_t>(most - least + 1)));
    }
    bool happens(double probability) { return uniform(0, 1) < probability; }
    double normal() {  // Box and Muller
        return std::sqrt(-2 * std::log(uniform(1e-12, 1))) *
               std::cos(2 * std::numbers::pi * uniform(0, 1));
    }
    // Times people take are log-normal: never below zero, with a long tail.
    Milliseconds around(double median_seconds, double spread) {
        return Milliseconds(std::llround(1'000 * median_seconds * std::exp(spread * normal())));
    }
    Milliseconds until_next(double an_hour) {
        return Milliseconds(std::llround(-std::log(uniform(1e-12, 1)) * 3'600'000 / an_hour));
    }
    Place near(Place place, double spread) {
        return {place.x + spread * normal(), place.y + spread * normal()};
    }
    Place anywhere() { return {uniform(0, kWidth), uniform(0, kHeight)}; }
    // Most shoppers are content.
    int answer() {
        constexpr double kUpTo[] = {0.04, 0.10, 0.20, 0.55};
        const auto* const found =
            std::upper_bound(std::begin(kUpTo), std::end(kUpTo), uniform(0, 1));
        return 1 + static_cast<int>(found - std::begin(kUpTo));
    }

  private:
    SeededRng rng_;
};

// The kiosk as far as touches go: the first question, then tiles, then thanks.
class Day {
  public:
    Day(std::uint64_t seed, double an_hour) : chance_(seed), an_hour_(an_hour) {}

    std::vector<LabelledVisit> run() {
        while (now_ < opened_ + kOpen) {
            const Tick arrival = arrived_ += chance_.until_next(an_hour_);
            now_ = std::max(now_, arrival);
            one_after_another();
        }
        store_ = StoreHours::Closed;
        now_ += Milliseconds(1'800'000);
        cloth();
        after_hours();
        leave(kGiveUp);
        return std::move(visits_);
    }

  private:
    // Who comes next. Misuse is rare beside honest visits, families are not.
    void one_after_another() {
        const double dice = chance_.uniform(0, 1);
        if (dice < 0.030) {
            family();
        } else if (dice < 0.034) {
            child();
        } else if (dice < 0.036) {
            cloth();
        } else if (dice < 0.039) {
            clerk();
        } else if (dice < 0.042) {
            tester();
        } else if (dice < 0.047) {
            two_people();
        } else {
            shopper(Who::Shopper, chance_.around(1.8, 0.5), 0.35);
        }
    }

    // Brings the first question up for somebody who stands there now.
    void step_up(Who who) {
        if (open_) {
            const Milliseconds since = now_ - last_touch_;
            if (since < kGiveUp) {
                now_ += chance_.around(0.8, 0.3);  // finds "New rating"
            }
            leave(std::min(since, kGiveUp));
        }
        begin(who);
    }

    void begin(Who who) {
        visit_ = {};
        visit_.who = who;
        visit_.trace.shown_at = shown_at_;
        visit_.trace.store = store_;
        visit_.trace.reading = reading_time("How was our service today?");
        open_ = true;
        now_ = std::max(now_, shown_at_ + kGuard);
    }

    void touch(Touch::Target target, int value, Place place, int contacts) {
        visit_.trace.add({now_, place, contacts, target, value});
        last_touch_ = now_;
    }

    // The visit ends, by a button or by nobody coming back.
    void leave(Milliseconds after_last_touch) {
        if (!open_) {
            return;
        }
        now_ = std::max(now_, last_touch_);
        visit_.ended = std::max(last_touch_, std::min(now_, last_touch_ + after_last_touch));
        shown_at_ = visit_.ended;
        if (visit_.trace.first_answer() != nullptr) {
            visits_.push_back(visit_);
        }
        open_ = false;
    }

    void thanks() {
        leave(Milliseconds(0));
        shown_at_ = now_ + (chance_.happens(0.3) ? chance_.around(1, 0.3) : kThanks);
    }

    // Honest fingers: one, seldom a second that rests on the glass; 5 mm about the middle of a
    // face.
    int contacts() { return chance_.happens(0.002) ? 3 : (chance_.happens(0.03) ? 2 : 1); }
    void rate(int value, double spread) {
        touch(Touch::Target::Answer, value, chance_.near(face_at(value), spread), contacts());
    }

    void shopper(Who who, Milliseconds decides, double goes_on) {
        step_up(who);
        now_ += decides;
        const int value = chance_.answer();
        rate(value, 5);
        if (!chance_.happens(goes_on)) {
            now_ += chance_.around(1, 0.4);  // walks away from the open visit
            return;
        }
        if (chance_.happens(0.03)) {  // a bag, a child, a telephone
            now_ += Milliseconds(chance_.whole(10'000, 25'000));
        }
        if (chance_.happens(0.02)) {
            now_ += chance_.around(1.5, 0.4);
            rate(std::clamp(value + (chance_.happens(0.5) ? 1 : -1), 1, 5), 5);
        }
        tiles();
        now_ += chance_.around(1.2, 0.4);
        thanks();
    }

    void tiles() {
        const int count = chance_.whole(1, 3) + (chance_.happens(0.05) ? chance_.whole(1, 4) : 0);
        for (int i = 0; i < count; ++i) {
            now_ += chance_.around(1.1, 0.45);
            const int tile = chance_.whole(0, 7);
            touch(Touch::Target::Tile, tile, chance_.near(tile_at(tile), 5), contacts());
        }
    }

    // The next one has seen how it goes, and is quick.
    void family() {
        const int members = chance_.whole(2, 6);
        for (int i = 0; i < members; ++i) {
            shopper(Who::Family, chance_.around(0.9, 0.4), 0.1);
            now_ += chance_.around(0.8, 0.5);
        }
    }

    // Bangs at whatever is there: faces begin a visit, tiles and buttons follow.
    void child() {
        const Tick end = now_ + Milliseconds(chance_.whole(5'000, 40'000));
        const double median = chance_.uniform(0.2, 0.5);
        while (now_ < end) {
            step_up(Who::Child);
            bang_until_answered(end, median);
            while (now_ < end && !chance_.happens(0.08)) {
                bang(median);
            }
            thanks();
        }
    }

    void bang_until_answered(Tick end, double median) {
        while (now_ < end && visit_.trace.first_answer() == nullptr) {
            now_ += chance_.around(median, 0.5);
            const int value = chance_.whole(1, 5);
            touch(chance_.happens(0.6) ? Touch::Target::Answer : Touch::Target::Other, value,
                  chance_.near(face_at(value), 12), hands());
        }
    }

    void bang(double median) {
        now_ += chance_.around(median, 0.5);
        const auto target = chance_.happens(0.6) ? Touch::Target::Tile : Touch::Target::Other;
        touch(target, chance_.whole(0, 7), chance_.anywhere(), hands());
    }

    int hands() { return chance_.happens(0.7) ? 1 : chance_.whole(2, 4); }

    // A cloth slides, so it seldom counts as a tap.
    void cloth() {
        const Tick end = now_ + Milliseconds(chance_.whole(4'000, 20'000));
        while (now_ < end) {
            step_up(Who::Cloth);
            const Tick wiped = now_ + Milliseconds(chance_.whole(1'000, 6'000));
            while (now_ < wiped) {
                now_ += chance_.around(0.15, 0.5);
                const auto target =
                    chance_.happens(0.15) ? Touch::Target::Answer : Touch::Target::Other;
                touch(target, chance_.whole(1, 5), chance_.anywhere(), chance_.whole(1, 4));
            }
            thanks();
        }
    }

    void clerk() {
        const int times = chance_.whole(5, 20);
        const double spread = chance_.uniform(1, 4);
        const double pause = chance_.uniform(0.5, 4);
        for (int i = 0; i < times; ++i) {
            step_up(Who::Clerk);
            now_ += chance_.around(pause, 0.3);
            rate(5, spread);
        }
        now_ += Milliseconds(2'000);
    }

    void tester() {
        const int step = chance_.happens(0.8) ? 1 : -1;
        for (int i = 0; i < 5; ++i) {
            step_up(Who::Tester);
            now_ += chance_.around(1, 0.5);
            rate(step > 0 ? 1 + i : 5 - i, 5);
        }
    }

    void after_hours() {
        for (int i = chance_.whole(1, 3); i > 0; --i) {
            shopper(Who::AfterHours, chance_.around(1.5, 0.4), 0.3);
        }
    }

    // Somebody finds the tiles of another and goes on with them, or changes the rating.
    void two_people() {
        step_up(Who::TwoPeople);
        now_ += chance_.around(1.8, 0.5);
        rate(chance_.answer(), 5);
        now_ += Milliseconds(chance_.whole(10'500, 25'000));
        if (chance_.happens(0.7)) {
            rate(chance_.answer(), 5);
        } else {
            tiles();
        }
        now_ += chance_.around(1.2, 0.4);
        thanks();
    }

    Chance chance_;
    double an_hour_;
    Tick opened_ = from_mono_ms(3'600'000);
    Tick arrived_ = opened_;
    Tick now_ = opened_;
    Tick shown_at_ = opened_;
    Tick last_touch_ = opened_;
    StoreHours store_ = StoreHours::Open;
    LabelledVisit visit_;
    bool open_ = false;  // visit_ is on the screen
    std::vector<LabelledVisit> visits_;
};

}  // namespace

std::vector<LabelledVisit> make_day(std::uint64_t seed, double shoppers_an_hour) {
    return Day(seed, shoppers_an_hour).run();
}

}  // namespace afterword::bench
