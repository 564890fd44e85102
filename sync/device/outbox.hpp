// SPDX-License-Identifier: Apache-2.0
// Everything the kiosk has to say, numbered and durable, until the collector has it for certain.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/hash.hpp"
#include "platform/base/result.hpp"
#include "platform/base/rng.hpp"
#include "platform/sqlite/database.hpp"
#include "sync/device/anchors.hpp"
#include "sync/device/ledger.hpp"
#include "sync/model/row.hpp"

namespace afterword {

// Rows that are to be written again in a new epoch, as they stood in the one before.
struct Leftover {
    Epoch epoch;
    std::vector<std::string> rows;
};

// Rows of one epoch, oldest first; first() … last() are stored. Once add() is ok the row survives
// loss of power. Errors are those of Database: Full, Corrupt, Io.  Thread: sync.
class Outbox {
  public:
    // Begins an epoch in an empty database. Ends every visit it finds open: whoever tapped it has
    // left. `database`, `clock` and `rng` outlive it. `retention`: how long a receipted row is
    // kept, in running time; it must exceed the interval of the collector's backups.
    static Result<Outbox> open(Database& database, const Clock& clock, Rng& rng,
                               Milliseconds retention);

    // A visit with ordinal 0 is new and is given its id; any other amends one given here.
    Result<VisitId> add(Visit visit);
    Status add(const AlertStep& step);
    Status add(const ArmedWindow& window);

    [[nodiscard]] Epoch epoch() const { return state_.epoch; }
    [[nodiscard]] Seq first() const { return first_; }  // last().next() when nothing is stored
    [[nodiscard]] Seq last() const { return state_.next.before(); }
    [[nodiscard]] std::int64_t last_ordinal() const { return state_.last_ordinal; }
    [[nodiscard]] Seq receipted() const { return state_.receipted; }
    [[nodiscard]] std::int64_t unsent() const { return last().value - state_.receipted.value; }
    // Rows up to here came over from an epoch before.
    [[nodiscard]] Seq copied() const { return state_.copied; }
    [[nodiscard]] const RunningTime& running() const { return ledger_.running(); }

    // At most `limit` rows from `first` on, as they were encoded.
    Result<std::vector<std::string>> from(Seq first, std::size_t limit);
    // The steps of the staff that have no receipt yet, as far as they can be read.
    Result<std::vector<AlertStep>> steps_ahead();
    // The hash of a stored row; NotFound where there is none.
    Result<RowHash> hash_of(Seq seq);
    // How long the oldest row without a receipt has waited, as far as this program can know.
    Result<Milliseconds> oldest_wait();

    Anchors& anchors() { return anchors_; }

    // What the collector has now; may go back, when the collector was restored from a backup. Kept
    // in memory until save(): a mark that is lost costs a few rows sent twice.
    void mark_receipted(Seq upto);
    // Whether save() has anything to do.
    [[nodiscard]] bool unsaved() const;
    // Makes the marks, the running time and the anchors durable.
    Status save();
    // Deletes what was receipted longer ago than the retention, at most a thousand rows at once.
    Status forget();

    // Puts a void row in the place of one that the collector cannot read, and keeps the bytes.
    Status set_aside(Seq seq, std::string_view why, std::string_view sha256);

    // Begins a new epoch with every row that is not receipted: this file was restored from an older
    // copy, and the collector has other rows under the same numbers.
    Status begin_epoch();
    // The same with rows saved from a damaged file.
    Status adopt(const Leftover& leftover);

  private:
    // In which epoch a visit was given its id.
    struct Birth {
        VisitId visit;
        Epoch epoch;
    };

    Outbox(Database& database, const Clock& clock, Rng& rng, Milliseconds retention);
    Status load();
    Status begin();
    Status read_unsettled();
    Status end_open_visits();
    Status append(std::string_view bytes);
    void note(const Visit& visit);
    [[nodiscard]] OutboxState settled_state() const;
    Status rewrite(const Leftover& leftover);
    Result<Leftover> unreceipted();

    Database* database_;
    const Clock* clock_;
    Rng* rng_;
    Ledger ledger_;
    OutboxState state_;
    Seq first_{1};
    Anchors anchors_;
    std::map<VisitId, Visit> open_;  // visits whose newest row leaves them open
    std::deque<Birth> births_;       // the newest few, in case the epoch changes under a shopper
    Statement insert_;
    Statement select_;
};

}  // namespace afterword
