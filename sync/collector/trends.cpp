// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/trends.hpp"

#include <cmath>

#include "sync/model/alert_id.hpp"
#include "sync/model/market_rule.hpp"

namespace afterword {
namespace {

// "10 %", or that nobody knows yet.
std::string usually(const AnswerCount& here, double share) {
    return here.n < kLeastUsual ? std::string("too few to say")
                                : std::to_string(std::lround(100 * share)) + " %";
}

}  // namespace

Result<std::vector<TrendAlarm>> Trends::take(const VisitRecord& record, const Visit& visit) {
    std::vector<TrendAlarm> alarms;
    const Survey* survey = basis_.surveys.find(visit.survey);
    const bool counts = !visit.test && !(visit.misuse && flagged(*visit.misuse, MisuseSettings()));
    if (!counts || survey == nullptr || !record.place) {
        return alarms;
    }
    const StoreId& store = record.place->store;
    const int part = week_part(basis_.places.zone_of(store).local(record.time.at));
    for (const auto& step : visit.steps) {
        const Question* question = survey->find_question(step.question);
        const auto worst = question == nullptr ? std::nullopt : most_negative(question->kind);
        if (!worst || !step.value) {
            continue;
        }
        const auto answered =
            step.value->value() <= *worst ? Answered::Negative : Answered::Otherwise;
        auto taken = take({{record.kiosk, step.question},
                           {store, step.question, part},
                           record.time.at,
                           answered,
                           *worst});
        if (!taken) {
            return std::move(taken).error();
        }
        if (*taken) {
            alarms.push_back(**std::move(taken));
        }
    }
    return alarms;
}

Result<std::optional<TrendAlarm>> Trends::take(const Answer& answer) {
    auto here = usual(answer.usual);
    if (!here) {
        return std::move(here).error();
    }
    const bool is_live = now_ - answer.at <= basis_.rules.late_after;
    if (is_live && basis_.rules.trend.method != TrendSettings::Method::Off) {
        auto trend = this->trend(answer.key);
        return trend ? take_live(answer, **trend, **here) : std::move(trend).error();
    }
    **here = sum(**here, {1, answer.answered == Answered::Negative ? 1 : 0});
    return std::optional<TrendAlarm>();
}

Result<std::optional<TrendAlarm>> Trends::take_live(const Answer& answer, TrendRecord& trend,
                                                    AnswerCount& here) {
    auto all = fleet(answer.key.question);
    if (!all) {
        return std::move(all).error();
    }
    const double share = usual_share(here, *all, basis_.rules.trend);
    auto event = advance(answer, trend, share);
    if (!event) {
        return std::move(event).error();
    }
    const CusumState& state = trend.state;
    if (state.level == 0 && !state.in_alarm && *event == CusumEvent::None) {
        here = sum(here, {state.n, state.negative});
    }
    if (*event != CusumEvent::Alarm) {
        return std::optional<TrendAlarm>();
    }
    auto still = still_told(trend);
    if (!still || *still) {
        return still ? Result(std::optional<TrendAlarm>()) : std::move(still).error();
    }
    auto told = alarm(answer, trend, usually(here, share));
    trend.alert = told.alert;
    return std::optional(std::move(told));
}

Result<CusumEvent> Trends::advance(const Answer& answer, TrendRecord& trend, double share) {
    if (basis_.rules.trend.method == TrendSettings::Method::Cusum) {
        return afterword::take(trend.state, designs_.steps_for(share), answer.answered);
    }
    const MarketSettings settings;
    auto before = store_.scores_since(answer.key, answer.at - settings.window);
    if (!before) {
        return std::move(before).error();
    }
    MarketRule rule(settings);
    for (const auto& [at, score] : *before) {
        static_cast<void>(rule.take(
            at, score.value() <= answer.worst_upto ? Answered::Negative : Answered::Otherwise));
    }
    auto& fresh = fresh_[answer.key];
    fresh.emplace_back(answer.at, answer.answered);
    for (const auto& [at, answered] : fresh) {
        static_cast<void>(rule.take(at, answered));
    }
    return trend.state.in_alarm == rule.in_alarm()    ? CusumEvent::None
           : (trend.state.in_alarm = rule.in_alarm()) ? CusumEvent::Alarm
                                                      : CusumEvent::Over;
}

// One trend of a question is enough until staff have done with it.
Result<bool> Trends::still_told(const TrendRecord& trend) {
    if (trend.alert.text.empty()) {
        return false;
    }
    auto known = store_.find_alert(trend.alert);
    if (!known) {
        return std::move(known).error();
    }
    return *known && !ended((*known)->alert.stage);
}

TrendAlarm Trends::alarm(const Answer& answer, const TrendRecord& trend,
                         const std::string& usually) const {
    const bool is_market = basis_.rules.trend.method == TrendSettings::Method::Market;
    const std::string what = is_market ? std::string("half of four unhappy")
                                       : std::to_string(trend.state.negative) + " of " +
                                             std::to_string(trend.state.n) + " unhappy";
    return {answer.key, answer.usual.store,
            alert_id(answer.key.kiosk, AlertKind::Trend, answer.key.question, now_), trend.state.n,
            answer.key.question + ": " + what + " · usually " + usually};
}

Result<TrendRecord*> Trends::trend(const TrendKey& key) {
    const auto known = trends_.find(key);
    if (known != trends_.end()) {
        return &known->second;
    }
    auto stored = store_.trend(key);
    if (!stored) {
        return std::move(stored).error();
    }
    return &trends_.emplace(key, *std::move(stored)).first->second;
}

Result<AnswerCount*> Trends::usual(const UsualKey& key) {
    const auto known = usual_.find(key);
    if (known != usual_.end()) {
        return &known->second;
    }
    // Other kiosks of the store may be another collector's.
    if (auto locked = store_.lock_chain(key.store); !locked) {
        return std::move(locked).error();
    }
    auto stored = store_.usual(key);
    if (!stored) {
        return std::move(stored).error();
    }
    return &usual_.emplace(key, *stored).first->second;
}

Result<AnswerCount> Trends::fleet(const std::string& question) {
    const auto known = fleet_.find(question);
    if (known != fleet_.end()) {
        return known->second;
    }
    auto stored = store_.usual_of_all(question);
    if (stored) {
        fleet_.emplace(question, *stored);
    }
    return stored;
}

Status Trends::write() {
    for (const auto& [key, trend] : trends_) {
        if (auto saved = store_.save(key, trend); !saved) {
            return saved;
        }
    }
    for (const auto& [key, count] : usual_) {
        if (auto saved = store_.save(key, count); !saved) {
            return saved;
        }
    }
    return done();
}

}  // namespace afterword
