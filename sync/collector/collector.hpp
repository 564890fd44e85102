// SPDX-License-Identifier: Apache-2.0
// The collector, all of it but HTTP: takes in what kiosks send, answers with receipts, relays
// alerts, answers questions. A state machine without a thread of its own: run_collector() gives it
// one, the scenarios drive it on a virtual clock.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>
#include <variant>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/mailbox.hpp"
#include "sync/collector/basis.hpp"
#include "sync/collector/channels/errand.hpp"
#include "sync/collector/doorkeeper.hpp"
#include "sync/collector/inquiry.hpp"
#include "sync/collector/register.hpp"
#include "sync/collector/store/open_store.hpp"
#include "sync/link/link.hpp"
#include "sync/model/people.hpp"
#include "sync/model/rulebook.hpp"
#include "sync/model/survey.hpp"

namespace afterword {

struct CollectorOptions {
    std::filesystem::path database;
    std::string vfs;  // of SQLite; empty = the system's
    Register places;
    std::vector<Survey> surveys;
    // A revoked kiosk has just spoken; must not wait. May be empty.
    std::function<void(const KioskId&)> intruder = {};
    std::string postgres = {};  // the database's URL; empty = SQLite, in the file `database`
    Rulebook rules = {};
    Company company = Company::Alone;  // on PostgreSQL: whether others share the work
    std::string instance = "1";        // its name among those
    std::vector<Person> people = {};
    // Hands a message to a channel; its outcome comes back as a letter. Empty = nobody is told.
    SendErrand send = {};
    std::uint64_t seed = 1;  // of the jitter between tries
    // Alerts have just changed; must not wait. May be empty.
    std::function<void()> alerts_changed = {};
};

// Thread: collector (or the one that drives it).
class Collector {
  public:
    // Opens or makes the database and brings it up to date with the register and the surveys: rows
    // of kiosks and surveys that were unknown so far are taken in. `clock` and `link` outlive it.
    static Result<Collector> open(CollectorOptions options, const Clock& clock, Link& link);
    Collector(Collector&&) noexcept;
    Collector& operator=(Collector&&) noexcept;
    Collector(const Collector&) = delete;
    Collector& operator=(const Collector&) = delete;
    ~Collector();

    // Only notes what came; tick() stores it, many messages in one transaction.
    void handle(const LinkEvent& event);
    // From now on nothing of theirs is taken or answered; what is stored stays. They keep their
    // rows, so one that is let in again has lost nothing.
    void handle(RevokedKiosks revoked);
    // What became of telling somebody; noted like what comes.
    void handle(ErrandOutcome outcome);
    // Does whatever is due by now. Receipts and alerts leave here, after their commit.
    void tick();
    // When tick() is next wanted; never later than 10 s from now.
    [[nodiscard]] Tick next_wake() const;

    // Of what is stored by now. What a reporter answers as well keeps kiosks waiting here.
    Result<Report> answer(const Query& query);
    // As long as the collector lives; for its reporter.
    [[nodiscard]] const Basis& basis() const;

  private:
    struct Parts;
    explicit Collector(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

using CollectorLetter = std::variant<LinkEvent, Inquiry, RevokedKiosks, ErrandOutcome>;

// The collector thread's loop, until stopped; `beat` is called once a round with the time.
void run_collector(Collector& collector, Mailbox<CollectorLetter>& mailbox, const Clock& clock,
                   const std::function<void(Tick)>& beat, const std::stop_token& stop);

}  // namespace afterword
