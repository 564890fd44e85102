// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/clocks.hpp"

namespace afterword {
namespace {

constexpr std::int64_t kMillion = 1'000'000;
constexpr Milliseconds kStartTakes{5'000};  // from the power to the program
constexpr Milliseconds kServerError{1'000};
constexpr Milliseconds kBatteryError{20 * 60'000};
constexpr Milliseconds kFarthestJump{std::chrono::days(10)};

}  // namespace

MachineClock::MachineClock(const FakeClock& world, Rng& rng, std::int64_t fast_ppm, Battery battery)
    : world_(world), rng_(rng), pace_(kMillion + fast_ppm), battery_(battery) {
    start_machine();
}

Milliseconds MachineClock::within(Milliseconds most) {
    const auto width = static_cast<std::uint64_t>(2 * most.count() + 1);
    return Milliseconds(static_cast<std::int64_t>(rng_.below(width))) - most;
}

Tick MachineClock::tick() const {
    return begun_.own + (world_.tick() - begun_.world) * pace_ / kMillion;
}

WallTime MachineClock::wall() const {
    return quality_ == ClockQuality::Synced ? world_.wall() + error_ : set_to_ + (tick() - set_at_);
}

void MachineClock::start_program() {
    boot_ = BootId{static_cast<std::uint32_t>(rng_.next())};
    boots_[boot_] = begun_;
}

void MachineClock::start_machine() {
    begun_ = {world_.tick(), Tick(kStartTakes)};
    if (battery_ == Battery::Good) {
        set_wall(world_.wall() + within(kBatteryError), ClockQuality::Rtc);
    } else {
        set_wall(WallTime(kStartTakes), ClockQuality::Unset);
    }
    start_program();
}

void MachineClock::set_wall(WallTime wall, ClockQuality quality) {
    quality_ = quality;
    set_to_ = wall;
    set_at_ = tick();
}

void MachineClock::synchronise() {
    quality_ = ClockQuality::Synced;
    error_ = within(kServerError);
}

void MachineClock::jump() {
    set_wall(world_.wall() + within(kFarthestJump), ClockQuality::Rtc);
}

Tick MachineClock::in_world(const Beginning& begun, Tick own) const {
    const std::int64_t gone = (own - begun.own).count();
    return begun.world + Milliseconds((gone * kMillion + pace_ - 1) / pace_);
}

Tick MachineClock::in_world(Tick own) const {
    return in_world(begun_, own);
}

std::optional<WallTime> MachineClock::truth_of(const Moment& moment) const {
    const auto begun = boots_.find(moment.boot);
    if (begun == boots_.end()) {
        return std::nullopt;
    }
    return world_.wall() - (world_.tick() - in_world(begun->second, moment.mono));
}

}  // namespace afterword
