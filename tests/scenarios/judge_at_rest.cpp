// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include "sync/model/alert_id.hpp"
#include "sync/model/alert_rules.hpp"
#include "sync/wire/row.hpp"
#include "tests/scenarios/judge_parts.hpp"

namespace afterword {
namespace {

using Alerts = std::map<AlertId, const Alert*>;
using Counts = std::map<std::pair<StoreDay, int>, std::int64_t>;  // by score

constexpr std::string_view kRating = "service";

std::string describe(const Alert& alert) {
    return std::string(name(alert.stage)) + " rev " + std::to_string(alert.rev) + " by \"" +
           alert.taken_by + "\"";
}

Visit told_by(const KeptVisit& visit) {
    return std::get<Visit>(*decode_row(visit.bytes));
}

void check_presence(const Evidence& evidence, const Visits& there, Faults& faults) {
    for (const auto& kiosk : evidence.kiosks) {
        for (const auto& [id, revs] : kiosk.book.kept) {
            const auto found = there.find({kiosk.kiosk, id});
            if (found == there.end()) {
                faults.push_back(spell(kiosk.kiosk, id) + " was promised and is not there");
            } else if (found->second->record.rev < revs.back().rev) {
                faults.push_back(spell(kiosk.kiosk, id) + " lacks its last revision");
            }
        }
    }
    for (const auto& visit : evidence.collector.visits) {
        if (visit.record.state == Visit::State::Open) {
            faults.push_back(spell(visit.record.kiosk, visit.record.id) + " never ended");
        }
    }
}

void check_days(const Evidence& evidence, Faults& faults) {
    std::int64_t counted = 0;
    for (const auto& line : evidence.collector.completeness) {
        counted += line.have;
        const Zone zone = evidence.places.zone_of(line.place.store);
        const bool over = line.place.day < zone.day_of(evidence.all_heard);
        const bool complete = line.waiting_for.empty() && line.expected == line.have;
        if ((over && !complete) || line.lost != 0) {
            faults.push_back(line.place.store.text + ": expected " + std::to_string(line.expected) +
                             ", have " + std::to_string(line.have) + ", lost " +
                             std::to_string(line.lost) + ", waits for " +
                             std::to_string(line.waiting_for.size()) + " kiosks");
        }
    }
    if (counted != static_cast<std::int64_t>(evidence.collector.visits.size())) {
        faults.push_back("the days hold " + std::to_string(counted) + " visits of " +
                         std::to_string(evidence.collector.visits.size()));
    }
}

void check_scores(const Evidence& evidence, Faults& faults) {
    Counts expected;
    for (const auto& visit : evidence.collector.visits) {
        const Visit told = told_by(visit);
        const Step* step = told.find_step(kRating);
        const bool play = told.misuse && flagged(*told.misuse, MisuseSettings{});
        if (step != nullptr && step->value && visit.record.place && !play) {
            ++expected[{*visit.record.place, step->value->value()}];
        }
    }
    Counts counted;
    for (const auto& line : evidence.collector.scores) {
        for (int score = 1; line.question == kRating && score <= 5; ++score) {
            if (const auto n = line.counts.at(score); n > 0) {
                counted[{line.place, score}] = n;
            }
        }
    }
    if (counted != expected) {
        faults.push_back("the scores are not those of the visits");
    }
}

void check_causes(const Evidence& evidence, const Alerts& alerts, Faults& faults) {
    for (const auto& visit : evidence.collector.visits) {
        const auto& record = visit.record;
        const bool low = low_score(told_by(visit), evidence.survey).has_value();
        if (low && !alerts.contains(alert_id(record.kiosk, record.id, AlertKind::LowScore))) {
            faults.push_back(spell(record.kiosk, record.id) + ": a low score without an alert");
        }
    }
}

// As the collector has it, on every kiosk that shows it.
void check_agreement(const Evidence& evidence, const Alerts& alerts, Faults& faults) {
    for (const auto& kiosk : evidence.kiosks) {
        if (kiosk.steps_ahead > 0) {
            faults.push_back(kiosk.kiosk.text + ": a step of the staff got no answer");
        }
        for (const auto& known : kiosk.alerts) {
            const auto found = alerts.find(known.alert.id);
            if (found == alerts.end() || !(*found->second == known.alert)) {
                faults.push_back(kiosk.kiosk.text + ": alert " + known.alert.id.text + " is " +
                                 describe(known.alert) + ", at the collector " +
                                 (found == alerts.end() ? "unknown" : describe(*found->second)));
            }
        }
    }
}

void check_alerts(const Evidence& evidence, Faults& faults) {
    Alerts alerts;
    for (const auto& line : evidence.collector.alerts) {
        const Alert& alert = line.message.alert;
        alerts[alert.id] = &alert;
        if (!ended(alert.stage)) {
            faults.push_back("alert " + alert.id.text + " of " + alert.store.text +
                             " is stuck: " + describe(alert));
        }
    }
    check_causes(evidence, alerts, faults);
    check_agreement(evidence, alerts, faults);
}

}  // namespace

std::vector<std::string> faults_at_rest(const Evidence& evidence) {
    Faults faults = faults_at_any_time(evidence);
    check_presence(evidence, visits_of(evidence), faults);
    check_days(evidence, faults);
    check_scores(evidence, faults);
    check_alerts(evidence, faults);
    return faults;
}

}  // namespace afterword
