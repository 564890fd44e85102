// SPDX-License-Identifier: Apache-2.0
// What a collector does unasked as time passes: today's figures, silences, deadlines, notices.
#include "platform/base/log.hpp"
#include "sync/collector/cases.hpp"
#include "sync/collector/collector_parts.hpp"
#include "sync/collector/relay.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kEscalateEvery{10'000};
constexpr Milliseconds kEraseEvery = std::chrono::minutes(10);
constexpr std::size_t kMostDueLooks = 10'000;  // of all collectors' alerts, in one query

}  // namespace

// What staff read may be a minute old: rows and their receipts go first.
void Collector::Parts::say_today() {
    const Tick now = clock.tick();
    const auto next = board.next(now);
    if (connection == Connection::Down || !waiting.empty() || !next || *next > now) {
        return;
    }
    std::vector<Outbound> messages;
    auto said = store->read([&] { return board.say(clock.wall(), now, messages); });
    if (!said) {
        log_error("today_unreadable").with("why", said.error().message);
        not_before = now + kRetryStore;
        return;
    }
    send(std::move(messages));
}

void Collector::Parts::watch_silence() {
    if (connection == Connection::Down || shards.held().none() || !waiting.empty() ||
        clock.tick() < watch.next()) {
        return;
    }
    const WallTime now = clock.wall();
    Alerting alerting(*store, basis, now);
    auto looked =
        store->transact([&] { return watch.look(now, clock.tick(), shards.held(), alerting); });
    if (!looked) {
        log_error("silence_unreadable").with("why", looked.error().message);
        not_before = clock.tick() + kRetryStore;
        return;
    }
    tell_stores(alerting.changed(), now);
}

// When a deadline has passed people are told, by whoever speaks for the alert's store.
void Collector::Parts::escalate() {
    if (shards.held().none() || !waiting.empty() || clock.tick() < escalate_at) {
        return;
    }
    escalate_at = clock.tick() + kEscalateEvery;
    const WallTime now = clock.wall();
    std::vector<AlertId> mine;
    auto read = store->read([&]() -> Status {
        auto due = store->due_looks(now, kMostDueLooks);
        if (!due) {
            return std::move(due).error();
        }
        for (const auto& standing : *due) {
            if (speaks_for(standing.store) && mine.size() < kMostPerRound) {
                mine.push_back(standing.alert);
            }
        }
        return done();
    });
    if (read && !mine.empty()) {
        read = look_again(mine, now);
    }
    if (!read) {
        log_error("escalation_failed").with("why", read.error().message);
        not_before = clock.tick() + kRetryStore;
    } else if (mine.size() == kMostPerRound) {
        escalate_at = clock.tick();
    }
}

Status Collector::Parts::look_again(std::span<const AlertId> alerts, WallTime now) {
    Alerting alerting(*store, basis, now);
    auto looked = store->transact([&]() -> Status {
        for (const auto& alert : alerts) {
            if (auto seen = alerting.look_again(alert); !seen) {
                return seen;
            }
        }
        return done();
    });
    if (looked) {
        tell_stores(alerting.changed(), now);
    }
    return looked;
}

// Of several collectors one tells: whoever holds the first shard.
void Collector::Parts::tell_people() {
    if (!shards.held().test(0) || clock.tick() < postman.next()) {
        return;
    }
    if (auto told = postman.work(clock.wall(), clock.tick()); !told) {
        log_error("notices_unwritten").with("why", told.error().message);
        not_before = clock.tick() + kRetryStore;
    }
}

// How to reach shoppers is forgotten in time; of several collectors by whoever holds the first
// shard.
void Collector::Parts::erase_old() {
    if (!shards.held().test(0) || !waiting.empty() || clock.tick() < erase_at) {
        return;
    }
    erase_at = clock.tick() + kEraseEvery;
    const WallTime now = clock.wall();
    Cases cases(*store, basis, now);
    bool more = false;
    auto erased = store->transact([&]() -> Status {
        auto count = cases.erase_old(now - basis.rules.keep_contacts, kMostPerRound);
        more = count && *count == kMostPerRound;
        return count ? done() : Status(std::move(count).error());
    });
    if (!erased) {
        log_error("details_not_erased").with("why", erased.error().message);
        not_before = clock.tick() + kRetryStore;
        return;
    }
    if (more) {
        erase_at = clock.tick();
    }
    tell_stores(cases.changed(), now);
}

void Collector::Parts::note_sent() {
    if (shards.held().none() || !waiting.empty() || !sent_notes.next() ||
        clock.tick() < *sent_notes.next()) {
        return;
    }
    if (auto written = sent_notes.write(*store); !written) {
        log_error("sending_not_noted").with("why", written.error().message);
        not_before = clock.tick() + kRetryStore;
    }
}

void Collector::Parts::tell_stores(std::span<const AlertMessage> changed, WallTime now) {
    std::vector<Outbound> messages;
    const Relay relay(basis, now);
    for (const auto& alert : changed) {
        relay.tell_store(alert, messages);
    }
    send(std::move(messages));
}

}  // namespace afterword
