// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/alert_groups.hpp"

#include <charconv>
#include <iterator>
#include <utility>

namespace afterword {
namespace {

// The names of the notes that say which alert leads, and how many have led today.
std::string group_note(const StoreId& store, const std::string& group) {
    return "group of " + store.text + " " + group;
}
std::string over_cap_note(const StoreId& store) {
    return "over cap of " + store.text;
}
std::string today_note(const StoreId& store) {
    return "groups of " + store.text;
}

}  // namespace

Result<std::optional<AlertMessage>> AlertGroups::leader_of(const Alert& alert) {
    const auto group = group_of(alert);
    if (!group) {
        return std::optional<AlertMessage>();
    }
    auto leader = joinable(group_note(alert.store, *group));
    if (!leader || *leader) {
        return leader;
    }
    auto so_far = today(alert.store);
    if (!so_far) {
        return std::move(so_far).error();
    }
    return so_far->groups < basis_.rules.groups.most_a_day ? std::optional<AlertMessage>()
                                                           : joinable(over_cap_note(alert.store));
}

Status AlertGroups::lead(Alert& alert) {
    auto so_far = today(alert.store);
    if (!so_far) {
        return std::move(so_far).error();
    }
    const int groups = so_far->groups + 1;
    const bool over = groups > basis_.rules.groups.most_a_day;
    if (over) {
        alert.reason = kOverCap;
        alert.title = "More than " + std::to_string(basis_.rules.groups.most_a_day) +
                      " alerts today · " + alert.title;
    }
    const std::string note =
        over ? over_cap_note(alert.store) : group_note(alert.store, *group_of(alert));
    if (auto noted = note_recurrence(alert, note); !noted) {
        return noted;
    }
    if (auto noted = store_.set_note(note, alert.id.text); !noted) {
        return noted;
    }
    return store_.set_note(today_note(alert.store), so_far->day + " " + std::to_string(groups));
}

Result<AlertGroups::Today> AlertGroups::today(const StoreId& store) {
    Today today{day_text(basis_.places.zone_of(store).day_of(now_)), 0};
    auto note = store_.note(today_note(store));
    if (!note) {
        return std::move(note).error();
    }
    const auto space = note->find(' ');
    if (space != std::string::npos && note->substr(0, space) == today.day) {
        // A note of ours; one that is damaged counts from none.
        std::from_chars(note->data() + space + 1, note->data() + note->size(), today.groups);
    }
    return today;
}

Result<std::optional<AlertMessage>> AlertGroups::last_led(const std::string& note) {
    auto id = store_.note(note);
    if (!id) {
        return std::move(id).error();
    }
    const auto grown = grown_.find(AlertId{*id});
    return grown != grown_.end() ? Result(std::optional(grown->second))
                                 : store_.find_alert(AlertId{*id});
}

// Where one more may join it.
Result<std::optional<AlertMessage>> AlertGroups::joinable(const std::string& note) {
    auto known = last_led(note);
    if (!known || !*known) {
        return known;
    }
    const Alert& leader = (*known)->alert;
    auto solved = solved_at(leader);
    if (!solved) {
        return std::move(solved).error();
    }
    return joins(leader, *solved, now_, basis_.rules.groups) ? *std::move(known)
                                                             : std::optional<AlertMessage>();
}

Status AlertGroups::note_recurrence(Alert& alert, const std::string& note) {
    auto last = last_led(note);
    if (!last || !*last) {
        return last ? done() : Status(std::move(last).error());
    }
    auto solved = solved_at((*last)->alert);
    if (!solved) {
        return std::move(solved).error();
    }
    if (*solved && now_ - **solved <= basis_.rules.groups.recurs_within) {
        alert.recurs = (*last)->alert.id;
    }
    return done();
}

// Empty of what is not, or no longer, solved.
Result<std::optional<WallTime>> AlertGroups::solved_at(const Alert& alert) {
    if (alert.stage != AlertStage::Solved && alert.stage != AlertStage::Confirmed) {
        return std::optional<WallTime>();
    }
    auto lines = store_.history(alert.id);
    if (!lines) {
        return std::move(lines).error();
    }
    std::optional<WallTime> at;
    for (const auto& line : *lines) {
        if (line.fate == Fate::Applied && line.step == name(AlertStepKind::Solved)) {
            at = line.at;
        }
    }
    return at;
}

std::optional<AlertMessage> AlertGroups::take_grown(const AlertId& alert) {
    const auto found = grown_.find(alert);
    if (found == grown_.end()) {
        return std::nullopt;
    }
    return std::move(grown_.extract(found).mapped());
}

std::vector<AlertMessage> AlertGroups::take_grown() {
    std::vector<AlertMessage> leaders;
    for (auto& [id, leader] : std::exchange(grown_, {})) {
        leaders.push_back(leader);
    }
    return leaders;
}

}  // namespace afterword
