// SPDX-License-Identifier: Apache-2.0
// Visits and their answers, as they are written.
#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sql_store.hpp"

namespace afterword {
namespace {

constexpr Insert kSaveVisits{
    "visits(kiosk, ordinal, random, born, epoch, seq, rev, state, test, survey, boot, mono, wall, "
    "clock, arrived, corrected, uncertainty, source, store, day, judge_at, misuse)",
    "ON CONFLICT(kiosk, ordinal, random) DO UPDATE SET born=excluded.born, epoch=excluded.epoch, "
    "seq=excluded.seq, rev=excluded.rev, state=excluded.state, test=excluded.test, "
    "survey=excluded.survey, boot=excluded.boot, mono=excluded.mono, wall=excluded.wall, "
    "clock=excluded.clock, arrived=excluded.arrived, corrected=excluded.corrected, "
    "uncertainty=excluded.uncertainty, source=excluded.source, store=excluded.store, "
    "day=excluded.day, judge_at=excluded.judge_at, misuse=excluded.misuse, fed=NULL "
    "RETURNING number, kiosk, ordinal, random"};
constexpr std::size_t kVisitColumns = 22;

constexpr Insert kSaveScores{"answers(visit, question, score)", ""};
constexpr Insert kSaveChoices{"choices(visit, question, option)", "ON CONFLICT DO NOTHING"};

std::optional<std::string_view> store_of(const VisitRecord& visit) {
    return visit.place ? std::optional<std::string_view>(visit.place->store.text) : std::nullopt;
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

Status SqlStore::save(std::span<const AnsweredVisit> visits) {
    if (auto forgotten = forget_answers(visits); !forgotten) {
        return forgotten;
    }
    auto numbers = save_records(visits);
    return numbers ? save_answers(visits, *numbers) : std::move(numbers).error();
}

Status SqlStore::forget_answers(std::span<const AnsweredVisit> visits) {
    auto status = done();
    for (const auto& [visit, answers] : visits) {
        if (status && visit.number != 0) {
            status = sql_->run("DELETE FROM answers WHERE visit=?", visit.number);
        }
        if (status && visit.number != 0) {
            status = sql_->run("DELETE FROM choices WHERE visit=?", visit.number);
        }
    }
    return status;
}

Result<SqlStore::VisitNumbers> SqlStore::save_records(std::span<const AnsweredVisit> visits) {
    Lines lines(kVisitColumns);
    for (const auto& [visit, answers] : visits) {
        lines.add(visit.kiosk.text, visit.id.ordinal, visit.id.random, column(visit.born),
                  visit.row.epoch.value, visit.row.seq.value, std::int64_t{visit.rev},
                  static_cast<std::int64_t>(visit.state), std::int64_t{visit.test ? 1 : 0},
                  visit.survey.text, column(visit.at.boot), mono_ms(visit.at.mono),
                  unix_ms(visit.at.wall), static_cast<std::int64_t>(visit.at.clock),
                  unix_ms(visit.arrived), unix_ms(visit.time.at), uncertainty_of(visit),
                  static_cast<std::int64_t>(visit.time.source), store_of(visit), day_of(visit),
                  column(visit.judge_at), misuse_of(visit));
    }
    VisitNumbers numbers;
    auto saved = sql_->insert(kSaveVisits, lines, [&](const SqlRow& at) {
        numbers.emplace(std::pair(KioskId{at.text(1)}, VisitId{at.integer(2), at.text(3)}),
                        at.integer(0));
    });
    if (!saved) {
        return std::move(saved).error();
    }
    return numbers;
}

Status SqlStore::save_answers(std::span<const AnsweredVisit> visits, const VisitNumbers& numbers) {
    Lines scores(3);
    Lines choices(3);
    for (const auto& [visit, answers] : visits) {
        const auto number = numbers.at({visit.kiosk, visit.id});
        for (const auto& [question, score] : answers.scores) {
            scores.add(number, question, std::int64_t{score.value()});
        }
        for (const auto& [question, option] : answers.choices) {
            choices.add(number, question, option);
        }
    }
    auto saved = sql_->insert(kSaveScores, scores);
    return saved ? sql_->insert(kSaveChoices, choices) : saved;
}

Status SqlStore::update(const VisitRecord& visit) {
    return sql_->run(
        "UPDATE visits SET fed=CASE WHEN corrected=?1 AND uncertainty IS NOT DISTINCT FROM ?2 "
        "AND source=?3 AND store IS NOT DISTINCT FROM ?4 AND day IS NOT DISTINCT FROM ?5 "
        "THEN fed END, corrected=?1, uncertainty=?2, source=?3, store=?4, day=?5, judge_at=?6 "
        "WHERE number=?7",
        unix_ms(visit.time.at), uncertainty_of(visit), static_cast<std::int64_t>(visit.time.source),
        store_of(visit), day_of(visit), column(visit.judge_at), visit.number);
}

}  // namespace afterword
