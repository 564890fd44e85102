// SPDX-License-Identifier: Apache-2.0
// Low scores of one store and reason are one alert: the first leads, what follows joins it. Pure:
// kiosk and collector group alike.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

#include "platform/base/clock.hpp"
#include "sync/model/alert.hpp"
#include "sync/model/alert_causes.hpp"

namespace afterword {

constexpr std::size_t kMostMembers = 1000;  // of one alert, as on the wire

// Why an alert that is open stands as it does: it stands for all that were over the day's cap.
inline constexpr std::string_view kOverCap = "over_cap";
// Or for what came in too late to be run for.
inline constexpr std::string_view kMissed = "missed";
inline bool is_summary(const Alert& alert) {
    return alert.reason == kOverCap || alert.reason == kMissed;
}

struct GroupSettings {
    // What comes so soon after a group was solved is of the same trouble: it joins what was solved.
    Milliseconds cool_down{10 * 60'000};
    // So many groups of a store on its day; all further ones are one.
    int most_a_day = 30;
    // A new group of the same reason so soon after one was solved is the same trouble again.
    Milliseconds recurs_within{std::chrono::days(14)};
};

// What is grouped together within a store; empty for alerts that stand alone.
std::optional<std::string> group_of(const Alert& alert);

// Whether one more joins that group at `now`. `ended` is when its alert was solved; an alert that
// was dismissed, or is over for another reason, takes in nothing more.
bool joins(const Alert& leader, std::optional<WallTime> ended, WallTime now,
           const GroupSettings& settings);

// Puts the member into the group: the leader is longer by one visit, no rev higher, since a step
// that is on its way is about it all the same; the member has ended. A leader that quotes nobody
// quotes the member.
void join(Alert& leader, Alert& member);

// Whether it stands for other visits than its own.
bool is_group(const Alert& alert);

// The leader once a visit of its group was amended, of which `member` was the alert so far (the
// leader's own, or one that joined): it leaves the group, comes back, or has other words. Empty
// where that changes nothing.
std::optional<Alert> regrouped(const Alert& leader, const Alert& member,
                               const std::optional<AlertCause>& cause);

}  // namespace afterword
