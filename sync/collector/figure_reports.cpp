// SPDX-License-Identifier: Apache-2.0
// How alerts were seen to, and how often shoppers complain: by store and kind, and of all.
#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <utility>

#include "sync/collector/alert_clock.hpp"
#include "sync/collector/report.hpp"

namespace afterword {
namespace {

constexpr std::chrono::days kDay{1};

using Key = std::pair<std::optional<StoreId>, std::optional<AlertKind>>;  // empty = all of them

// What a shopper complains by. Whoever asks for somebody may only be looking for a thing.
bool is_complaint(AlertKind kind) {
    return kind == AlertKind::LowScore || kind == AlertKind::RedLine || kind == AlertKind::CallBack;
}

bool is_within(Day day, const DayFilter& filter) {
    return (!filter.from || *filter.from <= day) && (!filter.to || day <= *filter.to);
}

// Wide enough for the days of whatever zone.
std::optional<WallTime> utc_midnight(const std::optional<Day>& day, std::chrono::days more) {
    return day ? std::optional(WallTime((*day + more).time_since_epoch())) : std::nullopt;
}

class Figures {
  public:
    Figures(Store& store, const Basis& basis, const DayFilter& filter, WallTime now)
        : store_(store), basis_(basis), filter_(filter), now_(now) {}

    Result<AlertFiguresReport> reckon() {
        if (auto read = read_pasts(); !read) {
            return std::move(read).error();
        }
        if (auto counted = count_answers(); !counted) {
            return std::move(counted).error();
        }
        for (const auto& past : pasts_) {
            follow(past);
        }
        if (auto counted = count_complaints(); !counted) {
            return std::move(counted).error();
        }
        if (auto counted = count_satisfied(); !counted) {
            return std::move(counted).error();
        }
        return lines();
    }

  private:
    // Those opened later say whether something came back.
    Status read_pasts() {
        const auto more = std::chrono::ceil<std::chrono::days>(rules_.recurs_within) + 2 * kDay;
        auto pasts = store_.alert_pasts(filter_.store, utc_midnight(filter_.from, -kDay),
                                        utc_midnight(filter_.to, more));
        if (!pasts) {
            return std::move(pasts).error();
        }
        pasts_ = *std::move(pasts);
        std::map<AlertId, AlertPast*> by_id;
        for (auto& past : pasts_) {
            by_id.emplace(past.alert.id, &past);
            const auto before = past.alert.recurs ? by_id.find(*past.alert.recurs) : by_id.end();
            if (before != by_id.end() && !before->second->recurred) {
                before->second->recurred = past.alert.opened;
            }
        }
        return done();
    }

    // Of each survey the visits that answered its most answered question.
    Status count_answers() {
        DayFilter filter = filter_;
        filter.per = Per::Period;
        auto scores = store_.count_scores(filter);
        auto choices = store_.count_choices(filter);
        if (!scores || !choices) {
            return !scores ? std::move(scores).error() : std::move(choices).error();
        }
        std::map<std::pair<StoreId, SurveyId>, std::map<std::string, std::int64_t>> answered;
        for (const auto& count : *scores) {
            answered[{count.place.store, count.survey}][count.question] += count.n;
        }
        for (const auto& count : *choices) {
            if (count.option.empty()) {
                answered[{count.place.store, count.survey}][count.question] += count.n;
            }
        }
        for (const auto& [place, questions] : answered) {
            std::int64_t most = 0;
            for (const auto& [question, n] : questions) {
                most = std::max(most, n);
            }
            complaints_of(place.first,
                          [&](ComplaintFigures& complaints) { complaints.answers += most; });
        }
        return done();
    }

    [[nodiscard]] Day day_of(const Alert& alert) const {
        return basis_.places.zone_of(alert.store).day_of(alert.opened);
    }

    void follow(const AlertPast& past) {
        const Alert& alert = past.alert;
        const Day day = day_of(alert);
        if (!counts(alert) || !is_within(day, filter_)) {
            return;
        }
        const OpeningTimes times = clock_of(alert, basis_);
        const DeadlineClock clock = {
            [&](WallTime from, WallTime to) { return times.between(from, to); },
            [&](WallTime from, Milliseconds open) { return times.after(from, open); }};
        const AlertCourse course = course_of(past, rules_, clock, now_);
        for (const Key& key : keys_of(alert)) {
            courses_[key].push_back(course);
        }
        for (const Key& key : {Key{alert.store, std::nullopt}, Key{}}) {
            weeks_[key][week_of(day)].push_back(course);
        }
    }

    // Each visit once, whatever it has raised.
    Status count_complaints() {
        for (const auto& past : pasts_) {
            by_id_.emplace(past.alert.id, &past.alert);
        }
        std::set<std::pair<KioskId, VisitId>> seen;
        std::map<StoreHour, std::int64_t> by_hour;
        for (const auto& past : pasts_) {
            const Alert& alert = past.alert;
            if (is_complaint(alert.kind) && is_within(day_of(alert), filter_) && stands(alert) &&
                seen.emplace(alert.kiosk, *alert.visit).second) {
                complaints_of(alert.store, [](ComplaintFigures& complaints) { ++complaints.n; });
                const Zone& zone = basis_.places.zone_of(alert.store);
                ++by_hour[{alert.store, hour_of(zone.local(alert.opened))}];
            }
        }
        return set_beside_tills(by_hour);
    }

    // Where only some hours are known, only the complaints of those count.
    Status set_beside_tills(const std::map<StoreHour, std::int64_t>& by_hour) {
        std::vector<StoreHour> hours;
        hours.reserve(by_hour.size());
        for (const auto& [hour, n] : by_hour) {
            hours.push_back(hour);
        }
        auto known = store_.find_till_counts(hours);
        auto sums = store_.sum_till_counts(filter_);
        if (!known || !sums) {
            return !known ? std::move(known).error() : std::move(sums).error();
        }
        for (const auto& count : *known) {
            complaints_of(count.of.store, [&](ComplaintFigures& complaints) {
                complaints.in_those_hours += by_hour.at(count.of);
            });
        }
        for (const auto& sum : *sums) {
            complaints_of(sum.store, [&](ComplaintFigures& complaints) {
                complaints.hours += sum.hours;
                complaints.transactions += sum.transactions;
            });
        }
        return done();
    }

    // Not what the shopper took back: the alert that it is in, or is, has the visit no more.
    [[nodiscard]] bool stands(const Alert& alert) const {
        const auto found = by_id_.find(alert.into.value_or(alert.id));
        if (!alert.visit || found == by_id_.end()) {
            return alert.visit.has_value();
        }
        const auto& members = found->second->members;
        return counts(*found->second) &&
               std::find(members.begin(), members.end(), *alert.visit) != members.end();
    }

    // A shopper with a case code has been answered by a call-back, whichever summary it is in.
    Status count_satisfied() {
        auto cases = store_.answered_cases(filter_.store,
                                           utc_midnight(filter_.from, -kDay).value_or(WallTime()),
                                           now_ + Milliseconds(1));
        if (!cases) {
            return std::move(cases).error();
        }
        std::map<std::pair<KioskId, VisitId>, int> helped;
        for (const auto& answered : *cases) {
            helped.emplace(std::pair(answered.kiosk, answered.visit), answered.helped.value_or(0));
        }
        for (const auto& past : pasts_) {
            const Alert& alert = past.alert;
            if (alert.kind != AlertKind::CallBack || !alert.visit ||
                !is_within(day_of(alert), filter_)) {
                continue;
            }
            const auto found = helped.find({alert.kiosk, *alert.visit});
            if (found != helped.end()) {
                for (const Key& key : keys_of(alert)) {
                    ++satisfied_[key][found->second];
                }
            }
        }
        return done();
    }

    // An alert counts for its store and kind, for either, and for all.
    static std::array<Key, 4> keys_of(const Alert& alert) {
        return {Key{alert.store, alert.kind}, Key{alert.store, std::nullopt},
                Key{std::nullopt, alert.kind}, Key{}};
    }

    template <class Change>
    void complaints_of(const StoreId& store, Change change) {
        change(complaints_[store]);
        change(complaints_[std::nullopt]);
    }

    AlertFiguresReport lines() {
        for (const auto& [key, counts] : satisfied_) {
            courses_[key];  // of summaries that were opened on other days
        }
        for (const auto& [store, complaints] : complaints_) {
            courses_[{store, std::nullopt}];  // answers without an alert say something too
        }
        AlertFiguresReport report{rules_, {}};
        for (const auto& [key, courses] : courses_) {
            // Of one store there is nothing beside it to add up.
            if (filter_.store && !key.first) {
                continue;
            }
            AlertFiguresLine line{key.first, key.second, figures_of(courses),
                                  satisfaction_of(satisfied_[key])};
            if (!key.second) {
                ComplaintFigures& of = line.complaints.emplace(complaints_[key.first]);
                of.of_answers = rate(of.n, of.answers).share;
                of.of_transactions = rate(of.in_those_hours, of.transactions).share;
            }
            for (const auto& [week, cohort] : weeks_[key]) {
                line.cohorts.push_back({week, figures_of(cohort)});
            }
            report.lines.push_back(std::move(line));
        }
        return report;
    }

    Store& store_;
    const Basis& basis_;
    const DayFilter& filter_;
    const WallTime now_;
    const FigureRules rules_{basis_.rules.deadlines, basis_.rules.groups.recurs_within};
    std::vector<AlertPast> pasts_;
    std::map<AlertId, const Alert*> by_id_;
    std::map<Key, std::vector<AlertCourse>> courses_;
    std::map<Key, std::map<Day, std::vector<AlertCourse>>> weeks_;
    std::map<std::optional<StoreId>, ComplaintFigures> complaints_;
    std::map<Key, Counts> satisfied_;
};

}  // namespace

Result<AlertFiguresReport> report_alert_figures(Store& store, const Basis& basis,
                                                const AlertFiguresQuery& query, WallTime now) {
    return Figures(store, basis, query.filter, now).reckon();
}

}  // namespace afterword
