// SPDX-License-Identifier: Apache-2.0
#include "sync/model/misuse.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>

namespace afterword {
namespace {

constexpr std::array<std::string_view, 8> kNames = {
    "burst", "pattern", "same_spot", "palm", "toggles", "fast", "closed_hours", "two_people"};

struct Evidence {
    const TouchTrace& trace;
    const RecentVisits& recent;
    const MisuseSettings& settings;
    const Touch* first;  // answer; may be null
};

// The visits before this one that lead up to it without a pause, oldest first.
std::vector<PastVisit> run_before(const Evidence& e) {
    const auto& visits = e.recent.visits;
    auto begin = visits.end();
    Tick next = e.first->at;
    while (begin != visits.begin() && next - (begin - 1)->ended <= e.settings.run_gap) {
        --begin;
        next = begin->first_tap;
    }
    return {begin, visits.end()};
}

bool burst(const Evidence& e) {
    if (e.first == nullptr) {
        return false;
    }
    const auto& visits = e.recent.visits;
    const auto near = std::count_if(visits.begin(), visits.end(), [&](const PastVisit& visit) {
        return e.first->at - visit.first_tap <= e.settings.burst_within;
    });
    return static_cast<std::size_t>(near) + 1 >= e.settings.burst_visits;
}

struct Run {
    std::vector<int> answers;
    std::size_t own = 0;  // where those of this visit begin
};

Run run_of(const Evidence& e) {
    Run run;
    for (const auto& visit : run_before(e)) {
        run.answers.push_back(visit.value.value_or(0));
    }
    run.own = run.answers.size();
    for (const auto& touch : e.trace.touches) {
        if (touch.target == Touch::Target::Answer) {
            run.answers.push_back(touch.value);
        }
    }
    return run;
}

bool pattern(const Evidence& e) {
    if (e.first == nullptr) {
        return false;
    }
    const auto [answers, own] = run_of(e);
    std::size_t length = 1;
    int step = 0;
    for (std::size_t i = 1; i < answers.size(); ++i) {
        const int by = answers[i] - answers[i - 1];
        const bool goes_on = std::abs(by) == 1 && (by == step || length == 1);
        length = goes_on ? length + 1 : (std::abs(by) == 1 ? 2 : 1);
        step = by;
        if (i >= own && length >= e.settings.pattern_answers) {
            return true;
        }
    }
    return false;
}

// Root mean square of the distances from the middle.
double radius(const std::vector<Place>& places) {
    const auto count = static_cast<double>(places.size());
    Place middle;
    for (const auto& place : places) {
        middle.x += place.x / count;
        middle.y += place.y / count;
    }
    double squares = 0;
    for (const auto& place : places) {
        squares += std::pow(place.x - middle.x, 2) + std::pow(place.y - middle.y, 2);
    }
    return std::sqrt(squares / count);
}

bool same_spot(const Evidence& e) {
    if (e.first == nullptr) {
        return false;
    }
    std::vector<Place> places = {e.first->place};
    const auto run = run_before(e);
    for (auto visit = run.rbegin(); visit != run.rend(); ++visit) {
        if (places.size() == e.settings.same_spot_visits || visit->value != e.first->value) {
            break;
        }
        places.push_back(visit->place);
    }
    return places.size() == e.settings.same_spot_visits &&
           radius(places) <= e.settings.same_spot_radius;
}

bool palm(const Evidence& e) {
    return e.trace.most_contacts >= e.settings.palm_contacts;
}

bool toggles(const Evidence& e) {
    std::vector<Tick> taps;
    for (const auto& touch : e.trace.touches) {
        if (touch.target != Touch::Target::Other) {
            taps.push_back(touch.at);
        }
    }
    const std::size_t count = e.settings.toggles;
    for (std::size_t i = count; i <= taps.size(); ++i) {
        if (taps[i - 1] - taps[i - count] <= e.settings.toggles_within) {
            return true;
        }
    }
    return false;
}

bool fast(const Evidence& e) {
    return e.first != nullptr &&
           e.first->at - e.trace.shown_at < e.trace.reading * e.settings.reading_share;
}

bool closed_hours(const Evidence& e) {
    return e.trace.store == StoreHours::Closed;
}

bool two_people(const Evidence& e) {
    const auto& touches = e.trace.touches;
    bool answered = false;
    bool rested = false;
    for (std::size_t i = 0; i < touches.size(); ++i) {
        rested = rested ||
                 (i > 0 && answered && touches[i].at - touches[i - 1].at > e.settings.long_rest);
        if (touches[i].target == Touch::Target::Answer) {
            if (rested) {
                return true;
            }
            answered = true;
        }
    }
    return false;
}

struct Rule {
    MisuseReason reason;
    double MisuseWeights::*weight;
    bool (*holds)(const Evidence&);
};

constexpr Rule kRules[] = {
    {MisuseReason::Burst, &MisuseWeights::burst, burst},
    {MisuseReason::Pattern, &MisuseWeights::pattern, pattern},
    {MisuseReason::SameSpot, &MisuseWeights::same_spot, same_spot},
    {MisuseReason::Palm, &MisuseWeights::palm, palm},
    {MisuseReason::Toggles, &MisuseWeights::toggles, toggles},
    {MisuseReason::Fast, &MisuseWeights::fast, fast},
    {MisuseReason::ClosedHours, &MisuseWeights::closed_hours, closed_hours},
    {MisuseReason::TwoPeople, &MisuseWeights::two_people, two_people},
};

}  // namespace

std::string_view name(MisuseReason reason) {
    return kNames[static_cast<std::size_t>(reason)];
}

std::optional<MisuseReason> find_misuse_reason(std::string_view name) {
    const auto* const found = std::find(kNames.begin(), kNames.end(), name);
    if (found == kNames.end()) {
        return std::nullopt;
    }
    return static_cast<MisuseReason>(found - kNames.begin());
}

void TouchTrace::add(const Touch& touch) {
    most_contacts = std::max(most_contacts, touch.contacts);
    if (touches.size() < kMostTouches) {
        touches.push_back(touch);
    }
}

const Touch* TouchTrace::first_answer() const {
    const auto found = std::find_if(touches.begin(), touches.end(), [](const Touch& touch) {
        return touch.target == Touch::Target::Answer;
    });
    return found == touches.end() ? nullptr : &*found;
}

void RecentVisits::add(const TouchTrace& trace, Tick ended) {
    if (trace.touches.empty()) {
        return;
    }
    const Touch* answer = trace.first_answer();
    const Touch& first = answer != nullptr ? *answer : trace.touches.front();
    visits.push_back({first.at, ended,
                      answer != nullptr ? std::optional(answer->value) : std::nullopt,
                      first.place});
    if (visits.size() > kMostVisits) {
        visits.erase(visits.begin());
    }
}

Misuse judge_misuse(const TouchTrace& trace, const RecentVisits& recent,
                    const MisuseSettings& settings) {
    const Evidence evidence{trace, recent, settings, trace.first_answer()};
    Misuse misuse;
    double innocence = 1;
    for (const auto& rule : kRules) {
        if (rule.holds(evidence)) {
            misuse.reasons.push_back(rule.reason);
            innocence *= 1 - settings.weights.*rule.weight;
        }
    }
    misuse.score = 1 - innocence;
    return misuse;
}

Milliseconds reading_time(std::string_view text) {
    constexpr double kWordsPerMinute = 238;
    double spaced = 0;
    double letters = 0;
    double ideographs = 0;
    char before = ' ';
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool begins_character = (byte & 0xc0U) != 0x80U;
        if (byte >= 0xe3 && byte <= 0xe9) {  // U+3000 … U+9FFF
            ++ideographs;
        } else if (begins_character && c != ' ') {
            ++letters;
            spaced += before == ' ' ? 1 : 0;
        }
        before = c;
    }
    const double words = std::max(spaced, letters / 6) + ideographs / 2;
    return Milliseconds(std::llround(words * 60'000 / kWordsPerMinute));
}

}  // namespace afterword
