// SPDX-License-Identifier: Apache-2.0
// Whom the company tells of an alert beyond the kiosk's screen, and what it tells them.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "sync/model/ids.hpp"

namespace afterword {

// From the counter upwards; each answers for those before it.
enum class PersonRole { Staff, Manager, Region, HeadOffice };
std::string_view name(PersonRole role);
std::optional<PersonRole> find_person_role(std::string_view name);

using PersonId = Id<struct PersonTag>;    // 1–64 of a-z 0-9 -
using ChannelId = Id<struct ChannelTag>;  // the same alphabet

struct Person {
    PersonId id;
    PersonRole role = PersonRole::Manager;
    std::vector<StoreId> stores;       // whom a manager answers for
    std::vector<std::string> regions;  // whom a region's head answers for; head office has all
    std::vector<ChannelId> channels;   // each of them is told
    std::string language = "en";       // of what they are told
    std::string email = {};            // for channels that go to each person; may be empty
};

// Why somebody is told.
enum class NoticeKind {
    Raised,        // it is there
    TakeLate,      // nobody took it in time
    FactsLate,     // its facts are late
    SolutionLate,  // its solution is late
    Undelivered,   // no kiosk of the store has shown it by half its deadline
    Reminder,      // nobody has taken it still
    Summary,       // of what was over the day's cap
    Solved,        // it waits for somebody to confirm it
};
std::string_view name(NoticeKind kind);
std::optional<NoticeKind> find_notice_kind(std::string_view name);

// One message to one person. Told once for each (alert, person, kind, round).
struct Notice {
    AlertId alert;
    PersonId person;
    NoticeKind kind = NoticeKind::Raised;
    int round = 1;  // of reminders
    WallTime created;
    bool operator==(const Notice&) const = default;
};

}  // namespace afterword
