// SPDX-License-Identifier: Apache-2.0
// The alerts of the store, as this kiosk last heard of them.
#pragma once

#include <cstdint>
#include <map>
#include <span>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "platform/sqlite/database.hpp"
#include "sync/device/mail.hpp"
#include "sync/device/running_time.hpp"
#include "sync/wire/alert_message.hpp"

namespace afterword {

// Thread: sync.
class Inbox {
  public:
    // `database` and `clock` outlive it.
    static Result<Inbox> open(Database& database, const Clock& clock, RunningTime running);

    enum class News { None, Alert };

    // Stores what the collector says of alerts, all of it in one commit; of two messages on one
    // alert that with the higher change counts. Ok means durable.
    Result<News> keep(std::span<const AlertMessage> messages);
    Result<News> keep(const AlertMessage& message) { return keep(std::span(&message, 1)); }

    // Stores an alert that this kiosk has raised itself, or such a one as it stands now. Whatever
    // the collector says of it afterwards counts instead.
    Status raise(const Alert& alert);
    // Null for one that is unknown, or known from the collector.
    [[nodiscard]] const Alert* find_own(const AlertId& id) const;
    [[nodiscard]] std::vector<AlertId> own() const;
    [[nodiscard]] bool knows(const AlertId& id) const { return entries_.contains(id); }
    // Deletes one that is there.
    Status drop(const AlertId& id);

    // The last link of the store's chain that is stored without a gap before it.
    [[nodiscard]] std::int64_t change() const { return change_; }

    // Those not ended, and those that ended within the last day; oldest first.
    [[nodiscard]] std::vector<KnownAlert> visible() const;

    // Deletes what ended longer ago than `retention`.
    Status forget(Milliseconds retention);

  private:
    struct Entry {
        KnownAlert known;
        std::int64_t change = 0;  // 0 = the collector has said nothing of it yet
        Milliseconds heard{0};    // running time
    };

    Inbox(Database& database, const Clock& clock, RunningTime running)
        : database_(&database), clock_(&clock), running_(running) {}
    Status load();
    Status write(std::span<const AlertMessage* const> messages, std::int64_t chain);

    Database* database_;
    const Clock* clock_;
    RunningTime running_;
    std::int64_t change_ = 0;
    std::map<AlertId, Entry> entries_;
};

}  // namespace afterword
