// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/judge.hpp"

#include <algorithm>
#include <set>

#include "sync/wire/row.hpp"
#include "tests/scenarios/judge_parts.hpp"

namespace afterword {
namespace {

// Ticks, anchors and times are whole milliseconds, each of them cut off.
constexpr Milliseconds kRounding{2};

// How a kiosk that finds the visit open at its start leaves it.
Visit ended_at_start(Visit visit) {
    ++visit.rev;
    visit.state = Visit::State::Ended;
    return visit;
}

bool tells(const std::string& bytes, const Visit& visit) {
    return bytes == encode_row(visit) ||
           (visit.state == Visit::State::Open && bytes == encode_row(ended_at_start(visit)));
}

bool promised(const KioskBook& book, const KeptVisit& visit) {
    const auto found = book.kept.find(visit.record.id);
    return found != book.kept.end() &&
           std::any_of(found->second.begin(), found->second.end(),
                       [&](const Visit& rev) { return tells(visit.bytes, rev); });
}

// A try whose outcome nobody learned, each of which accounts for one visit at most.
bool tried(const KioskBook& book, const KeptVisit& visit, std::set<std::size_t>& used) {
    for (std::size_t i = 0; i < book.tried.size(); ++i) {
        Visit attempt = book.tried[i];
        if (attempt.id.ordinal == 0) {
            attempt.id = visit.record.id;
        }
        if (attempt.id == visit.record.id && !used.contains(i) && tells(visit.bytes, attempt)) {
            used.insert(i);
            return true;
        }
    }
    return false;
}

void check_origins(const Evidence& evidence, Faults& faults) {
    std::map<KioskId, std::set<std::size_t>> used;
    std::set<std::pair<KioskId, VisitId>> seen;
    for (const auto& visit : evidence.collector.visits) {
        const VisitRecord& record = visit.record;
        const KioskEvidence* kiosk = find_kiosk(evidence, record.kiosk);
        if (!seen.insert({record.kiosk, record.id}).second) {
            faults.push_back(spell(record.kiosk, record.id) + " is there twice");
        } else if (kiosk == nullptr || (!promised(kiosk->book, visit) &&
                                        !tried(kiosk->book, visit, used[record.kiosk]))) {
            faults.push_back(spell(record.kiosk, record.id) +
                             " is none that was tapped: " + visit.bytes);
        }
    }
}

void check_times(const Evidence& evidence, Faults& faults) {
    for (std::size_t i = 0; i < evidence.collector.visits.size(); ++i) {
        const VisitRecord& record = evidence.collector.visits[i].record;
        const auto& truth = evidence.truths[i];
        if (!truth) {
            faults.push_back(spell(record.kiosk, record.id) + " has a boot that never was");
            continue;
        }
        const auto error = std::chrono::abs(record.time.at - *truth);
        if (record.time.uncertainty && error > *record.time.uncertainty + kRounding) {
            faults.push_back(spell(record.kiosk, record.id) + " is " +
                             std::to_string((record.time.at - *truth).count()) + " ms off, says " +
                             std::to_string(record.time.uncertainty->count()) + ", source " +
                             std::to_string(static_cast<int>(record.time.source)));
        }
    }
}

// What of that day was promised, and is not there as promised last.
void check_day(const Evidence& evidence, const Visits& there, const StoreDay& day, Faults& faults) {
    for (const auto& kiosk : evidence.kiosks) {
        for (const auto& [id, revs] : kiosk.book.kept) {
            if (evidence.places.place(kiosk.kiosk, kiosk.began.at(id)) != day) {
                continue;
            }
            const auto found = there.find({kiosk.kiosk, id});
            if (found == there.end() || found->second->record.rev < revs.back().rev ||
                found->second->record.state == Visit::State::Open) {
                faults.push_back(day.store.text + "'s day is called complete without " +
                                 spell(kiosk.kiosk, id));
            }
        }
    }
}

void check_completeness(const Evidence& evidence, Faults& faults) {
    const Visits there = visits_of(evidence);
    for (const auto& line : evidence.collector.completeness) {
        if (line.waiting_for.empty() && line.expected == line.have) {
            check_day(evidence, there, line.place, faults);
        }
    }
}

}  // namespace

const KioskEvidence* find_kiosk(const Evidence& evidence, const KioskId& kiosk) {
    const auto found = std::find_if(evidence.kiosks.begin(), evidence.kiosks.end(),
                                    [&](const auto& other) { return other.kiosk == kiosk; });
    return found == evidence.kiosks.end() ? nullptr : &*found;
}

Visits visits_of(const Evidence& evidence) {
    Visits visits;
    for (const auto& visit : evidence.collector.visits) {
        visits[{visit.record.kiosk, visit.record.id}] = &visit;
    }
    return visits;
}

std::string spell(const KioskId& kiosk, const VisitId& visit) {
    return kiosk.text + " visit " + visit.text();
}

std::vector<std::string> faults_at_any_time(const Evidence& evidence) {
    Faults faults;
    check_origins(evidence, faults);
    check_times(evidence, faults);
    check_completeness(evidence, faults);
    return faults;
}

}  // namespace afterword
