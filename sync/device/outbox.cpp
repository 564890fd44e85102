// SPDX-License-Identifier: Apache-2.0
#include "sync/device/outbox.hpp"

#include <algorithm>
#include <utility>

#include "platform/base/log.hpp"
#include "sync/wire/row.hpp"

namespace afterword {
namespace {

constexpr std::size_t kBirthsKept = 16;
constexpr std::int64_t kForgottenAtOnce = 1'000;

std::string random_name(Rng& rng) {
    constexpr std::string_view kAlphabet = "abcdefghijklmnopqrstuvwxyz234567";
    std::string name(6, ' ');
    std::generate(name.begin(), name.end(), [&] { return kAlphabet[rng.below(kAlphabet.size())]; });
    return name;
}

// The row as it must stand in another epoch: a visit says where it was born.
std::string reborn(const std::string& bytes, Epoch former) {
    auto row = decode_row(bytes);
    auto* visit = row ? std::get_if<Visit>(&*row) : nullptr;
    if (visit == nullptr || visit->born) {
        return bytes;
    }
    visit->born = former;
    return encode_row(*row);
}

}  // namespace

Outbox::Outbox(Database& database, const Clock& clock, Rng& rng, Milliseconds retention)
    : database_(&database), clock_(&clock), rng_(&rng), ledger_(database, clock, retention) {}

Result<Outbox> Outbox::open(Database& database, const Clock& clock, Rng& rng,
                            Milliseconds retention) {
    Outbox outbox(database, clock, rng, retention);
    for (const auto stage : {&Outbox::load, &Outbox::read_unsettled, &Outbox::end_open_visits}) {
        if (auto status = (outbox.*stage)(); !status) {
            return std::move(status).error().within("outbox");
        }
    }
    return outbox;
}

Status Outbox::load() {
    auto insert = database_->prepare("INSERT INTO outbox VALUES(?, ?)");
    auto select =
        database_->prepare("SELECT seq, bytes FROM outbox WHERE seq >= ? ORDER BY seq LIMIT ?");
    auto ends = database_->prepare("SELECT min(seq), max(seq) FROM outbox");
    for (auto* statement : {&insert, &select, &ends}) {
        if (!*statement) {
            return std::move(*statement).error();
        }
    }
    insert_ = *std::move(insert);
    select_ = *std::move(select);
    auto state = ledger_.load();
    auto row = ends->step();
    if (!state || !row) {
        return !state ? std::move(state).error() : std::move(row).error();
    }
    if (!*state) {
        return begin();
    }
    state_ = **state;
    state_.next = std::max(state_.next, Seq{ends->integer(1)}.next());
    first_ = ends->null(0) ? state_.next : Seq{ends->integer(0)};
    return anchors_.load(*database_);
}

Status Outbox::begin() {
    state_.epoch = Epoch{rng_->next()};
    if (auto written = ledger_.write(state_); !written) {
        return written;
    }
    ledger_.committed();
    log_info("epoch_began").with("first", 1);
    return done();
}

// What the last program did after its last save().
Status Outbox::read_unsettled() {
    for (Seq next = std::max(first_, state_.settled.next()); next <= last();) {
        auto rows = from(next, 100);
        if (!rows) {
            return std::move(rows).error();
        }
        for (const auto& bytes : *rows) {
            if (const auto row = decode_row(bytes); row && std::holds_alternative<Visit>(*row)) {
                note(std::get<Visit>(*row));
            }
        }
        next = Seq{next.value + 100};
    }
    return done();
}

Status Outbox::end_open_visits() {
    for (auto [id, visit] : std::map(open_)) {
        ++visit.rev;
        visit.state = Visit::State::Ended;
        if (auto ended = add(visit); !ended) {
            return std::move(ended).error();
        }
        log_info("open_visit_ended").with("visit", id.text());
    }
    return done();
}

void Outbox::note(const Visit& visit) {
    if (visit.state == Visit::State::Open) {
        open_.insert_or_assign(visit.id, visit);
    } else {
        open_.erase(visit.id);
    }
    if (!visit.born) {
        state_.last_ordinal = std::max(state_.last_ordinal, visit.id.ordinal);
    }
}

Status Outbox::append(std::string_view bytes) {
    // One statement is a transaction of its own, synced when run() returns.
    auto inserted = insert_.bind(1, state_.next.value).bind_bytes(2, bytes).run();
    if (inserted) {
        state_.next = state_.next.next();
    }
    return inserted;
}

Result<VisitId> Outbox::add(Visit visit) {
    if (visit.id.ordinal == 0) {
        visit.id = {state_.last_ordinal + 1, random_name(*rng_)};
        births_.push_back({visit.id, state_.epoch});
    } else if (const auto birth = std::find_if(births_.begin(), births_.end(),
                                               [&](const Birth& b) { return b.visit == visit.id; });
               birth != births_.end() && birth->epoch != state_.epoch) {
        visit.born = birth->epoch;
    }
    if (births_.size() > kBirthsKept) {
        births_.pop_front();
    }
    if (auto appended = append(encode_row(visit)); !appended) {
        return std::move(appended).error();
    }
    note(visit);
    return visit.id;
}

Status Outbox::add(const AlertStep& step) {
    return append(encode_row(step));
}

Status Outbox::add(const ArmedWindow& window) {
    return append(encode_row(window));
}

Result<std::vector<std::string>> Outbox::from(Seq first, std::size_t limit) {
    std::vector<std::string> rows;
    select_.bind(1, first.value).bind(2, static_cast<std::int64_t>(limit));
    while (true) {
        auto row = select_.step();
        if (!row) {
            return std::move(row).error();
        }
        if (!*row) {
            return rows;
        }
        rows.push_back(select_.text(1));
    }
}

Result<std::vector<AlertStep>> Outbox::steps_ahead() {
    auto select = database_->prepare(
        "SELECT bytes FROM outbox WHERE seq > ? AND "
        "substr(CAST(bytes AS TEXT), 1, 20) = '{\"type\":\"alert_step\"' ORDER BY seq");
    if (!select) {
        return std::move(select).error();
    }
    std::vector<AlertStep> steps;
    select->bind(1, state_.receipted.value);
    auto row = select->step();
    for (; row && *row; row = select->step()) {
        auto decoded = decode_row(select->text(0));
        if (auto* step = decoded ? std::get_if<AlertStep>(&*decoded) : nullptr) {
            steps.push_back(std::move(*step));
        }
    }
    return row ? Result(std::move(steps)) : std::move(row).error();
}

Result<RowHash> Outbox::hash_of(Seq seq) {
    if (seq < first_ || seq > last()) {
        return Error{Errc::NotFound, "row " + std::to_string(seq.value) + " is not stored"};
    }
    auto rows = from(seq, 1);
    if (!rows) {
        return std::move(rows).error();
    }
    return rows->empty() ? Result<RowHash>(Error{Errc::Corrupt, "a row is missing"})
                         : blake2b_128(rows->front());
}

Result<Milliseconds> Outbox::oldest_wait() {
    if (unsent() <= 0) {
        return Milliseconds(0);
    }
    auto rows = from(state_.receipted.next(), 1);
    if (!rows) {
        return std::move(rows).error();
    }
    const auto row =
        rows->empty() ? Result<Row>(Error{Errc::NotFound, ""}) : decode_row(rows->front());
    const auto* visit = row ? std::get_if<Visit>(&*row) : nullptr;
    const bool this_boot = visit != nullptr && visit->at.boot == clock_->boot();
    return clock_->tick() - (this_boot ? visit->at.mono : running().started());
}

void Outbox::mark_receipted(Seq upto) {
    state_.receipted = upto;
}

OutboxState Outbox::settled_state() const {
    OutboxState state = state_;
    if (open_.empty()) {
        state.settled = last();
    }
    return state;
}

bool Outbox::unsaved() const {
    return ledger_.unsaved(settled_state()) || anchors_.unsaved();
}

Status Outbox::save() {
    const OutboxState state = settled_state();
    auto transaction = Transaction::begin(*database_);
    if (!transaction) {
        return std::move(transaction).error();
    }
    if (auto written = ledger_.write(state); !written) {
        return written;
    }
    if (auto saved = anchors_.save(*database_); !saved) {
        return saved;
    }
    if (auto committed = transaction->commit(); !committed) {
        return committed;
    }
    state_ = state;
    ledger_.committed();
    anchors_.saved();
    return done();
}

Status Outbox::forget() {
    auto overdue = ledger_.last_overdue();
    if (!overdue) {
        return std::move(overdue).error();
    }
    const Seq upto = std::min(
        {*overdue, state_.receipted, state_.settled, Seq{first_.value + kForgottenAtOnce - 1}});
    if (upto < first_) {
        return done();
    }
    // save() has written `next` and `last_ordinal` for the rows that go: settled covers them.
    auto transaction = Transaction::begin(*database_);
    if (!transaction) {
        return std::move(transaction).error();
    }
    const std::string number = std::to_string(upto.value);
    if (auto deleted = database_->run("DELETE FROM outbox WHERE seq <= " + number); !deleted) {
        return deleted;
    }
    if (auto deleted = database_->run("DELETE FROM receipt_mark WHERE upto < " + number);
        !deleted) {
        return deleted;
    }
    if (auto committed = transaction->commit(); !committed) {
        return committed;
    }
    first_ = upto.next();
    return done();
}

Status Outbox::set_aside(Seq seq, std::string_view why, std::string_view sha256) {
    auto transaction = Transaction::begin(*database_);
    if (!transaction) {
        return std::move(transaction).error();
    }
    auto keep = database_->prepare(
        "INSERT OR REPLACE INTO set_aside SELECT ?, seq, ?, bytes FROM outbox WHERE seq = ?");
    auto fill = database_->prepare("UPDATE outbox SET bytes = ? WHERE seq = ?");
    if (!keep || !fill) {
        return !keep ? std::move(keep).error() : std::move(fill).error();
    }
    if (auto kept = keep->bind(1, static_cast<std::int64_t>(state_.epoch.value))
                        .bind(2, why)
                        .bind(3, seq.value)
                        .run();
        !kept) {
        return kept;
    }
    const std::string bytes = encode_row(VoidRow{std::string(why), std::string(sha256)});
    if (auto filled = fill->bind_bytes(1, bytes).bind(2, seq.value).run(); !filled) {
        return filled;
    }
    return transaction->commit();
}

Result<Leftover> Outbox::unreceipted() {
    const Seq begin = std::max(first_, state_.receipted.next());
    const auto count = std::max<std::int64_t>(last().value - begin.value + 1, 0);
    auto rows = from(begin, static_cast<std::size_t>(count));
    if (!rows) {
        return std::move(rows).error();
    }
    Leftover leftover{state_.epoch, *std::move(rows)};
    // A visit under way comes along even so: the next program must find it to end it.
    for (const auto& [id, visit] : open_) {
        std::string row = encode_row(visit);
        if (std::find(leftover.rows.begin(), leftover.rows.end(), row) == leftover.rows.end()) {
            leftover.rows.push_back(std::move(row));
        }
    }
    return leftover;
}

Status Outbox::begin_epoch() {
    auto leftover = unreceipted();
    if (!leftover) {
        return std::move(leftover).error();
    }
    return rewrite(*leftover);
}

Status Outbox::adopt(const Leftover& leftover) {
    if (auto rewritten = rewrite(leftover); !rewritten) {
        return rewritten;
    }
    if (auto read = read_unsettled(); !read) {
        return read;
    }
    return end_open_visits();
}

Status Outbox::rewrite(const Leftover& leftover) {
    OutboxState state;
    state.epoch = Epoch{rng_->next()};
    state.copied = Seq{static_cast<std::int64_t>(leftover.rows.size())};
    state.next = state.copied.next();
    auto transaction = Transaction::begin(*database_);
    if (!transaction) {
        return std::move(transaction).error();
    }
    if (auto emptied = database_->run("DELETE FROM outbox"); !emptied) {
        return emptied;
    }
    Seq seq{1};
    for (const auto& bytes : leftover.rows) {
        const std::string row = reborn(bytes, leftover.epoch);
        if (auto put = insert_.bind(1, seq.value).bind_bytes(2, row).run(); !put) {
            return put;
        }
        seq = seq.next();
    }
    if (auto written = ledger_.write(state); !written) {
        return written;
    }
    if (auto committed = transaction->commit(); !committed) {
        return committed;
    }
    state_ = state;
    ledger_.committed();
    first_ = Seq{1};
    for (auto& [id, visit] : open_) {
        visit.born = visit.born.value_or(leftover.epoch);
    }
    log_warning("epoch_began").with("copied", state.copied.value);
    return done();
}

}  // namespace afterword
