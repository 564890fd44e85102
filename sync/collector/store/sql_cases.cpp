// SPDX-License-Identifier: Apache-2.0
// Cases, and how what tells of a shopper is taken out of what is stored.
#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sql_store.hpp"

#define AFTERWORD_CASE_COLUMNS                                                           \
    "number, code, kiosk, ordinal, random, store, day, at, helped, helped_at, details, " \
    "erased FROM cases "

namespace afterword {
namespace {

CaseRecord case_at(const SqlRow& at) {
    CaseRecord found;
    found.number = {at.integer(0)};
    found.code = CaseCode{at.text(1)};
    found.kiosk = KioskId{at.text(2)};
    found.visit = {at.integer(3), at.text(4)};
    if (!at.null(5)) {
        found.place = StoreDay{StoreId{at.text(5)}, day_at(at, 6)};
    }
    found.at = time_at(at, 7);
    if (!at.null(8)) {
        found.helped = static_cast<int>(at.integer(8));
        found.helped_at = time_at(at, 9);
    }
    found.has_details = at.integer(10) != 0;
    if (!at.null(11)) {
        found.erased = time_at(at, 11);
    }
    return found;
}

// Bytes that stand somewhere, by two numbers.
struct Written {
    std::int64_t first;
    std::int64_t second;
    std::string bytes;
};
Written written_at(const SqlRow& at) {
    return {at.integer(0), at.integer(1), at.text(2)};
}

}  // namespace

Status SqlStore::note(const CaseRecord& found) {
    const auto store =
        found.place ? std::optional<std::string_view>(found.place->store.text) : std::nullopt;
    const auto day = found.place ? std::optional(column(found.place->day)) : std::nullopt;
    return sql_->run(
        "INSERT INTO cases(code, kiosk, ordinal, random, store, day, at, details) "
        "VALUES(?, ?, ?, ?, ?, ?, ?, 1) ON CONFLICT(kiosk, ordinal, random) DO UPDATE SET "
        "store=excluded.store, day=excluded.day, at=excluded.at, details=1",
        found.code.text, found.kiosk.text, found.visit.ordinal, found.visit.random, store, day,
        column(found.at));
}

Result<std::vector<CaseRecord>> SqlStore::find_cases(const CaseCode& code) {
    return sql_->all("SELECT " AFTERWORD_CASE_COLUMNS "WHERE code=? ORDER BY number", case_at,
                     code.text);
}

Status SqlStore::save(const CaseRecord& known) {
    const auto helped = known.helped ? std::optional(std::int64_t{*known.helped}) : std::nullopt;
    return sql_->run("UPDATE cases SET helped=?, helped_at=?, details=?, erased=? WHERE number=?",
                     helped, column(known.helped_at), std::int64_t{known.has_details ? 1 : 0},
                     column(known.erased), known.number.value);
}

Result<std::vector<CaseRecord>> SqlStore::cases_to_erase(WallTime visited_until, std::size_t most) {
    return sql_->all("SELECT " AFTERWORD_CASE_COLUMNS
                     "WHERE details=1 AND (erased IS NOT NULL OR at<=?) ORDER BY at LIMIT ?",
                     case_at, column(visited_until), static_cast<std::int64_t>(most));
}

Result<std::vector<CaseRecord>> SqlStore::answered_cases(const std::optional<StoreId>& store,
                                                         WallTime from, WallTime to) {
    const auto of = store ? std::optional<std::string_view>(store->text) : std::nullopt;
    return sql_->all("SELECT " AFTERWORD_CASE_COLUMNS
                     "WHERE helped_at>=?1 AND helped_at<?2 AND store=coalesce(?3, store) "
                     "ORDER BY helped_at",
                     case_at, column(from), column(to), of);
}

// Reads all rows of the kiosk: it is seldom, and an index for it would cost every row.
Status SqlStore::rewrite(const KioskId& kiosk, const VisitId& visit,
                         const std::function<std::string(std::string_view)>& without) {
    const std::string named = "\"" + visit.text() + "\"";
    auto rows = sql_->all(
        "SELECT epoch, seq, bytes FROM rows "
        "WHERE epoch IN (SELECT number FROM epochs WHERE kiosk=?) AND instr(bytes, ?)>0",
        written_at, kiosk.text, Bytes{named});
    auto aside =
        sql_->all("SELECT number, seq, bytes FROM quarantine WHERE kiosk=? AND bytes LIKE ?",
                  written_at, kiosk.text, Bytes{named});
    if (!rows || !aside) {
        return rows ? std::move(aside).error() : std::move(rows).error();
    }
    for (const auto& row : *rows) {
        if (auto written = sql_->run("UPDATE rows SET bytes=? WHERE epoch=? AND seq=?",
                                     Bytes{without(row.bytes)}, row.first, row.second);
            !written) {
            return written;
        }
    }
    for (const auto& what : *aside) {
        if (auto written = sql_->run("UPDATE quarantine SET bytes=? WHERE number=?",
                                     Bytes{without(what.bytes)}, what.first);
            !written) {
            return written;
        }
    }
    return sql_->run("UPDATE visits SET fed=NULL WHERE kiosk=? AND ordinal=? AND random=?",
                     kiosk.text, visit.ordinal, visit.random);
}

}  // namespace afterword
