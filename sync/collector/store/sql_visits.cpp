// SPDX-License-Identifier: Apache-2.0
// Visits as they are found, and what their times hang on.
#include <algorithm>
#include <iterator>
#include <set>

#include "sync/collector/store/sql_store.hpp"
#include "sync/collector/store/visit_columns.hpp"

// shard_of() in PostgreSQL's words, looked up in the bits of a parameter; only it has company.
#define AFTERWORD_OF_SHARDS "(? >> (get_byte(sha256(convert_to(kiosk, 'UTF8')), 7) & 63)) & 1=1 "

namespace afterword {
namespace {

std::optional<Milliseconds> uncertainty_at(const SqlRow& at, int index) {
    return at.null(index) ? std::nullopt : std::optional(Milliseconds(at.integer(index)));
}

// Ordinals this close to each other are looked up together.
constexpr std::int64_t kNear = 16;

BootSpan boot_span_at(const SqlRow& at) {
    return {boot_at(at, 0), Seq{at.integer(1)}, Seq{at.integer(2)}, from_mono_ms(at.integer(3)),
            from_mono_ms(at.integer(4))};
}

}  // namespace

VisitRecord visit_at(const SqlRow& at) {
    VisitRecord visit;
    visit.number = at.integer(0);
    visit.kiosk = KioskId{at.text(1)};
    visit.id = {at.integer(2), at.text(3)};
    visit.born = epoch_at(at, 4);
    visit.row = {{at.integer(5)}, Seq{at.integer(6)}};
    visit.rev = static_cast<int>(at.integer(7));
    visit.state = static_cast<Visit::State>(at.integer(8));
    visit.test = at.integer(9) != 0;
    visit.survey = SurveyId{at.text(10)};
    visit.at = {boot_at(at, 11), from_mono_ms(at.integer(12)), time_at(at, 13),
                static_cast<ClockQuality>(at.integer(14))};
    visit.arrived = time_at(at, 15);
    visit.time = {time_at(at, 16), uncertainty_at(at, 17), static_cast<TimeSource>(at.integer(18))};
    if (!at.null(19)) {
        visit.place = StoreDay{StoreId{at.text(19)}, day_at(at, 20)};
    }
    if (!at.null(21)) {
        visit.judge_at = time_at(at, 21);
    }
    if (!at.null(22)) {
        visit.misuse = static_cast<double>(at.integer(22)) / kMisuseSteps;
    }
    return visit;
}

Status SqlStore::add_anchor(const KioskId& kiosk, const Anchor& anchor) {
    return sql_->run("INSERT INTO anchors(kiosk, boot, mono, server, rtt) VALUES(?, ?, ?, ?, ?)",
                     kiosk.text, column(anchor.boot), mono_ms(anchor.mono), unix_ms(anchor.server),
                     anchor.rtt.count());
}

// In one statement: on PostgreSQL each is a way there and back.
Result<std::vector<Anchor>> SqlStore::anchors_around(const KioskId& kiosk, BootId boot, Tick mono) {
    return sql_->all(
        "SELECT * FROM (SELECT mono, server, rtt FROM anchors "
        "  WHERE kiosk=?1 AND boot=?2 AND mono<=?3 ORDER BY mono DESC LIMIT 1) AS before "
        "UNION ALL SELECT * FROM (SELECT mono, server, rtt FROM anchors "
        "  WHERE kiosk=?1 AND boot=?2 AND mono>?3 ORDER BY mono LIMIT 1) AS after",
        [&](const SqlRow& at) {
            return Anchor{boot, from_mono_ms(at.integer(0)), time_at(at, 1),
                          Milliseconds(at.integer(2))};
        },
        kiosk.text, column(boot), mono_ms(mono));
}

Result<std::vector<BootSpan>> SqlStore::boots(EpochNumber epoch) {
    return sql_->all(
        "SELECT boot, first_seq, last_seq, first_mono, last_mono FROM boots "
        "WHERE epoch=? ORDER BY first_seq",
        boot_span_at, epoch.value);
}

Result<std::optional<BootSpan>> SqlStore::find_boot(EpochNumber epoch, BootId boot) {
    return sql_->first(
        "SELECT boot, first_seq, last_seq, first_mono, last_mono FROM boots "
        "WHERE epoch=? AND boot=?",
        boot_span_at, epoch.value, column(boot));
}

Status SqlStore::save_boot(const KioskId& kiosk, EpochNumber epoch, const BootSpan& boot) {
    return sql_->run(
        "INSERT INTO boots(epoch, boot, kiosk, first_seq, last_seq, first_mono, last_mono) "
        "VALUES(?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT(epoch, boot) DO UPDATE SET first_seq=excluded.first_seq, "
        "last_seq=excluded.last_seq, first_mono=excluded.first_mono, "
        "last_mono=excluded.last_mono",
        epoch.value, column(boot.boot), kiosk.text, boot.first.value, boot.last.value,
        mono_ms(boot.first_mono), mono_ms(boot.last_mono));
}

Result<std::vector<VisitRecord>> SqlStore::find_visits(const KioskId& kiosk,
                                                       std::span<const VisitId> visits) {
    const std::set<VisitId> wanted(visits.begin(), visits.end());
    std::vector<VisitRecord> found;
    // Stretches that hold all these ordinals, and some others.
    for (auto first = wanted.begin(); first != wanted.end();) {
        const auto after =
            std::adjacent_find(first, wanted.end(), [](const VisitId& one, const VisitId& next) {
                return next.ordinal - one.ordinal > kNear;
            });
        const auto last = after == wanted.end() ? std::prev(after) : after;
        auto read = sql_->each(
            "SELECT " AFTERWORD_VISIT_COLUMNS
            "FROM visits WHERE kiosk=? AND ordinal BETWEEN ? AND ?",
            [&](const SqlRow& at) {
                if (auto visit = visit_at(at); wanted.contains(visit.id)) {
                    found.push_back(std::move(visit));
                }
            },
            kiosk.text, first->ordinal, last->ordinal);
        if (!read) {
            return std::move(read).error();
        }
        first = std::next(last);
    }
    return found;
}

Result<std::vector<VisitRecord>> SqlStore::visits_of_boot(const KioskId& kiosk, BootId boot,
                                                          Tick from, Tick to) {
    return sql_->all(
        "SELECT " AFTERWORD_VISIT_COLUMNS
        "FROM visits WHERE kiosk=? AND boot=? AND mono BETWEEN ? AND ? ORDER BY number",
        visit_at, kiosk.text, column(boot), mono_ms(from), mono_ms(to));
}

Result<std::vector<VisitRecord>> SqlStore::visits_after(std::int64_t number, std::size_t most) {
    return sql_->all("SELECT " AFTERWORD_VISIT_COLUMNS
                     "FROM visits WHERE number>? ORDER BY number LIMIT ?",
                     visit_at, number, static_cast<std::int64_t>(most));
}

Result<std::vector<VisitRecord>> SqlStore::due_visits(WallTime now, const ShardSet& shards,
                                                      std::size_t most) {
    if (shards.all()) {
        return sql_->all("SELECT " AFTERWORD_VISIT_COLUMNS
                         "FROM visits WHERE judge_at<=? ORDER BY judge_at LIMIT ?",
                         visit_at, unix_ms(now), static_cast<std::int64_t>(most));
    }
    return sql_->all("SELECT " AFTERWORD_VISIT_COLUMNS
                     "FROM visits WHERE judge_at<=? AND " AFTERWORD_OF_SHARDS
                     "ORDER BY judge_at LIMIT ?",
                     visit_at, unix_ms(now), column(shards), static_cast<std::int64_t>(most));
}

Result<std::optional<WallTime>> SqlStore::next_due(const ShardSet& shards) {
    const auto take = [](const SqlRow& at) { return time_at(at, 0); };
    if (shards.all()) {
        return sql_->first(
            "SELECT judge_at FROM visits WHERE judge_at IS NOT NULL ORDER BY judge_at LIMIT 1",
            take);
    }
    return sql_->first(
        "SELECT judge_at FROM visits WHERE judge_at IS NOT NULL AND " AFTERWORD_OF_SHARDS
        "ORDER BY judge_at LIMIT 1",
        take, column(shards));
}

Status SqlStore::meet_survey(const SurveyId& survey, WallTime now) {
    auto met =
        sql_->first("INSERT INTO surveys(survey) VALUES(?) ON CONFLICT DO NOTHING RETURNING survey",
                    text_at, survey.text);
    if (!met) {
        return std::move(met).error();
    }
    if (!*met) {
        return done();
    }
    return sql_->run("UPDATE visits SET judge_at=? WHERE survey=? AND judge_at IS NULL",
                     unix_ms(now), survey.text);
}

}  // namespace afterword
