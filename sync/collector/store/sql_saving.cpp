// SPDX-License-Identifier: Apache-2.0
// Visits and their answers, as they are written.
#include <algorithm>

#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sql_store.hpp"

namespace afterword {
namespace {

#define AFTERWORD_VISITS                                                                        \
    "visits(number, kiosk, ordinal, random, born, epoch, seq, rev, state, test, survey, boot, " \
    "mono, wall, clock, arrived, corrected, uncertainty, source, store, day, judge_at, misuse)"
constexpr std::size_t kVisitColumns = 23;

constexpr Insert kAddVisits{AFTERWORD_VISITS, ""};
constexpr Insert kSaveVisits{
    AFTERWORD_VISITS,
    "ON CONFLICT(kiosk, ordinal, random) DO UPDATE SET born=excluded.born, epoch=excluded.epoch, "
    "seq=excluded.seq, rev=excluded.rev, state=excluded.state, test=excluded.test, "
    "survey=excluded.survey, boot=excluded.boot, mono=excluded.mono, wall=excluded.wall, "
    "clock=excluded.clock, arrived=excluded.arrived, corrected=excluded.corrected, "
    "uncertainty=excluded.uncertainty, source=excluded.source, store=excluded.store, "
    "day=excluded.day, judge_at=excluded.judge_at, misuse=excluded.misuse, fed=NULL"};

constexpr Insert kSaveScores{"answers(visit, question, score)", ""};
constexpr Insert kSaveChoices{"choices(visit, question, option)", "ON CONFLICT DO NOTHING"};

constexpr PerLine kForgetScores{"visit",
                                "DELETE FROM answers WHERE visit IN (SELECT visit FROM lines)"};
constexpr PerLine kForgetChoices{"visit",
                                 "DELETE FROM choices WHERE visit IN (SELECT visit FROM lines)"};

constexpr PerLine kMove{
    "visit, at, within, by, place, on_day",
    "UPDATE visits SET corrected=at, uncertainty=within, source=by, store=place, day=on_day, "
    "fed=NULL "
    "FROM lines WHERE number=lines.visit"};
constexpr PerLine kSetJudged{
    "visit", "UPDATE visits SET judge_at=NULL WHERE number IN (SELECT visit FROM lines)"};

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
    for (const auto& visit : visits) {
        add_counts(visit, 1, changes_);
    }
    auto numbers = numbers_of(visits);
    if (!numbers) {
        return std::move(numbers).error();
    }
    auto saved = save_records(visits, *numbers);
    return saved ? save_answers(visits, *numbers) : saved;
}

// Of those that are there already, which count no more as they did.
Status SqlStore::forget_answers(std::span<const AnsweredVisit> visits) {
    std::vector<std::int64_t> numbers;
    Lines lines(1);
    for (const auto& [visit, answers] : visits) {
        if (visit.number != 0) {
            numbers.push_back(visit.number);
            lines.add(visit.number);
        }
    }
    auto before = counted(numbers);
    if (!before) {
        return std::move(before).error();
    }
    for (const auto& [number, visit] : *before) {
        add_counts(visit, -1, changes_);
    }
    auto forgotten = sql_->each_line(kForgetScores, lines);
    return forgotten ? sql_->each_line(kForgetChoices, lines) : forgotten;
}

// New ones get theirs beforehand: their answers can go with them then, without a question between.
Result<std::vector<std::int64_t>> SqlStore::numbers_of(std::span<const AnsweredVisit> visits) {
    std::vector<std::int64_t> numbers;
    numbers.reserve(visits.size());
    for (const auto& [visit, answers] : visits) {
        numbers.push_back(visit.number);
    }
    const auto unnumbered = std::count(numbers.begin(), numbers.end(), 0);
    if (unnumbered == 0) {
        return numbers;
    }
    auto fresh = sql_->new_numbers("visits", static_cast<std::size_t>(unnumbered));
    if (!fresh) {
        return fresh;
    }
    auto next = fresh->begin();
    for (auto& number : numbers) {
        number = number != 0 ? number : *next++;
    }
    return numbers;
}

Status SqlStore::save_records(std::span<const AnsweredVisit> visits,
                              std::span<const std::int64_t> numbers) {
    Lines fresh(kVisitColumns);
    Lines known(kVisitColumns);
    auto number = numbers.begin();
    for (const auto& [visit, answers] : visits) {
        (visit.number == 0 ? fresh : known)
            .add(*number++, visit.kiosk.text, visit.id.ordinal, visit.id.random, column(visit.born),
                 visit.row.epoch.value, visit.row.seq.value, std::int64_t{visit.rev},
                 static_cast<std::int64_t>(visit.state), std::int64_t{visit.test ? 1 : 0},
                 visit.survey.text, column(visit.at.boot), mono_ms(visit.at.mono),
                 unix_ms(visit.at.wall), static_cast<std::int64_t>(visit.at.clock),
                 unix_ms(visit.arrived), unix_ms(visit.time.at), uncertainty_of(visit),
                 static_cast<std::int64_t>(visit.time.source), store_of(visit), day_of(visit),
                 column(visit.judge_at), misuse_of(visit));
    }
    auto added = sql_->insert(kAddVisits, fresh);
    return added ? sql_->insert(kSaveVisits, known) : added;
}

Status SqlStore::save_answers(std::span<const AnsweredVisit> visits,
                              std::span<const std::int64_t> numbers) {
    Lines scores(3);
    Lines choices(3);
    auto number = numbers.begin();
    for (const auto& [visit, answers] : visits) {
        for (const auto& [question, score] : answers.scores) {
            scores.add(*number, question, std::int64_t{score.value()});
        }
        for (const auto& [question, option] : answers.choices) {
            choices.add(*number, question, option);
        }
        ++number;
    }
    auto saved = sql_->insert(kSaveScores, scores);
    return saved ? sql_->insert(kSaveChoices, choices) : saved;
}

Status SqlStore::move(std::span<const MovedVisit> visits) {
    if (auto counted = count_moves(visits); !counted) {
        return counted;
    }
    Lines lines(6);
    for (const auto& [visit, from] : visits) {
        lines.add(visit.number, unix_ms(visit.time.at), uncertainty_of(visit),
                  static_cast<std::int64_t>(visit.time.source), store_of(visit), day_of(visit));
    }
    return sql_->each_line(kMove, lines);
}

Status SqlStore::count_moves(std::span<const MovedVisit> visits) {
    std::map<std::int64_t, std::optional<StoreDay>> places;
    std::vector<std::int64_t> numbers;
    for (const auto& [visit, from] : visits) {
        if (visit.place != from) {
            places.emplace(visit.number, visit.place);
            numbers.push_back(visit.number);
        }
    }
    auto before = counted(numbers);
    if (!before) {
        return std::move(before).error();
    }
    for (auto& [number, visit] : *before) {
        add_counts(visit, -1, changes_);
        visit.visit.place = places.at(number);
        add_counts(visit, 1, changes_);
    }
    return done();
}

Status SqlStore::set_judged(std::span<const VisitRecord> visits) {
    Lines lines(1);
    for (const auto& visit : visits) {
        lines.add(visit.number);
    }
    return sql_->each_line(kSetJudged, lines);
}

}  // namespace afterword
