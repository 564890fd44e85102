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

// The member keeps its own words, too.
Status Alerting::amend_member(AlertMessage known, const std::optional<AlertCause>& cause) {
    if (auto amended = regroup(known.alert, *known.alert.into, cause); !amended) {
        return amended;
    }
    const Alert before = known.alert;
    quote(known.alert, cause.value_or(AlertCause()));
    return known.alert == before ? done() : keep(known);
}

// A visit of a group was amended: the group has lost one, has it again, or quotes other words.
Status Alerting::regroup(const Alert& member, const AlertId& leader,
                         const std::optional<AlertCause>& cause) {
    auto known = find_locked(leader);
    if (!known || !*known) {
        return known ? done() : Status(std::move(known).error());
    }
    AlertMessage message = **std::move(known);
    auto after = regrouped(message.alert, member, cause);
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
