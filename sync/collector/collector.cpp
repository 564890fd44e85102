// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/collector.hpp"

#include <algorithm>
#include <deque>
#include <set>

#include "platform/base/log.hpp"
#include "sync/collector/presence.hpp"
#include "sync/collector/reception.hpp"
#include "sync/collector/relay.hpp"
#include "sync/collector/report.hpp"
#include "sync/collector/store/open_store.hpp"
#include "sync/collector/today_board.hpp"

namespace afterword {
namespace {

constexpr std::size_t kMostPerRound = 64;  // messages, and visits to judge, in one transaction
constexpr std::size_t kMostWaiting = 4096;
constexpr std::size_t kMostOutgoing = 65'536;
constexpr std::size_t kPage = 1000;
constexpr Milliseconds kLongestSleep{10'000};
constexpr Milliseconds kRetryPublish{20};
constexpr Milliseconds kRetryStore{1'000};

// The note under which the register stands by which places were last worked out.
constexpr const char* kPlacedBy = "placed_by";

struct Letter {
    UpTopic from;
    std::string payload;
};

}  // namespace

struct Collector::Parts {
    Parts(CollectorOptions options, std::unique_ptr<Store> opened, const Clock& with_clock,
          Link& with_link)
        : clock(with_clock),
          link(with_link),
          basis{std::move(options.places), Surveys(std::move(options.surveys)),
                std::move(options.rules)},
          intruder(std::move(options.intruder)),
          store(std::move(opened)),
          board(*store, basis.places, basis.surveys) {}

    const Clock& clock;
    Link& link;
    const Basis basis;
    const std::function<void(const KioskId&)> intruder;
    const std::unique_ptr<Store> store;
    TodayBoard board;

    Complaints complaints;
    Presences presences;
    std::set<KioskId> revoked;
    MetricsReport counted;  // what is counted as it happens, and the last answer beside it
    std::deque<Letter> waiting;
    std::deque<Outgoing> outgoing;
    std::optional<WallTime> next_due;  // of the visits to judge
    Tick not_before{};                 // after a failure: when to try the store again
    Tick publish_at{};                 // after a refusal: when to try the link again
    enum class Connection { Down, Up } connection = Connection::Down;

    Status catch_up_with_configuration();
    Status follow_register(Reception& reception);
    Status place_again();
    void take_in(const Arrived& arrived);
    Result<MetricsReport> metrics();
    void turn_away(const KioskId& kiosk, Retain retained);
    void note_presence(const KioskId& kiosk, const std::string& payload);
    void send_open_alerts();
    void say_today();
    void work();
    Status work_on(std::span<const Letter> letters);
    void send(std::vector<Outgoing> messages);
    void flush();
    [[nodiscard]] bool judging_due() const { return next_due && *next_due <= clock.wall(); }
};

// --- opening ---

Status Collector::Parts::catch_up_with_configuration() {
    const WallTime now = clock.wall();
    Reception reception(*store, basis, complaints, now);
    return store->transact([&]() -> Status {
        if (auto placed = follow_register(reception); !placed) {
            return placed;
        }
        for (const auto& [id, survey] : basis.surveys.all()) {
            if (auto met = store->meet_survey(id, now); !met) {
                return met;
            }
        }
        auto due = store->next_due();
        if (!due) {
            return std::move(due).error();
        }
        next_due = *due;
        return done();
    });
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
        for (auto& visit : *page) {
            auto place = basis.places.place(visit.kiosk, visit.time.at);
            if (place == visit.place) {
                continue;
            }
            visit.place = std::move(place);
            if (auto updated = store->update(visit); !updated) {
                return updated;
            }
        }
    }
}

Result<Collector> Collector::open(CollectorOptions options, const Clock& clock, Link& link) {
    auto store = options.postgres.empty() ? open_sqlite_store(options.database, options.vfs)
                                          : open_postgres_store(options.postgres, Company::Alone);
    if (!store) {
        return std::move(store).error();
    }
    auto parts = std::make_unique<Parts>(std::move(options), *std::move(store), clock, link);
    if (auto ready = parts->catch_up_with_configuration(); !ready) {
        return std::move(ready).error();
    }
    return Collector(std::move(parts));
}

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
        parts_->send_open_alerts();
        parts_->board.note_all();
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

void Collector::Parts::take_in(const Arrived& arrived) {
    auto from = parse_up_topic(arrived.topic);
    if (!from) {
        complaints.say("topic_unknown", {}, arrived.topic);
        return;
    }
    link.settled();
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
    switch (presences.take(kiosk, *state)) {
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

// Nothing of what was sent before a connection is sure to have arrived.
void Collector::Parts::send_open_alerts() {
    std::vector<Outgoing> messages;
    const Relay relay(basis, clock.wall());
    auto sent = store->transact([&]() -> Status {
        auto open = store->alerts({std::nullopt, std::nullopt, 0, AlertFilter::Which::NotEnded});
        if (!open) {
            return std::move(open).error();
        }
        for (const auto& alert : *open) {
            relay.tell_store(alert, messages);
        }
        return done();
    });
    if (!sent) {
        log_error("alerts_unreadable").with("why", sent.error().message);
        return;
    }
    send(std::move(messages));
}

// --- one round ---

void Collector::tick() {
    if (parts_->clock.tick() >= parts_->not_before) {
        parts_->work();
        parts_->say_today();
    }
    parts_->flush();
}

void Collector::Parts::work() {
    if (waiting.empty() && !judging_due()) {
        return;
    }
    const auto count = std::min(waiting.size(), kMostPerRound);
    const std::vector<Letter> letters(
        std::make_move_iterator(waiting.begin()),
        std::make_move_iterator(waiting.begin() + static_cast<std::ptrdiff_t>(count)));
    waiting.erase(waiting.begin(), waiting.begin() + static_cast<std::ptrdiff_t>(count));
    const auto worked = work_on(letters);
    if (worked || letters.size() <= 1 || worked.error().code == Errc::Full) {
        return;
    }
    // One message that can't be stored must not hold up the others. What fails alone as well is
    // left without a receipt, and comes again.
    for (const auto& letter : letters) {
        static_cast<void>(work_on({&letter, 1}));
    }
}

Status Collector::Parts::work_on(std::span<const Letter> letters) {
    const WallTime now = clock.wall();
    Reception reception(*store, basis, complaints, now);
    std::optional<WallTime> due;
    auto stored = store->transact([&]() -> Status {
        for (const auto& letter : letters) {
            if (auto taken = reception.take(letter.from, letter.payload); !taken) {
                return taken;
            }
        }
        if (auto judged = reception.judge_due(kMostPerRound); !judged) {
            return judged;
        }
        auto next = store->next_due();
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
    next_due = due;
    send(reception.messages());
    for (const auto& letter : letters) {
        if (const Posting* posting = basis.places.find_posting(letter.from.kiosk, now)) {
            board.note(posting->store);
        }
    }
    return done();
}

// What staff read may be a minute old: rows and their receipts go first.
void Collector::Parts::say_today() {
    const Tick now = clock.tick();
    const auto next = board.next(now);
    if (connection == Connection::Down || !waiting.empty() || !next || *next > now) {
        return;
    }
    std::vector<Outgoing> messages;
    auto said = store->transact([&] { return board.say(clock.wall(), now, messages); });
    if (!said) {
        log_error("today_unreadable").with("why", said.error().message);
        not_before = now + kRetryStore;
        return;
    }
    send(std::move(messages));
}

// --- out ---

void Collector::Parts::send(std::vector<Outgoing> messages) {
    if (connection == Connection::Down || outgoing.size() > kMostOutgoing) {
        return;
    }
    std::move(messages.begin(), messages.end(), std::back_inserter(outgoing));
}

void Collector::Parts::flush() {
    while (!outgoing.empty()) {
        if (!link.publish(outgoing.front())) {
            publish_at = clock.tick() + kRetryPublish;
            return;
        }
        outgoing.pop_front();
    }
}

Tick Collector::next_wake() const {
    const Parts& parts = *parts_;
    const Tick now = parts.clock.tick();
    Tick wake = now + kLongestSleep;
    if (!parts.waiting.empty()) {
        wake = std::max(now, parts.not_before);
    }
    if (!parts.outgoing.empty()) {
        wake = std::min(wake, std::max(now, parts.publish_at));
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

// --- questions ---

Result<MetricsReport> Collector::Parts::metrics() {
    auto totals = store->totals();
    if (!totals) {
        return std::move(totals).error();
    }
    auto heard = store->last_heard();
    if (!heard) {
        return std::move(heard).error();
    }
    counted.totals = *totals;
    counted.heard = *std::move(heard);
    counted.messages_waiting = static_cast<std::int64_t>(waiting.size());
    counted.kiosks_revoked = static_cast<std::int64_t>(revoked.size());
    counted.connected = connection == Connection::Up;
    return counted;
}

Result<Report> Collector::answer(const Query& query) {
    Parts& parts = *parts_;
    Store& store = *parts.store;
    std::optional<Report> answer;
    const auto keep = [&](auto result) -> Status {
        if (!result) {
            return std::move(result).error();
        }
        answer = *std::move(result);
        return done();
    };
    const auto ask = [&](const auto& q) -> Status {
        using Asked = std::decay_t<decltype(q)>;
        if constexpr (std::is_same_v<Asked, ScoresQuery>) {
            return keep(report_scores(store, parts.basis.surveys, q));
        } else if constexpr (std::is_same_v<Asked, ChoicesQuery>) {
            return keep(report_choices(store, parts.basis.surveys, q));
        } else if constexpr (std::is_same_v<Asked, CompletenessQuery>) {
            return keep(report_completeness(store, parts.basis.places, q));
        } else if constexpr (std::is_same_v<Asked, AlertsQuery>) {
            return keep(report_alerts(store, parts.basis, q, parts.clock.wall()));
        } else if constexpr (std::is_same_v<Asked, QuarantineQuery>) {
            return keep(report_quarantine(store, q));
        } else if constexpr (std::is_same_v<Asked, VisitsQuery>) {
            return keep(report_visits(store, q, parts.clock.wall()));
        } else if constexpr (std::is_same_v<Asked, HealthQuery>) {
            answer = HealthReport{};
            return done();
        } else if constexpr (std::is_same_v<Asked, DescriptionQuery>) {
            answer = DescriptionReport{};
            return done();
        } else {
            return keep(parts.metrics());
        }
    };
    auto read = store.transact([&] { return std::visit(ask, query); });
    if (!read) {
        return std::move(read).error();
    }
    return *std::move(answer);
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
            } else {
                collector.handle(std::get<RevokedKiosks>(*std::move(letter)));
            }
            letter = taken < kMostPerRound ? mailbox.take_now() : std::nullopt;
        }
        collector.tick();
    }
}

}  // namespace afterword
