// SPDX-License-Identifier: Apache-2.0
// Who is told of an alert beyond the kiosk's screen, and when: staff, the store's manager, the
// region, head office. Pure: what is due follows from the alert, the time and what was told
// already, so neither a restart nor a second look tells anybody twice.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sync/model/alert.hpp"
#include "sync/model/alert_rules.hpp"
#include "sync/model/people.hpp"

namespace afterword {

// An alert as the chain sees it.
struct Situation {
    Alert alert;
    std::string region;  // of its store; may be empty
    enum class Delivery {
        NotShown,
        Shown
    } delivery = Delivery::NotShown;                         // on a kiosk of the store
    enum class Claim { Never, Taken } claim = Claim::Never;  // whether anybody ever took it
    int round = 1;                                           // one more each time it was reopened
    std::optional<WallTime> resumes;                         // the store is closed until then
    // When the store will have been open for so long since `from`.
    std::function<WallTime(WallTime from, Milliseconds open)> after;
};

struct Escalation {
    std::vector<Notice> due;
    std::optional<WallTime> next;  // when to look again, unless the alert changes
};

// While the store is closed only a cry for help and a red line are told; all else waits for it to
// open. Where nobody has a role, whoever stands above is told.
Escalation escalate(const Situation& situation, const Deadlines& deadlines,
                    std::span<const Person> people, std::span<const Notice> told, WallTime now);

}  // namespace afterword
