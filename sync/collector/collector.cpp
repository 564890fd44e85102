// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/collector.hpp"

#include <algorithm>

#include "platform/base/log.hpp"
#include "sync/collector/collector_parts.hpp"
#include "sync/collector/relay.hpp"

namespace afterword {
namespace {

constexpr std::size_t kMostWaiting = 4096;
constexpr std::size_t kMostOutgoing = 65'536;
constexpr int kMostTries = 4;  // while others on the same database are in the way
constexpr Milliseconds kLongestSleep{10'000};
constexpr Milliseconds kRetryPublish{20};
// Collectors' clocks differ by less than this.
constexpr Milliseconds kClocksDiffer{60'000};

}  // namespace

Collector::Collector(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Collector::Collector(Collector&&) noexcept = default;
Collector& Collector::operator=(Collector&&) noexcept = default;
Collector::~Collector() = default;

// --- in ---

void Collector::handle(const LinkEvent& event) {
    if (const auto* arrived = std::get_if<Arrived>(&event)) {
        parts_->take_in(*arrived);
    } else if (std::holds_alternative<LinkUp>(event)) {
        parts_->connection = Parts::Connection::Up;
        parts_->keep_shards();
        parts_->send_open_alerts(parts_->shards.held());
        parts_->board.note_all();
        parts_->board.keep_only([this](const StoreId& of) { return parts_->speaks_for(of); });
    } else {
        // Kiosks ask again for what didn't reach them.
        parts_->connection = Parts::Connection::Down;
        parts_->outgoing.clear();
    }
}

void Collector::handle(RevokedKiosks revoked) {
    parts_->revoked = std::move(revoked.kiosks);
    std::erase_if(parts_->waiting, [this](const Letter& letter) {
        return parts_->revoked.contains(letter.from.kiosk);
    });
}

void Collector::handle(ErrandOutcome outcome) {
    parts_->postman.take(std::move(outcome));
}

void Collector::Parts::take_in(const Arrived& arrived) {
    auto from = parse_up_topic(arrived.topic);
    if (!from) {
        complaints.say("topic_unknown", {}, arrived.topic);
        return;
    }
    link.settled();
    if (!shards.held().test(from->shard)) {
        return;  // it was on its way while somebody else took the shard
    }
    if (revoked.contains(from->kiosk)) {
        turn_away(from->kiosk, arrived.retained);
        return;
    }
    if (from->kind == UpKind::State) {
        note_presence(from->kiosk, arrived.payload);
        return;
    }
    const bool carries_rows = from->kind == UpKind::Batch || from->kind == UpKind::Hello;
    // A retained message is an old one: it doesn't show that the kiosk is there.
    if (!carries_rows || arrived.retained == Retain::Yes) {
        return;
    }
    if (waiting.size() >= kMostWaiting) {
        complaints.say("too_much_waiting", from->kiosk, "it will be sent again");
        return;
    }
    ++counted.messages_taken;
    waiting.push_back({*std::move(from), arrived.payload});
}

void Collector::Parts::turn_away(const KioskId& kiosk, Retain retained) {
    ++counted.messages_turned_away;
    complaints.say("revoked_kiosk_speaks", kiosk, "nothing of it is taken");
    if (intruder && retained == Retain::No) {
        intruder(kiosk);
    }
}

void Collector::Parts::note_presence(const KioskId& kiosk, const std::string& payload) {
    const auto state = decode_state(payload);
    if (!state) {
        if (!payload.empty()) {
            complaints.say("state_refused", kiosk, state.error().message);
        }
        return;
    }
    const auto effect = presences.take(kiosk, *state);
    watch.note(kiosk, presences.of(kiosk), clock.wall());
    switch (effect) {
        case Presences::Effect::CameOnline:
            log_info("kiosk_online").with("kiosk", kiosk.text);
            break;
        case Presences::Effect::WentOffline:
            log_info("kiosk_offline").with("kiosk", kiosk.text);
            break;
        case Presences::Effect::Nothing:
            break;
    }
}

// Nothing of what was sent before a connection is sure to have arrived, and what another collector
// did on these shards it may not have told anybody.
void Collector::Parts::send_open_alerts(const ShardSet& because) {
    std::vector<Outbound> messages;
    const WallTime now = clock.wall();
    const Relay relay(basis, now);
    const auto concerned = [&](const StoreId& of) {
        const auto kiosks = basis.places.kiosks_of(of, now);
        return because.all() || std::any_of(kiosks.begin(), kiosks.end(), [&](const auto& kiosk) {
                   return because.test(static_cast<std::size_t>(shard_of(kiosk)));
               });
    };
    auto sent = store->read([&]() -> Status {
        auto open = store->alerts({std::nullopt, std::nullopt, 0, AlertFilter::Which::NotEnded});
        if (!open) {
            return std::move(open).error();
        }
        for (const auto& alert : *open) {
            if (concerned(alert.alert.store)) {
                relay.tell_store(alert, messages);
            }
        }
        return done();
    });
    if (!sent) {
        log_error("alerts_unreadable").with("why", sent.error().message);
        return;
    }
    send(std::move(messages));
}

// --- shards ---

void Collector::Parts::keep_shards() {
    if (shards.next() > clock.tick()) {
        return;
    }
    const ShardSet before = shards.held();
    shards.tick(clock.tick(), connection == Connection::Up ? ShardKeeper::Broker::Connected
                                                           : ShardKeeper::Broker::Away);
    if (shards.held() != before) {
        follow_shards(before);
    }
    note_heard();
}

void Collector::Parts::follow_shards(const ShardSet& before) {
    const ShardSet& held = shards.held();
    std::vector<std::string> filters;
    for (std::size_t shard = 0; shard < kShardCount; ++shard) {
        if (held.test(shard)) {
            filters.push_back(shard_filter(static_cast<int>(shard)));
        }
    }
    link.listen(filters);
    std::erase_if(waiting, [&](const Letter& letter) { return !held.test(letter.from.shard); });
    board.keep_only([&](const StoreId& of) { return speaks_for(of); });
    if (held.none()) {
        next_due.reset();
    }
    const ShardSet gained = held & ~before;
    if (gained.none()) {
        return;
    }
    next_due = clock.wall();  // visits of these shards may be waiting for the rules
    heard_since = WallTime();
    send_open_alerts(gained);
}

// Of one store's day one collector speaks, whoever takes in its kiosks' rows: who holds the shard
// that the store's own name would have.
bool Collector::Parts::speaks_for(const StoreId& of) const {
    return shards.held().test(static_cast<std::size_t>(shard_of(KioskId{of.text})));
}

// Rows that other collectors have taken in.
void Collector::Parts::note_heard() {
    if (shards.alone() || shards.held().none()) {
        return;
    }
    const WallTime now = clock.wall();
    std::map<KioskId, WallTime> heard;
    auto read = store->read([&]() -> Status {
        auto last = store->last_heard();
        if (!last) {
            return std::move(last).error();
        }
        heard = *std::move(last);
        return done();
    });
    if (!read) {
        return;  // the next round says so
    }
    for (const auto& [kiosk, at] : heard) {
        const Posting* posting = at < heard_since ? nullptr : basis.places.find_posting(kiosk, now);
        if (posting != nullptr && speaks_for(posting->store)) {
            board.note(posting->store);
        }
    }
    heard_since = now - kClocksDiffer;
}

// --- one round ---

void Collector::tick() {
    parts_->keep_shards();
    if (parts_->clock.tick() >= parts_->not_before) {
        parts_->work();
        parts_->say_today();
        parts_->watch_silence();
        parts_->escalate();
        parts_->tell_people();
        parts_->erase_old();
        parts_->note_sent();
    }
    parts_->flush();
}

void Collector::Parts::work() {
    if (shards.held().none() || (waiting.empty() && !judging_due())) {
        return;
    }
    const auto count = std::min(waiting.size(), kMostPerRound);
    const std::vector<Letter> letters(
        std::make_move_iterator(waiting.begin()),
        std::make_move_iterator(waiting.begin() + static_cast<std::ptrdiff_t>(count)));
    waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(count));
    auto worked = work_on(letters);
    for (int tries = 1; !worked && worked.error().code == Errc::Busy && tries < kMostTries;
         ++tries) {
        worked = work_on(letters);
    }
    if (!worked && worked.error().code == Errc::Refused) {
        const ShardSet before = shards.held();
        shards.lose(clock.tick());
        follow_shards(before);
    } else if (!worked && letters.size() > 1 && worked.error().code != Errc::Full) {
        work_one_by_one(letters);
    }
}

// One message that can't be stored must not hold up the others. What fails alone as well is left
// without a receipt, and comes again.
void Collector::Parts::work_one_by_one(std::span<const Letter> letters) {
    for (const auto& letter : letters) {
        static_cast<void>(work_on({&letter, 1}));
    }
}

Status Collector::Parts::work_on(std::span<const Letter> letters) {
    const WallTime now = clock.wall();
    Reception reception(*store, basis, complaints, now);
    std::optional<WallTime> due;
    auto stored = store->transact([&]() -> Status {
        LetterReader reader(letters, receipted);
        for (const auto& letter : letters) {
            if (auto taken = reception.take(letter, reader.next()); !taken) {
                return taken;
            }
        }
        if (auto judged = reception.judge_due(shards.held(), kMostPerRound); !judged) {
            return judged;
        }
        if (auto finished = reception.finish(); !finished) {
            return finished;
        }
        auto next = store->next_due(shards.held());
        if (!next) {
            return std::move(next).error();
        }
        due = *next;
        return done();
    });
    if (!stored) {
        log_error("not_stored").with("why", stored.error().message);
        ++counted.store_failures;
        not_before = clock.tick() + kRetryStore;
        return stored;
    }
    not_before = Tick();
    next_due = due;
    for (const auto& [kiosk, upto] : reception.receipted()) {
        receipted[kiosk] = upto;
    }
    send(reception.messages());
    note_stores_of(letters, now);
    return done();
}

void Collector::Parts::note_stores_of(std::span<const Letter> letters, WallTime now) {
    for (const auto& letter : letters) {
        const Posting* posting = basis.places.find_posting(letter.from.kiosk, now);
        if (posting != nullptr && speaks_for(posting->store)) {
            board.note(posting->store);
        }
    }
}

// --- out ---

void Collector::Parts::send(std::vector<Outbound> messages) {
    // Whatever changes an alert tells its kiosks and screens.
    if (alerts_changed && std::any_of(messages.begin(), messages.end(), [](const auto& message) {
            return message.alert.has_value();
        })) {
        alerts_changed();
    }
    if (connection == Connection::Down || outgoing.size() > kMostOutgoing) {
        return;
    }
    std::move(messages.begin(), messages.end(), std::back_inserter(outgoing));
}

void Collector::Parts::flush() {
    while (!outgoing.empty()) {
        if (!link.publish(outgoing.front().message)) {
            publish_at = clock.tick() + kRetryPublish;
            return;
        }
        if (const auto& alert = outgoing.front().alert; alert && !alert->kiosk.text.empty()) {
            sent_notes.add(*alert, clock.wall(), clock.tick());
        }
        outgoing.pop_front();
    }
}

Tick Collector::next_wake() const {
    const Parts& parts = *parts_;
    const Tick now = parts.clock.tick();
    Tick wake = std::min(now + kLongestSleep, parts.shards.next());
    if (!parts.waiting.empty()) {
        wake = std::max(now, parts.not_before);
    }
    if (!parts.outgoing.empty()) {
        wake = std::min(wake, std::max(now, parts.publish_at));
    }
    if (parts.shards.held().test(0)) {
        wake = std::min(wake, std::max({now, parts.postman.next(), parts.not_before}));
    }
    if (const auto noting = parts.sent_notes.next(); noting && parts.shards.held().any()) {
        wake = std::min(wake, std::max({now, *noting, parts.not_before}));
    }
    if (const auto today = parts.board.next(now);
        today && parts.connection == Parts::Connection::Up) {
        wake = std::min(wake, std::max(*today, parts.not_before));
    }
    if (parts.next_due) {
        const Milliseconds until = std::max(*parts.next_due - parts.clock.wall(), Milliseconds(0));
        wake = std::min(wake, std::max(now + std::min(until, kLongestSleep), parts.not_before));
    }
    return wake;
}

void run_collector(Collector& collector, Mailbox<CollectorLetter>& mailbox, const Clock& clock,
                   const std::function<void(Tick)>& beat, const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        beat(clock.tick());
        const auto wait = std::max(collector.next_wake() - clock.tick(), Milliseconds(0));
        auto letter = mailbox.take(stop, wait);
        for (std::size_t taken = 1; letter; ++taken) {
            if (const auto* event = std::get_if<LinkEvent>(&*letter)) {
                collector.handle(*event);
            } else if (const auto* question = std::get_if<Inquiry>(&*letter)) {
                question->reply(collector.answer(question->query));
            } else if (auto* outcome = std::get_if<ErrandOutcome>(&*letter)) {
                collector.handle(std::move(*outcome));
            } else {
                collector.handle(std::get<RevokedKiosks>(*std::move(letter)));
            }
            letter = taken < kMostPerRound ? mailbox.take_now() : std::nullopt;
        }
        collector.tick();
    }
}

}  // namespace afterword
