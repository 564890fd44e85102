// SPDX-License-Identifier: Apache-2.0
// Takes in what kiosks send: every row once, whatever arrives twice, late or in pieces.
#pragma once

#include <map>
#include <span>

#include "sync/collector/alerting.hpp"
#include "sync/collector/letter.hpp"
#include "sync/collector/register.hpp"
#include "sync/collector/store/store.hpp"
#include "sync/collector/timeline.hpp"
#include "sync/wire/receipt.hpp"

namespace afterword {

// Why a row is set aside, beside what decode_row() finds wrong with it.
namespace why {
inline constexpr std::string_view kConflict = "conflict";           // there already, unlike this
inline constexpr std::string_view kUnknownKiosk = "unknown_kiosk";  // until the register knows it
inline constexpr std::string_view kVoid = "void";                   // the kiosk gave up on this row
// Not a row: the kiosk began to count anew, since its outbox was restored, copied, damaged or lost.
inline constexpr std::string_view kNewEpoch = "new_epoch";
}  // namespace why

// For one transaction; receipts go out only if that commits.  Thread-bound; all references outlive
// it.
class Ingest {
  public:
    Ingest(Store& store, const Register& places, Alerting& alerting, WallTime now)
        : store_(store), places_(places), alerting_(alerting), now_(now) {}

    Result<Receipt> take(ReadBatch batch);
    // Writes off as lost what the kiosk no longer has and the collector never got.
    Result<Receipt> take(const Hello& hello);
    // Takes in the rows of a kiosk that were set aside because it wasn't in the register.
    Status readmit(const KioskId& kiosk);

  private:
    // A visit that rows tell of, as it stands after those taken so far.
    struct KnownVisit {
        AnsweredVisit as_of_now;
        enum class Standing { Stored, Changed } standing = Standing::Stored;
    };
    // The epoch of a kiosk that rows are being taken from. What they bring is gathered here and
    // written at once.
    struct Source {
        KioskId kiosk;
        Epoch epoch;
        EpochState state;
        Timeline timeline;
        std::vector<Rejection> rejected;
        std::vector<StoredRow> rows;
        std::map<VisitId, KnownVisit> visits;
    };
    // A row that wasn't there before, and what it says.
    struct FreshRow {
        StoredRow row;
        Result<Row> content;
    };

    Result<Source> open_source(const KioskId& kiosk, Epoch epoch);
    Status note_epoch(const KioskId& kiosk, Epoch epoch);
    // Notes until when the kiosk has surely told everything.
    Status note_sending(Source& source, const BatchHeader& header);
    Status note_sending(Source& source, const Hello& hello);
    Status take_rows(Source& source, Seq first, std::vector<ReadRow> rows);
    // Looks up, in one go, the visits that the rows tell of.
    Status look_up(Source& source, std::span<const FreshRow> rows);
    Status write(Source& source);
    Status take_row(Source& source, FreshRow fresh);
    Status take_again(Source& source, Seq seq, const ReadRow& row);
    // The reason to set the row aside; empty when it was taken in.
    Result<std::string> interpret(Source& source, const FreshRow& fresh);
    Result<std::string> take_visit(Source& source, const StoredRow& row, const Visit& visit);
    Status keep_visit(Source& source, const RowKey& row, const Visit& visit,
                      const VisitRecord* known);
    Status note_case(const VisitRecord& record, const Visit& visit);
    Status judge(VisitRecord& record, const Visit& visit, const VisitRecord* known);
    Result<std::string> bytes_of(const Source& source, const RowKey& key);
    Status take_step(Source& source, const StoredRow& row, const AlertStep& step);
    Status take_window(Source& source, const StoredRow& row, const ArmedWindow& window);
    Result<CorrectedTime> time_of(Source& source, Seq seq, const Moment& moment, WallTime arrived);
    Status readmit(const KioskId& kiosk, const Quarantined& what);
    Status set_aside(const Source& source, Seq seq, const std::string& why,
                     const std::string& bytes);
    Result<std::optional<RowHash>> hash_of(const Source& source, Seq seq);
    Result<Receipt> receipt(Source source, Tick echo);

    Store& store_;
    const Register& places_;
    Alerting& alerting_;
    const WallTime now_;
};

}  // namespace afterword
