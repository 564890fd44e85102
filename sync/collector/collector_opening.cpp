// SPDX-License-Identifier: Apache-2.0
// How a collector begins: the database, brought up to date with the configuration.
#include <utility>

#include "platform/base/hash.hpp"
#include "sync/collector/collector_parts.hpp"
#include "sync/collector/store/moving.hpp"
#include "sync/collector/store/open_store.hpp"

namespace afterword {
namespace {

constexpr std::size_t kPage = 1000;

// The note under which the register stands by which places were last worked out.
constexpr const char* kPlacedBy = "placed_by";

// A database that is still being filled from another is none to work on.
Status check_whole(Store& store) {
    std::string from;
    auto read = store.read([&]() -> Status {
        auto note = store.note(kMovingNote);
        if (!note) {
            return std::move(note).error();
        }
        from = *std::move(note);
        return done();
    });
    if (!read || from.empty()) {
        return read;
    }
    return Error{Errc::Busy, "`afterword-collector migrate --from " + from +
                                 "` has not finished with this database"};
}

}  // namespace

std::string fingerprint_of(const Basis& basis) {
    std::string text = basis.places.fingerprint();
    for (const auto& [id, survey] : basis.surveys.all()) {
        text += '\n' + id.text;
    }
    return content_name(text);
}

Status Collector::Parts::catch_up_with_configuration() {
    const WallTime now = clock.wall();
    Reception reception(*store, basis, complaints, now);
    const auto configuration = fingerprint_of(basis);
    return store->transact([&]() -> Status {
        // First: from here on whoever works by another configuration cannot commit.
        if (auto counts = let_count(configuration); !counts) {
            return counts;
        }
        if (auto placed = follow_register(reception); !placed) {
            return placed;
        }
        if (auto finished = reception.finish(); !finished) {
            return finished;
        }
        for (const auto& [id, survey] : basis.surveys.all()) {
            if (auto met = store->meet_survey(id, now); !met) {
                return met;
            }
        }
        // People, deadlines and hours may be others than before. What was solved longer ago than
        // that has had its last look, even where it was reopened once.
        const Deadlines& deadlines = basis.rules.deadlines;
        const WallTime since = now - deadlines.expiry - deadlines.prevention;
        if (auto looking = store->look_at_all(now, since); !looking) {
            return looking;
        }
        auto due = store->next_due(shards.held());
        if (!due) {
            return std::move(due).error();
        }
        next_due = *due;
        return done();
    });
}

Status Collector::Parts::let_count(const std::string& configuration) {
    auto counting = store->note(kConfiguredBy);
    if (!counting) {
        return std::move(counting).error();
    }
    return *counting == configuration ? done() : store->set_note(kConfiguredBy, configuration);
}

// Visits get their place anew when the register has changed, and kiosks that were unknown are let
// in.
Status Collector::Parts::follow_register(Reception& reception) {
    auto placed_by = store->note(kPlacedBy);
    if (!placed_by) {
        return std::move(placed_by).error();
    }
    if (*placed_by == basis.places.fingerprint()) {
        return done();
    }
    if (auto placed = place_again(); !placed) {
        return placed;
    }
    for (const auto& kiosk : basis.places.kiosks()) {
        if (auto readmitted = reception.readmit(kiosk); !readmitted) {
            return readmitted;
        }
    }
    return store->set_note(kPlacedBy, basis.places.fingerprint());
}

Status Collector::Parts::place_again() {
    std::int64_t number = 0;
    while (true) {
        auto page = store->visits_after(number, kPage);
        if (!page) {
            return std::move(page).error();
        }
        if (page->empty()) {
            return done();
        }
        number = page->back().number;
        std::vector<MovedVisit> moved;
        for (auto& visit : *page) {
            auto place = basis.places.place(visit.kiosk, visit.time.at);
            if (place != visit.place) {
                auto from = std::exchange(visit.place, std::move(place));
                moved.push_back({std::move(visit), std::move(from)});
            }
        }
        if (auto done_so = store->move(moved); !done_so) {
            return done_so;
        }
    }
}

Result<Collector> Collector::open(CollectorOptions options, const Clock& clock, Link& link) {
    auto store = options.postgres.empty() ? open_sqlite_store(options.database, options.vfs)
                                          : open_postgres_store(options.postgres, options.company);
    if (!store) {
        return std::move(store).error();
    }
    if (auto whole = check_whole(**store); !whole) {
        return std::move(whole).error();
    }
    auto parts = std::make_unique<Parts>(std::move(options), *std::move(store), clock, link);
    if (auto ready = parts->catch_up_with_configuration(); !ready) {
        return std::move(ready).error();
    }
    return Collector(std::move(parts));
}

}  // namespace afterword
