// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/troubles.hpp"

namespace afterword {
namespace {

constexpr std::uint64_t kLongestPeace = 20 * 60'000;  // milliseconds
constexpr std::uint64_t kMostOperations = 400;        // of a disk, before a program dies
constexpr std::uint64_t kCollectorIsHit = 4;          // one harm in so many

Death some_death(Rng& rng) {
    return rng.below(2) == 0 ? Death::Killed : Death::PowerLost;
}

}  // namespace

NetworkLink& Troubles::some_link() {
    return rng_.below(kCollectorIsHit) == 0 ? collector_.link() : somebody().link();
}

void Troubles::harm_a_program() {
    const std::uint64_t operations = rng_.below(kMostOperations);
    const Death death = some_death(rng_);
    if (rng_.below(kCollectorIsHit) == 0) {
        collector_.die_after(operations, death);
    } else {
        somebody().die_after(operations, death);
    }
}

void Troubles::harm_the_network() {
    switch (rng_.below(6)) {
        case 0:
            network_.crash_broker();
            break;
        case 1:
            some_link().reset();
            break;
        case 2:
            some_link().lose(Way::Up);
            break;
        case 3:
            some_link().lose(Way::Down);
            break;
        case 4:
            some_link().lose(Way::Both);
            break;
        default:
            some_link().cut_off();
            break;
    }
}

void Troubles::harm_a_disk() {
    Disk& disk = rng_.below(kCollectorIsHit) == 0 ? collector_.disk() : somebody().disk();
    disk.set(rng_.below(2) == 0 ? Disk::Health::Flaky : Disk::Health::Full);
}

void Troubles::harm_a_clock() {
    if (rng_.below(2) == 0) {
        somebody().clock().jump();
    } else {
        somebody().clock().synchronise();
    }
}

void Troubles::change_the_weather() {
    network_.set_weather({rng_.below(300), rng_.below(200), Milliseconds(rng_.below(5'000))});
}

// Half of what is broken, so that troubles overlap.
void Troubles::mend() {
    const auto luck = [this] { return rng_.below(2) == 0; };
    network_.start_broker();
    for (auto& kiosk : kiosks_) {
        if (luck()) {
            kiosk->link().heal();
        }
        if (luck()) {
            kiosk->disk().set(Disk::Health::Good);
        }
    }
    collector_.link().heal();
    collector_.disk().set(Disk::Health::Good);
}

void Troubles::work() {
    next_ = clock_.tick() + Milliseconds(1'000 + rng_.below(kLongestPeace));
    switch (rng_.below(10)) {
        case 0:
        case 1:
        case 2:
            harm_a_program();
            break;
        case 3:
        case 4:
            harm_the_network();
            break;
        case 5:
            harm_a_disk();
            break;
        case 6:
            harm_a_clock();
            break;
        case 7:
            change_the_weather();
            break;
        default:
            mend();
            break;
    }
}

void Troubles::end() {
    network_.set_weather({});
    network_.start_broker();
    collector_.link().heal();
    collector_.disk().set(Disk::Health::Good);
    for (auto& kiosk : kiosks_) {
        kiosk->link().heal();
        kiosk->disk().set(Disk::Health::Good);
    }
}

}  // namespace afterword
