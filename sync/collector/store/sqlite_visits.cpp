// SPDX-License-Identifier: Apache-2.0
// Visits, and what their times hang on.
#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sqlite_store.hpp"

// The columns of visit_at(), in its order.
#define AFTERWORD_VISIT_COLUMNS                                                          \
    "number, kiosk, ordinal, random, born, epoch, seq, rev, state, test, survey, boot, " \
    "mono, wall, clock, arrived, corrected, uncertainty, source, store, day, judge_at, misuse "

namespace afterword {
namespace {

std::optional<Milliseconds> uncertainty_at(const Statement& at, int index) {
    return at.null(index) ? std::nullopt : std::optional(Milliseconds(at.integer(index)));
}

VisitRecord visit_at(const Statement& at) {
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

BootSpan boot_span_at(const Statement& at) {
    return {boot_at(at, 0), Seq{at.integer(1)}, Seq{at.integer(2)}, from_mono_ms(at.integer(3)),
            from_mono_ms(at.integer(4))};
}

std::optional<std::string> store_of(const VisitRecord& visit) {
    return visit.place ? std::optional(visit.place->store.text) : std::nullopt;
}
std::optional<std::int64_t> day_of(const VisitRecord& visit) {
    return visit.place ? std::optional(column(visit.place->day)) : std::nullopt;
}
std::optional<std::int64_t> uncertainty_of(const VisitRecord& visit) {
    return visit.time.uncertainty ? std::optional(visit.time.uncertainty->count()) : std::nullopt;
}

std::optional<std::int64_t> misuse_of(const VisitRecord& visit) {
    return visit.misuse ? std::optional(misuse_column(*visit.misuse)) : std::nullopt;
}

}  // namespace

Result<bool> SqliteStore::add_anchor(const KioskId& kiosk, const Anchor& anchor) {
    auto added = sql_.run(
        "INSERT OR IGNORE INTO anchors(kiosk, boot, mono, server, rtt) VALUES(?, ?, ?, ?, ?)",
        kiosk.text, column(anchor.boot), mono_ms(anchor.mono), unix_ms(anchor.server),
        anchor.rtt.count());
    if (!added) {
        return std::move(added).error();
    }
    return sql_.changes() > 0;
}

Result<std::vector<Anchor>> SqliteStore::anchors_around(const KioskId& kiosk, BootId boot,
                                                        Tick mono) {
    std::vector<Anchor> found;
    const auto take = [&](const Statement& at) {
        found.push_back(
            {boot, from_mono_ms(at.integer(0)), time_at(at, 1), Milliseconds(at.integer(2))});
    };
    auto before = sql_.each(
        "SELECT mono, server, rtt FROM anchors WHERE kiosk=? AND boot=? AND mono<=? "
        "ORDER BY mono DESC LIMIT 1",
        take, kiosk.text, column(boot), mono_ms(mono));
    if (!before) {
        return std::move(before).error();
    }
    auto after = sql_.each(
        "SELECT mono, server, rtt FROM anchors WHERE kiosk=? AND boot=? AND mono>? "
        "ORDER BY mono LIMIT 1",
        take, kiosk.text, column(boot), mono_ms(mono));
    if (!after) {
        return std::move(after).error();
    }
    return found;
}

Result<std::vector<BootSpan>> SqliteStore::boots(EpochNumber epoch) {
    std::vector<BootSpan> found;
    auto read = sql_.each(
        "SELECT boot, first_seq, last_seq, first_mono, last_mono FROM boots "
        "WHERE epoch=? ORDER BY first_seq",
        [&](const Statement& at) { found.push_back(boot_span_at(at)); }, epoch.value);
    if (!read) {
        return std::move(read).error();
    }
    return found;
}

Result<std::optional<BootSpan>> SqliteStore::find_boot(EpochNumber epoch, BootId boot) {
    return sql_.first(
        "SELECT boot, first_seq, last_seq, first_mono, last_mono FROM boots "
        "WHERE epoch=? AND boot=?",
        boot_span_at, epoch.value, column(boot));
}

Status SqliteStore::save_boot(const KioskId& kiosk, EpochNumber epoch, const BootSpan& boot) {
    return sql_.run(
        "INSERT OR REPLACE INTO boots(epoch, boot, kiosk, first_seq, last_seq, first_mono, "
        "last_mono) VALUES(?, ?, ?, ?, ?, ?, ?)",
        epoch.value, column(boot.boot), kiosk.text, boot.first.value, boot.last.value,
        mono_ms(boot.first_mono), mono_ms(boot.last_mono));
}

template <class... Parameters>
Result<std::vector<VisitRecord>> SqliteStore::visits(const char* sql,
                                                     const Parameters&... parameters) {
    std::vector<VisitRecord> found;
    auto read = sql_.each(
        sql, [&](const Statement& at) { found.push_back(visit_at(at)); }, parameters...);
    if (!read) {
        return std::move(read).error();
    }
    return found;
}

Result<std::optional<VisitRecord>> SqliteStore::find_visit(const KioskId& kiosk,
                                                           const VisitId& visit) {
    return sql_.first("SELECT " AFTERWORD_VISIT_COLUMNS
                      "FROM visits WHERE kiosk=? AND ordinal=? AND random=?",
                      visit_at, kiosk.text, visit.ordinal, visit.random);
}

Status SqliteStore::save(VisitRecord& visit, const AnswerRecords& answers) {
    const auto number = visit.number == 0 ? std::nullopt : std::optional(visit.number);
    auto saved = sql_.first(
        "INSERT OR REPLACE INTO visits(" AFTERWORD_VISIT_COLUMNS
        ") VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "RETURNING number",
        [](const Statement& at) { return at.integer(0); }, number, visit.kiosk.text,
        visit.id.ordinal, visit.id.random, column(visit.born), visit.row.epoch.value,
        visit.row.seq.value, std::int64_t{visit.rev}, static_cast<std::int64_t>(visit.state),
        std::int64_t{visit.test ? 1 : 0}, visit.survey.text, column(visit.at.boot),
        mono_ms(visit.at.mono), unix_ms(visit.at.wall), static_cast<std::int64_t>(visit.at.clock),
        unix_ms(visit.arrived), unix_ms(visit.time.at), uncertainty_of(visit),
        static_cast<std::int64_t>(visit.time.source), store_of(visit), day_of(visit),
        column(visit.judge_at), misuse_of(visit));
    if (!saved) {
        return std::move(saved).error();
    }
    visit.number = saved->value_or(0);
    return save_answers(visit.number, answers);
}

Status SqliteStore::save_answers(std::int64_t visit, const AnswerRecords& answers) {
    auto status = sql_.run("DELETE FROM answers WHERE visit=?", visit);
    if (status) {
        status = sql_.run("DELETE FROM choices WHERE visit=?", visit);
    }
    for (const auto& [question, score] : answers.scores) {
        if (status) {
            status =
                sql_.run("INSERT OR REPLACE INTO answers(visit, question, score) VALUES(?, ?, ?)",
                         visit, question, std::int64_t{score.value()});
        }
    }
    for (const auto& [question, option] : answers.choices) {
        if (status) {
            status =
                sql_.run("INSERT OR IGNORE INTO choices(visit, question, option) VALUES(?, ?, ?)",
                         visit, question, option);
        }
    }
    return status;
}

Status SqliteStore::update(const VisitRecord& visit) {
    return sql_.run(
        "UPDATE visits SET corrected=?, uncertainty=?, source=?, store=?, day=?, judge_at=? "
        "WHERE number=?",
        unix_ms(visit.time.at), uncertainty_of(visit), static_cast<std::int64_t>(visit.time.source),
        store_of(visit), day_of(visit), column(visit.judge_at), visit.number);
}

Result<std::vector<VisitRecord>> SqliteStore::visits_of_boot(const KioskId& kiosk, BootId boot,
                                                             Tick from, Tick to) {
    return visits("SELECT " AFTERWORD_VISIT_COLUMNS
                  "FROM visits WHERE kiosk=? AND boot=? AND mono BETWEEN ? AND ? ORDER BY number",
                  kiosk.text, column(boot), mono_ms(from), mono_ms(to));
}

Result<std::vector<VisitRecord>> SqliteStore::visits_after(std::int64_t number, std::size_t most) {
    return visits("SELECT " AFTERWORD_VISIT_COLUMNS
                  "FROM visits WHERE number>? ORDER BY number LIMIT ?",
                  number, static_cast<std::int64_t>(most));
}

Result<std::vector<VisitRecord>> SqliteStore::due_visits(WallTime now, std::size_t most) {
    return visits("SELECT " AFTERWORD_VISIT_COLUMNS
                  "FROM visits WHERE judge_at<=? ORDER BY judge_at LIMIT ?",
                  unix_ms(now), static_cast<std::int64_t>(most));
}

Result<std::optional<WallTime>> SqliteStore::next_due() {
    return sql_.first(
        "SELECT judge_at FROM visits WHERE judge_at IS NOT NULL ORDER BY judge_at LIMIT 1",
        [](const Statement& at) { return time_at(at, 0); });
}

Status SqliteStore::meet_survey(const SurveyId& survey, WallTime now) {
    auto met = sql_.run("INSERT OR IGNORE INTO surveys(survey) VALUES(?)", survey.text);
    if (!met || sql_.changes() == 0) {
        return met;
    }
    return sql_.run("UPDATE visits SET judge_at=? WHERE survey=? AND judge_at IS NULL",
                    unix_ms(now), survey.text);
}

}  // namespace afterword
