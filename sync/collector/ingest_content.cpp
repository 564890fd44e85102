// SPDX-License-Identifier: Apache-2.0
// What a row says, and what becomes of it.
#include <algorithm>

#include <nlohmann/json.hpp>

#include "sync/collector/ingest.hpp"
#include "sync/wire/erasing.hpp"

namespace afterword {
namespace {

// Whether a row tells the same about a visit as the one that is stored; where it was born is no
// part of that, nor are details that were erased there.
bool same_visit(const std::string& stored, const std::string& other) {
    if (stored == other) {
        return true;
    }
    if (is_without_details(stored) && !is_without_details(other)) {
        return same_visit(stored, without_details(other));
    }
    auto first = nlohmann::json::parse(stored, nullptr, false);
    auto second = nlohmann::json::parse(other, nullptr, false);
    if (!first.is_object() || !second.is_object()) {
        return false;
    }
    first.erase("born");
    second.erase("born");
    return first == second;
}

// What could tell who the shopper is.
bool has_details(const Visit& visit) {
    return visit.contact || std::any_of(visit.steps.begin(), visit.steps.end(),
                                        [](const Step& step) { return !step.text.empty(); });
}

AnswerRecords answers_of(const Visit& visit) {
    AnswerRecords answers;
    std::map<std::string, Score> scores;  // a question that stands there twice has its last one
    for (const auto& step : visit.steps) {
        if (step.value) {
            scores.insert_or_assign(step.question, *step.value);
        }
        for (const auto& option : step.values) {
            answers.choices.push_back({step.question, option});
        }
    }
    for (const auto& [question, score] : scores) {
        answers.scores.push_back({question, score});
    }
    return answers;
}

}  // namespace

Result<std::string> Ingest::interpret(Source& source, const FreshRow& fresh) {
    if (!places_.knows(source.kiosk)) {
        return std::string(why::kUnknownKiosk);
    }
    const auto& [row, content] = fresh;
    if (!content) {
        return std::string(rejection_of(content.error()));
    }
    if (const auto* visit = std::get_if<Visit>(&*content)) {
        return take_visit(source, row, *visit);
    }
    if (const auto* step = std::get_if<AlertStep>(&*content)) {
        auto taken = take_step(source, row, *step);
        return taken ? Result<std::string>(std::string()) : std::move(taken).error();
    }
    if (const auto* window = std::get_if<ArmedWindow>(&*content)) {
        auto taken = take_window(source, row, *window);
        return taken ? Result<std::string>(std::string()) : std::move(taken).error();
    }
    return std::string(why::kVoid);
}

Result<std::string> Ingest::take_visit(Source& source, const StoredRow& row, const Visit& visit) {
    const auto found = source.visits.find(visit.id);
    const VisitRecord* known =
        found == source.visits.end() ? nullptr : &found->second.as_of_now.visit;
    if (known == nullptr || visit.rev > known->rev) {
        if (auto kept = keep_visit(source, row.key, visit, known); !kept) {
            return std::move(kept).error();
        }
    } else if (visit.rev == known->rev) {
        auto bytes = bytes_of(source, known->row);
        if (!bytes) {
            return std::move(bytes).error();
        }
        if (!same_visit(*bytes, row.bytes)) {
            return std::string(why::kConflict);
        }
    }
    auto noted = note_case(source.visits.at(visit.id).as_of_now.visit, visit);
    return noted ? Result<std::string>(std::string()) : std::move(noted).error();
}

// Details that come again after they were erased are known by that, too.
Status Ingest::note_case(const VisitRecord& record, const Visit& visit) {
    if (visit.case_code.text.empty() || !has_details(visit)) {
        return done();
    }
    CaseRecord found;
    found.code = visit.case_code;
    found.kiosk = record.kiosk;
    found.visit = record.id;
    found.place = record.place;
    found.at = record.time.at;
    return store_.note(found);
}

Result<std::string> Ingest::bytes_of(const Source& source, const RowKey& key) {
    const auto here = std::find_if(source.rows.begin(), source.rows.end(),
                                   [&](const StoredRow& row) { return row.key == key; });
    return here == source.rows.end() ? store_.row_bytes(key) : here->bytes;
}

Status Ingest::keep_visit(Source& source, const RowKey& row, const Visit& visit,
                          const VisitRecord* known) {
    const WallTime arrived = known ? known->arrived : now_;
    auto time = time_of(source, row.seq, visit.at, arrived);
    if (!time) {
        return std::move(time).error();
    }
    VisitRecord record{known ? known->number : 0,
                       source.kiosk,
                       visit.id,
                       visit.born.value_or(source.epoch),
                       row,
                       visit.rev,
                       visit.state,
                       visit.test,
                       visit.misuse ? std::optional(visit.misuse->score) : std::nullopt,
                       visit.survey,
                       visit.at,
                       arrived,
                       *time,
                       places_.place(source.kiosk, time->at),
                       std::nullopt};
    auto judged = judge(record, visit, known);
    source.visits.insert_or_assign(visit.id, KnownVisit{{std::move(record), answers_of(visit)},
                                                        KnownVisit::Standing::Changed});
    return judged;
}

Status Ingest::judge(VisitRecord& record, const Visit& visit, const VisitRecord* known) {
    const bool has_ended = visit.state == Visit::State::Ended;
    if (has_ended && (known == nullptr || known->state == Visit::State::Open)) {
        if (auto counted = alerting_.count(record, visit); !counted) {
            return counted;
        }
    }
    if (alerting_.is_late(record) && alerting_.has_cause(visit)) {
        record.judge_at = now_ + kJudgeLateVisitAfter;
        return done();
    }
    if (has_ended) {
        return alerting_.judge(record, visit);
    }
    record.judge_at = now_ + kJudgeOpenVisitAfter;
    return alerting_.judge_wishes(record, visit);
}

Status Ingest::take_step(Source& source, const StoredRow& row, const AlertStep& step) {
    auto time = time_of(source, row.key.seq, step.at, row.arrived);
    if (!time) {
        return std::move(time).error();
    }
    return alerting_.take({step, source.kiosk, time->at, row.bytes});
}

Status Ingest::take_window(Source& source, const StoredRow& row, const ArmedWindow& window) {
    auto time = time_of(source, row.key.seq, window.at, row.arrived);
    if (!time) {
        return std::move(time).error();
    }
    const auto place = places_.place(source.kiosk, time->at);
    return store_.add(ExposureRecord{source.kiosk, window, row.key, time->at,
                                     place ? std::optional(place->store) : std::nullopt});
}

Result<CorrectedTime> Ingest::time_of(Source& source, Seq seq, const Moment& moment,
                                      WallTime arrived) {
    if (auto saw = source.timeline.saw(seq, moment); !saw) {
        return std::move(saw).error();
    }
    return source.timeline.time_of(moment, arrived);
}

}  // namespace afterword
