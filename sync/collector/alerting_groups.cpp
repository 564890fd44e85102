// SPDX-License-Identifier: Apache-2.0
// Low scores of one store and reason: the first is shown at once and leads, the others join it.
#include "sync/collector/alerting.hpp"

namespace afterword {

Status Alerting::raise_grouped(AlertMessage message) {
    if (!group_of(message.alert)) {
        return start(std::move(message));
    }
    // Other kiosks of the store may be another collector's.
    if (auto locked = store_.lock_chain(message.alert.store); !locked) {
        return locked;
    }
    auto leader = groups_.leader_of(message.alert);
    auto seen_to = was_seen_to(message.alert.id);
    if (!leader || !seen_to) {
        return !leader ? std::move(leader).error() : std::move(seen_to).error();
    }
    if (*leader && *seen_to) {
        return start(std::move(message));  // what staff did is about this one
    }
    if (!*leader) {
        if (auto leads = groups_.lead(message.alert); !leads) {
            return leads;
        }
        return start(std::move(message));
    }
    join((*leader)->alert, message.alert);
    groups_.grow(**std::move(leader));
    return start(std::move(message));
}

// A visit of a group was amended: the group has lost one, or has it again.
Status Alerting::regroup(const Alert& member, const AlertId& leader, Complaint complaint) {
    auto known = find_locked(leader);
    if (!known || !*known || !member.visit) {
        return known ? done() : Status(std::move(known).error());
    }
    AlertMessage message = **std::move(known);
    auto after = regrouped(message.alert, *member.visit, complaint);
    if (!after) {
        return done();
    }
    if (auto noted = note_amended(message.alert, *after); !noted) {
        return noted;
    }
    message.alert = *std::move(after);
    return keep(message);
}

Status Alerting::keep_grown(const AlertId& alert) {
    auto leader = groups_.take_grown(alert);
    return leader ? keep(*leader) : done();
}

Status Alerting::write() {
    for (auto& leader : groups_.take_grown()) {
        if (auto kept = keep(leader); !kept) {
            return kept;
        }
    }
    return trends_.write();
}

}  // namespace afterword
