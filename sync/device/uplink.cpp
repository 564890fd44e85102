// SPDX-License-Identifier: Apache-2.0
#include "sync/device/uplink.hpp"

#include <algorithm>
#include <utility>

#include "platform/base/log.hpp"
#include "sync/wire/batch.hpp"
#include "sync/wire/hello.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kLeastPatience{5'000};
constexpr Milliseconds kMostPatience{60'000};
constexpr Milliseconds kRetryPublish{1'000};
constexpr int kMostCredit = 16;

}  // namespace

Uplink::Uplink(KioskIdentity identity, Outbox& outbox, const Inbox& inbox, const Clock& clock,
               Link& link, Milliseconds flush_delay)
    : identity_(std::move(identity)),
      outbox_(outbox),
      inbox_(inbox),
      clock_(clock),
      link_(link),
      flush_delay_(flush_delay),
      last_sent_(clock.tick() - Milliseconds(1)),
      last_echo_(last_sent_),
      blocked_until_(clock.tick()),
      fresh_since_(clock.tick()) {}

void Uplink::link_up(std::uint32_t session) {
    session_ = session;
    greeted_ = false;
    window_ = 1;
    blocked_until_ = clock_.tick();
    plan_.note_silence();
    greeting_.begin_anew(clock_.tick());
}

void Uplink::link_down() {
    session_ = 0;
    greeting_.stop();
}

void Uplink::row_added(Tick came) {
    if (outbox_.last().before() <= sent_upto_) {
        fresh_since_ = came;
    }
}

Milliseconds Uplink::patience() const {
    return std::clamp(4 * round_trip_, kLeastPatience, kMostPatience);
}

// Every message has a `sent` of its own, so that an echo names exactly one.
Tick Uplink::stamp() {
    last_sent_ = std::max(clock_.tick(), last_sent_ + Milliseconds(1));
    return last_sent_;
}

bool Uplink::publish(std::string topic, std::string payload) {
    if (link_.publish({std::move(topic), std::move(payload), 1, Retain::No})) {
        return true;
    }
    blocked_until_ = clock_.tick() + kRetryPublish;
    return false;
}

void Uplink::say_hello() {
    Hello hello;
    hello.kiosk = identity_.kiosk;
    hello.epoch = outbox_.epoch();
    hello.boot = clock_.boot();
    hello.session = session_;
    hello.held_first = outbox_.first();
    hello.held_last = outbox_.last();
    hello.last_ordinal = outbox_.last_ordinal();
    hello.sent = stamp();
    hello.wall = clock_.wall();
    hello.clock = clock_.quality();
    hello.software = identity_.software;
    hello.survey = identity_.survey;
    hello.config = identity_.config;
    hello.change = inbox_.change();
    hello.anchor = outbox_.anchors().of(clock_.boot());
    if (publish(up_topic(UpKind::Hello, identity_.kiosk), encode_hello(hello))) {
        greeting_.said(hello.sent);
    }
}

std::optional<SeqRange> Uplink::next_range() const {
    const bool may_send = session_ != 0 && greeted_ && plan_.in_flight() < window_;
    return may_send ? plan_.next(held()) : std::nullopt;
}

Tick Uplink::due(const SeqRange& range) const {
    const auto rows = static_cast<std::size_t>(range.last.value - range.first.value + 1);
    const bool at_once = range.first <= sent_upto_ || rows >= kMostRows;
    return at_once ? blocked_until_ : std::max(blocked_until_, fresh_since_ + flush_delay_);
}

Status Uplink::send(const SeqRange& range) {
    auto most =
        std::min(kMostRows, static_cast<std::size_t>(range.last.value - range.first.value + 1));
    if (range.first <= careful_upto_) {
        most = std::min(most, careful_rows_);
    }
    auto rows = outbox_.from(range.first, most);
    if (!rows) {
        return std::move(rows).error();
    }
    if (rows->empty()) {
        return Error{Errc::Corrupt, "row " + std::to_string(range.first.value) + " is missing"};
    }
    const BatchHeader header{identity_.kiosk, outbox_.epoch(),
                             range.first,     outbox_.last_ordinal(),
                             stamp(),         outbox_.anchors().for_row(rows->front()),
                             clock_.boot()};
    auto batch = encode_batch(header, *rows);
    if (!publish(up_topic(UpKind::Batch, identity_.kiosk), batch.payload)) {
        return done();
    }
    const Seq last{range.first.value + static_cast<std::int64_t>(batch.rows) - 1};
    plan_.note_sent({range.first, last}, header.sent, std::move(batch.payload));
    sent_upto_ = std::max(sent_upto_, last);
    return done();
}

Status Uplink::tick() {
    const Tick now = clock_.tick();
    if (session_ == 0) {
        return done();
    }
    if (greeting_.due() && std::max(*greeting_.due(), blocked_until_) <= now) {
        say_hello();
    }
    if (const auto since = plan_.waiting_since(); since && now - *since >= patience()) {
        log_info("no_receipt").with("waited_ms", (now - *since).count());
        plan_.note_silence();
        window_ = 1;  // one batch asks as well as four
    }
    return send_batches();
}

Status Uplink::send_batches() {
    for (auto range = next_range(); range && due(*range) <= clock_.tick(); range = next_range()) {
        if (auto sent = send(*range); !sent) {
            return std::move(sent).error().within("uplink");
        }
    }
    return done();
}

std::optional<Tick> Uplink::next_wake() const {
    std::optional<Tick> next;
    const auto consider = [&](std::optional<Tick> when) {
        if (when && (!next || *when < *next)) {
            next = when;
        }
    };
    if (session_ == 0) {
        return next;
    }
    if (greeting_.due()) {
        consider(std::max(*greeting_.due(), blocked_until_));
    }
    if (const auto since = plan_.waiting_since()) {
        consider(*since + patience());
    }
    if (const auto range = next_range()) {
        consider(due(*range));
    }
    return next;
}

Result<bool> Uplink::rolled_back(const Receipt& receipt) {
    if (std::max(receipt.upto, receipt.top) > outbox_.last()) {
        return true;
    }
    for (const auto& rejection : receipt.rejected) {
        log_error("row_rejected").with("seq", rejection.seq.value).with("why", rejection.why);
        // A copied row may conflict with what the epoch before has sent; it stays in quarantine.
        if (rejection.why == "conflict" && rejection.seq > outbox_.copied()) {
            return true;
        }
    }
    if (!receipt.hash || receipt.upto < outbox_.first()) {
        return false;
    }
    auto own = outbox_.hash_of(receipt.upto);
    if (!own) {
        return std::move(own).error();
    }
    return *own != *receipt.hash;
}

Status Uplink::begin_epoch() {
    log_error("outbox_rolled_back").with("unreceipted", outbox_.unsent());
    if (auto began = outbox_.begin_epoch(); !began) {
        return std::move(began).error().within("new epoch");
    }
    plan_.begin_anew();
    sent_upto_ = outbox_.last();
    careful_upto_ = Seq{0};
    greeting_.begin_anew(clock_.tick());
    return done();
}

void Uplink::learn_anchor(const Receipt& receipt, Tick echo) {
    // Stamps of one millisecond run a little ahead of the clock.
    round_trip_ = std::max(clock_.tick() - echo, Milliseconds(0));
    outbox_.anchors().learn({clock_.boot(), echo + round_trip_ / 2, receipt.server, round_trip_});
}

Status Uplink::handle(const Receipt& receipt) {
    // Of two receipts the one with the later echo counts. An echo of an earlier program, or of
    // nothing this one has sent, says nothing.
    const bool counts = session_ != 0 && receipt.epoch == outbox_.epoch() && receipt.echo &&
                        *receipt.echo > last_echo_ && *receipt.echo <= last_sent_;
    if (!counts) {
        return done();
    }
    auto restored = rolled_back(receipt);
    if (!restored) {
        return std::move(restored).error();
    }
    last_echo_ = *receipt.echo;
    last_receipt_ = clock_.tick();
    // Before there was an anchor, and without a set clock, that hello could not say when it was
    // sent.
    const bool was_timeless =
        !outbox_.anchors().of(clock_.boot()) && clock_.quality() != ClockQuality::Synced;
    learn_anchor(receipt, last_echo_);
    if (greeting_.answered_by(last_echo_)) {
        greeted_ = true;
        if (was_timeless) {
            greeting_.ask(clock_.tick());
        }
    }
    link_.settled();
    window_ = static_cast<std::size_t>(std::clamp(receipt.credit, 0, kMostCredit));
    if (*restored) {
        return begin_epoch();
    }
    outbox_.mark_receipted(receipt.upto);
    plan_.note_receipt(receipt, last_echo_);
    // The collector lacks rows that are gone here, or takes none: only a hello moves it on.
    if (receipt.upto < outbox_.first().before() || window_ == 0) {
        greeting_.ask(clock_.tick());
    }
    return send_batches();
}

Status Uplink::handle(const Refusal& refusal) {
    const auto range = plan_.take_refused(refusal.sha256);
    if (!range) {
        return done();  // not ours, or given up already
    }
    if (range->first < range->last) {
        careful_rows_ = static_cast<std::size_t>(range->last.value - range->first.value + 1) / 2;
        careful_upto_ = range->last;
        return send_batches();
    }
    log_error("row_set_aside").with("seq", range->first.value).with("why", refusal.why);
    careful_upto_ = Seq{0};
    if (auto aside = outbox_.set_aside(range->first, refusal.why, refusal.sha256); !aside) {
        return std::move(aside).error().within("row set aside");
    }
    return send_batches();
}

}  // namespace afterword
