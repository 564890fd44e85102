// SPDX-License-Identifier: Apache-2.0
// "Expected 182, have 182": whether a store's day is all there (FORMAT.md, "Completeness").
#include <algorithm>
#include <map>
#include <set>

#include "sync/collector/report.hpp"

namespace afterword {
namespace {

struct Tally {
    std::int64_t have = 0;
    std::int64_t missing = 0;
    std::int64_t lost = 0;
    std::set<KioskId> waiting_for;
    std::set<KioskId> began_anew;
};
using Tallies = std::map<StoreDay, Tally>;

// Every store-day the kiosk went through from one moment to the other. Half a day's steps miss no
// day, however short the clock change makes it.
std::vector<StoreDay> days_between(const Register& places, const KioskId& kiosk, WallTime from,
                                   WallTime to) {
    std::vector<StoreDay> days;
    const auto visit = [&](WallTime at) {
        const auto place = places.place(kiosk, at);
        if (place && (days.empty() || days.back() != *place)) {
            days.push_back(*place);
        }
    };
    for (WallTime at = from; at < to; at += std::chrono::hours(12)) {
        visit(at);
    }
    visit(std::max(from, to));
    return days;
}

Status count_present(Store& store, const DayFilter& filter, Tallies& tallies) {
    auto days = store.count_visits(filter);
    if (!days) {
        return std::move(days).error();
    }
    for (const auto& day : *days) {
        tallies[day.place].have = day.have;
    }
    auto open = store.open_visits(filter);
    if (!open) {
        return std::move(open).error();
    }
    for (const auto& visits : *open) {
        tallies[visits.place].waiting_for.insert(visits.kiosk);
    }
    return done();
}

Status count_missing(Store& store, const Register& places, Tallies& tallies) {
    auto gaps = store.missing_visits();
    if (!gaps) {
        return std::move(gaps).error();
    }
    for (const auto& gap : *gaps) {
        const auto days = days_between(places, gap.kiosk, gap.from, gap.to);
        for (const auto& day : days) {
            tallies[day].waiting_for.insert(gap.kiosk);
        }
        if (!days.empty()) {
            tallies[days.front()].missing += gap.count;
        }
    }
    auto lost = store.lost_rows();
    if (!lost) {
        return std::move(lost).error();
    }
    for (const auto& gap : *lost) {
        const auto days = days_between(places, gap.kiosk, gap.from, gap.to);
        if (!days.empty()) {
            tallies[days.front()].lost += gap.count;
        }
    }
    return done();
}

// Days on which a kiosk may have taken visits that only a lost outbox knew.
Status mark_begun(Store& store, const Register& places, Tallies& tallies) {
    auto begun = store.begun_epochs();
    if (!begun) {
        return std::move(begun).error();
    }
    for (const auto& gap : *begun) {
        for (const auto& day : days_between(places, gap.kiosk, gap.from, gap.to)) {
            tallies[day].began_anew.insert(gap.kiosk);
        }
    }
    return done();
}

// Kiosks that may still have something of that day to say.
void wait_for_silent(const Register& places, const std::map<KioskId, WallTime>& heard,
                     const StoreDay& place, Tally& tally) {
    const Zone zone = places.zone_of(place.store);
    const WallTime end = zone.start_of(place.day + std::chrono::days(1));
    for (const auto& kiosk : places.kiosks_of(place.store, zone.start_of(place.day), end)) {
        const auto last = heard.find(kiosk);
        if (last == heard.end() || last->second < end) {
            tally.waiting_for.insert(kiosk);
        }
    }
}

bool asked(const StoreDay& place, const CompletenessQuery& query) {
    return (!query.store || *query.store == place.store) && (!query.day || *query.day == place.day);
}

}  // namespace

Result<CompletenessReport> report_completeness(Store& store, const Register& places,
                                               const CompletenessQuery& query) {
    Tallies tallies;
    if (query.day) {
        for (const auto& entry : places.stores()) {
            tallies[{entry.store, *query.day}];
        }
    }
    const DayFilter filter{query.store, query.day, query.day, std::nullopt};
    if (auto counted = count_present(store, filter, tallies); !counted) {
        return std::move(counted).error();
    }
    if (auto counted = count_missing(store, places, tallies); !counted) {
        return std::move(counted).error();
    }
    if (auto marked = mark_begun(store, places, tallies); !marked) {
        return std::move(marked).error();
    }
    auto heard = store.last_spoken();
    if (!heard) {
        return std::move(heard).error();
    }
    CompletenessReport answer;
    for (auto& [place, tally] : tallies) {
        if (!asked(place, query)) {
            continue;
        }
        wait_for_silent(places, *heard, place, tally);
        answer.push_back({place,
                          tally.have + tally.missing,
                          tally.have,
                          tally.lost,
                          {tally.waiting_for.begin(), tally.waiting_for.end()},
                          {tally.began_anew.begin(), tally.began_anew.end()}});
    }
    return answer;
}

}  // namespace afterword
