// SPDX-License-Identifier: Apache-2.0
#include "sync/device/inbox.hpp"

#include <algorithm>
#include <utility>

#include "platform/base/log.hpp"
#include "sync/model/alert_rules.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kEndedAreVisible{std::chrono::days(1)};

// Deadlines travel as time left, since no two clocks agree.
KnownAlert known(const AlertMessage& message, WallTime heard) {
    return {message.alert,
            heard + message.left.take,
            heard + message.left.facts,
            heard + message.left.solution,
            message.late,
            message.resumes ? std::optional(heard + *message.resumes) : std::nullopt};
}

}  // namespace

Result<Inbox> Inbox::open(Database& database, const Clock& clock, RunningTime running) {
    Inbox inbox(database, clock, running);
    if (auto loaded = inbox.load(); !loaded) {
        return std::move(loaded).error().within("inbox");
    }
    return inbox;
}

Status Inbox::load() {
    auto change = database_->integer("SELECT change FROM chain");
    if (!change) {
        return std::move(change).error();
    }
    change_ = *change;
    auto all = database_->prepare("SELECT change, bytes, heard_wall, heard_running_ms FROM alert");
    if (!all) {
        return std::move(all).error();
    }
    auto row = all->step();
    for (; row && *row; row = all->step()) {
        auto message = decode_alert(all->bytes(1));
        if (!message) {
            log_error("stored_alert_unreadable").with("why", message.error().message);
            continue;
        }
        entries_[message->alert.id] = {known(*message, from_unix_ms(all->integer(2))),
                                       all->integer(0), Milliseconds(all->integer(3))};
    }
    return row ? done() : Status(std::move(row).error());
}

Result<Inbox::News> Inbox::keep(std::span<const AlertMessage> messages) {
    std::vector<const AlertMessage*> telling;
    std::int64_t chain = change_;
    for (const auto& message : messages) {
        const auto found = entries_.find(message.alert.id);
        const bool newer = found == entries_.end() || found->second.change < message.change;
        // A message that follows what is stored leaves no gap before itself; one from further up
        // counts for its alert, and a hello will ask for what is missing.
        const bool follows = message.after <= chain && message.change > chain;
        if (follows) {
            chain = message.change;
        }
        if (newer || follows) {
            telling.push_back(&message);
        }
    }
    if (telling.empty()) {
        return News::None;
    }
    if (auto written = write(telling, chain); !written) {
        return std::move(written).error().within("alert " + telling.front()->alert.id.text);
    }
    change_ = chain;
    News news = News::None;
    for (const auto* message : telling) {
        const auto [entry, fresh] = entries_.try_emplace(message->alert.id);
        if (fresh || entry->second.change < message->change) {
            entry->second = {known(*message, clock_->wall()), message->change, running_.now()};
            news = News::Alert;
        }
    }
    return news;
}

Status Inbox::write(std::span<const AlertMessage* const> messages, std::int64_t chain) {
    auto transaction = Transaction::begin(*database_);
    auto put = database_->prepare(
        "INSERT INTO alert VALUES(?, ?, ?, ?, ?) ON CONFLICT(id) DO UPDATE SET"
        " change = excluded.change, bytes = excluded.bytes, heard_wall = excluded.heard_wall,"
        " heard_running_ms = excluded.heard_running_ms WHERE excluded.change > change");
    if (!transaction) {
        return std::move(transaction).error();
    }
    if (!put) {
        return std::move(put).error();
    }
    for (const auto* message : messages) {
        auto written = put->bind(1, message->alert.id.text)
                           .bind(2, message->change)
                           .bind_bytes(3, encode_alert(*message))
                           .bind(4, unix_ms(clock_->wall()))
                           .bind(5, std::int64_t{running_.now().count()})
                           .run();
        if (!written) {
            return written;
        }
    }
    if (auto moved = database_->run("UPDATE chain SET change = " + std::to_string(chain)); !moved) {
        return moved;
    }
    return transaction->commit();
}

Status Inbox::raise(const Alert& alert) {
    AlertMessage message;
    message.alert = alert;
    message.change = 1;  // as every message has; the column says that it is not the collector's
    // As the collector reckons where nothing else is configured; its word follows.
    const Deadlines usual;
    const auto gone = clock_->wall() - alert.opened;
    message.left = {usual.take - gone, usual.facts - gone, usual.solution - gone};
    auto put = database_->prepare("INSERT OR REPLACE INTO alert VALUES(?, 0, ?, ?, ?)");
    if (!put) {
        return std::move(put).error();
    }
    if (auto written = put->bind(1, alert.id.text)
                           .bind_bytes(2, encode_alert(message))
                           .bind(3, unix_ms(clock_->wall()))
                           .bind(4, std::int64_t{running_.now().count()})
                           .run();
        !written) {
        return std::move(written).error().within("alert " + alert.id.text);
    }
    entries_[alert.id] = {known(message, clock_->wall()), 0, running_.now()};
    return done();
}

const Alert* Inbox::find_own(const AlertId& id) const {
    const auto found = entries_.find(id);
    return found == entries_.end() || found->second.change != 0 ? nullptr
                                                                : &found->second.known.alert;
}

std::vector<AlertId> Inbox::own() const {
    std::vector<AlertId> ids;
    for (const auto& [id, entry] : entries_) {
        if (entry.change == 0) {
            ids.push_back(id);
        }
    }
    return ids;
}

Status Inbox::drop(const AlertId& id) {
    auto remove = database_->prepare("DELETE FROM alert WHERE id = ?");
    if (!remove) {
        return std::move(remove).error();
    }
    if (auto removed = remove->bind(1, id.text).run(); !removed) {
        return removed;
    }
    entries_.erase(id);
    return done();
}

std::vector<KnownAlert> Inbox::visible() const {
    std::vector<KnownAlert> alerts;
    for (const auto& [id, entry] : entries_) {
        if (!ended(entry.known.alert.stage) || running_.now() - entry.heard < kEndedAreVisible) {
            alerts.push_back(entry.known);
        }
    }
    std::sort(alerts.begin(), alerts.end(), [](const KnownAlert& a, const KnownAlert& b) {
        return std::pair(a.alert.opened, a.alert.id) < std::pair(b.alert.opened, b.alert.id);
    });
    return alerts;
}

Status Inbox::forget(Milliseconds retention) {
    std::vector<AlertId> over;
    for (const auto& [id, entry] : entries_) {
        if (ended(entry.known.alert.stage) && running_.now() - entry.heard >= retention) {
            over.push_back(id);
        }
    }
    for (const auto& id : over) {
        if (auto dropped = drop(id); !dropped) {
            return dropped;
        }
    }
    return done();
}

}  // namespace afterword
