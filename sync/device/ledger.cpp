// SPDX-License-Identifier: Apache-2.0
#include "sync/device/ledger.hpp"

#include <algorithm>
#include <string>
#include <utility>

namespace afterword {
namespace {

constexpr Milliseconds kMarkEvery{std::chrono::hours(1)};

}  // namespace

Result<std::optional<OutboxState>> Ledger::load() {
    auto line = database_->prepare(
        "SELECT epoch, next, last_ordinal, settled, receipted, copied, running_ms,"
        " (SELECT max(upto) FROM receipt_mark), (SELECT max(running_ms) FROM receipt_mark)"
        " FROM kiosk");
    auto overdue =
        database_->prepare("SELECT coalesce(max(upto), 0) FROM receipt_mark WHERE running_ms <= ?");
    if (!line || !overdue) {
        return !line ? std::move(line).error() : std::move(overdue).error();
    }
    overdue_ = *std::move(overdue);
    auto there = line->step();
    if (!there) {
        return std::move(there).error();
    }
    if (!*there) {
        return std::optional<OutboxState>();
    }
    const OutboxState state{Epoch{static_cast<std::uint64_t>(line->integer(0))},
                            Seq{line->integer(1)},
                            line->integer(2),
                            Seq{line->integer(3)},
                            Seq{line->integer(4)},
                            Seq{line->integer(5)}};
    running_ = RunningTime(*clock_, Milliseconds(line->integer(6)));
    stored_ = {state, {Seq{line->integer(7)}, Milliseconds(line->integer(8))}, running_.now()};
    return std::optional(state);
}

bool Ledger::unsaved(const OutboxState& state) const {
    return state != stored_.state || running_.now() - stored_.at >= kMarkEvery;
}

Status Ledger::write(const OutboxState& state) {
    pending_ = {state, next_mark(state.receipted), running_.now()};
    auto put = database_->prepare("INSERT OR REPLACE INTO kiosk VALUES(1, ?, ?, ?, ?, ?, ?, ?)");
    if (!put) {
        return std::move(put).error();
    }
    auto written = put->bind(1, static_cast<std::int64_t>(state.epoch.value))
                       .bind(2, state.next.value)
                       .bind(3, state.last_ordinal)
                       .bind(4, state.settled.value)
                       .bind(5, state.receipted.value)
                       .bind(6, state.copied.value)
                       .bind(7, std::int64_t{running_.now().count()})
                       .run();
    return written ? write(pending_.mark) : written;
}

void Ledger::committed() {
    stored_ = pending_;
}

Ledger::Mark Ledger::next_mark(Seq receipted) const {
    const Mark& last = stored_.mark;
    if (receipted < last.upto) {
        return {receipted, last.at};  // the collector went back
    }
    const auto every = std::min(kMarkEvery, retention_ / 30);
    const bool due = last.upto == Seq{0} || running_.now() >= last.at + every;
    return due && receipted > last.upto ? Mark{receipted, running_.now()} : last;
}

Status Ledger::write(const Mark& mark) {
    const std::string upto = std::to_string(mark.upto.value);
    if (mark.upto < stored_.mark.upto) {
        return database_->run("DELETE FROM receipt_mark WHERE upto > " + upto);
    }
    if (mark.upto == stored_.mark.upto) {
        return done();
    }
    return database_->run("INSERT OR IGNORE INTO receipt_mark VALUES(" + upto + ", " +
                          std::to_string(mark.at.count()) + ")");
}

Result<Seq> Ledger::last_overdue() {
    overdue_.bind(1, std::int64_t{(running_.now() - retention_).count()});
    auto read = overdue_.step();
    if (!read) {
        return std::move(read).error();
    }
    const Seq mark{overdue_.integer(0)};
    overdue_.reset();
    return mark;
}

}  // namespace afterword
