// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/cases.hpp"

#include <algorithm>

#include "platform/base/log.hpp"
#include "sync/model/alert_id.hpp"
#include "sync/model/helped.hpp"
#include "sync/wire/erasing.hpp"

namespace afterword {
namespace {

constexpr const char* kShopper = "shopper";
constexpr const char* kErased = "details_erased";  // in an alert's history
constexpr int kMostHops = 4;  // from an alert to the one it has gone into, and on

bool can_be_judged(const CaseLine& line) {
    return line.stage == AlertStage::Solved || line.stage == AlertStage::Confirmed ||
           line.record.helped.has_value();
}

}  // namespace

Result<CaseReport> Cases::answer(const CaseQuery& query) {
    CaseReport report{query.form, query.typed, query.language};
    const auto code = make_case_code(query.typed);
    if (!code) {
        return report;
    }
    auto lines = find(*code);
    if (!lines) {
        return std::move(lines).error();
    }
    report.lines = *std::move(lines);
    if (query.act == CaseQuery::Act::Look) {
        return report;
    }
    auto ending = act(query, report.lines);
    if (!ending) {
        return std::move(ending).error();
    }
    report.ending = *ending;
    lines = find(*code);
    if (!lines) {
        return std::move(lines).error();
    }
    report.lines = *std::move(lines);
    return report;
}

Result<std::vector<CaseLine>> Cases::find(const CaseCode& code) {
    auto found = store_.find_cases(code);
    if (!found) {
        return std::move(found).error();
    }
    std::vector<CaseLine> lines;
    for (const auto& one : *found) {
        auto alert = alert_of(one);
        if (!alert) {
            return std::move(alert).error();
        }
        lines.push_back({one, *alert ? (*alert)->stage : AlertStage::Open, *std::move(alert)});
    }
    return lines;
}

// The call-back that staff act on: the visit's own, or the one it has gone into.
Result<std::optional<Alert>> Cases::alert_of(const CaseRecord& found) {
    AlertId id = alert_id(found.kiosk, found.visit, AlertKind::CallBack);
    std::optional<Alert> alert;
    for (int hop = 0; hop < kMostHops; ++hop) {
        auto message = store_.find_alert(id);
        if (!message) {
            return std::move(message).error();
        }
        if (!*message) {
            break;
        }
        alert = (*message)->alert;
        if (!alert->into) {
            break;
        }
        id = *alert->into;
    }
    return alert;
}

Result<CaseReport::Ending> Cases::act(const CaseQuery& query, const std::vector<CaseLine>& lines) {
    // Of twins nobody may guess which is meant.
    const bool named = query.number.value != 0 || lines.size() == 1;
    const auto line = std::find_if(lines.begin(), lines.end(), [&](const CaseLine& one) {
        return query.number.value == 0 || one.record.number == query.number;
    });
    if (line == lines.end()) {
        return CaseReport::Ending::Unknown;
    }
    if (!named) {
        return CaseReport::Ending::Several;
    }
    if (query.act == CaseQuery::Act::Answer) {
        return take_answer(*line, query);
    }
    if (auto erased = erase(line->record, query.by); !erased) {
        return std::move(erased).error();
    }
    return CaseReport::Ending::Erased;
}

Result<CaseReport::Ending> Cases::take_answer(CaseLine line, const CaseQuery& query) {
    if (!can_be_judged(line)) {
        return CaseReport::Ending::TooEarly;
    }
    line.record.helped = query.helped;
    line.record.helped_at = now_;
    if (auto saved = store_.save(line.record); !saved) {
        return std::move(saved).error();
    }
    if (auto stepped = step(line, query.helped); !stepped) {
        return std::move(stepped).error();
    }
    return CaseReport::Ending::Answered;
}

// A summary of many stands for others too, so one shopper's answer does not move it.
Status Cases::step(const CaseLine& line, int helped) {
    if (!line.alert || line.alert->members.size() > 1 ||
        (helped < kHelps && helped > kDoesNotHelp)) {
        return done();
    }
    AlertStep step;
    step.alert = line.alert->id;
    step.rev = line.alert->rev;
    step.step = helped >= kHelps ? AlertStepKind::Confirmed : AlertStepKind::Reopened;
    step.by = kShopper;
    step.role = ActorRole::Shopper;
    step.at.wall = now_;
    if (!next_stage(line.stage, {step.step, step.role, line.alert->kind})) {
        return done();  // confirmed already, or open again
    }
    auto acted = alerting_.act(step);
    return acted ? done() : Status(std::move(acted).error());
}

Status Cases::erase(CaseRecord known, const std::string& by) {
    if (auto rewritten = store_.rewrite(known.kiosk, known.visit, without_details); !rewritten) {
        return rewritten;
    }
    if (auto forgotten = alerting_.forget_words(known.kiosk, known.visit); !forgotten) {
        return forgotten;
    }
    HistoryEntry line;
    line.alert = alert_id(known.kiosk, known.visit, AlertKind::CallBack);
    line.step = kErased;
    line.by = by;
    line.at = now_;
    if (auto noted = store_.add_history(line); !noted) {
        return std::move(noted).error();
    }
    log_info("details_erased").with("case", known.code.text).with("by", by.empty() ? "age" : by);
    known.has_details = false;
    known.erased = known.erased.value_or(now_);
    return store_.save(known);
}

Result<std::size_t> Cases::erase_old(WallTime visited_until, std::size_t most) {
    auto old = store_.cases_to_erase(visited_until, most);
    if (!old) {
        return std::move(old).error();
    }
    for (auto& known : *old) {
        if (auto erased = erase(std::move(known), {}); !erased) {
            return std::move(erased).error();
        }
    }
    return old->size();
}

}  // namespace afterword
