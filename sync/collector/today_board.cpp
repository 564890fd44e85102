// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/today_board.hpp"

#include <algorithm>
#include <numeric>

#include "sync/wire/today_message.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kPause{60'000};
constexpr std::size_t kMostAtOnce = 8;  // stores, so that rows never wait long for their receipts
constexpr std::int64_t kMinutesOfHour = 60;

std::optional<Share> share_of(std::int64_t good, std::int64_t n) {
    return n < kLeastForShare ? std::nullopt : std::optional(wilson(good, n));
}

std::optional<Milliseconds> median(std::vector<Milliseconds> times) {
    if (times.empty()) {
        return std::nullopt;
    }
    const auto middle = times.begin() + static_cast<std::ptrdiff_t>((times.size() - 1) / 2);
    std::nth_element(times.begin(), middle, times.end());
    return *middle;
}

// How many of them there are by this time of the day, the hour that runs in proportion.
double by_now(const std::array<std::int64_t, 24>& hours, Minutes of_day) {
    const auto hour = of_day.count() / kMinutesOfHour;
    const auto whole = std::accumulate(
        hours.begin(), hours.begin() + static_cast<std::ptrdiff_t>(hour), std::int64_t{0});
    const auto part = static_cast<double>(of_day.count() % kMinutesOfHour) / kMinutesOfHour;
    return static_cast<double>(whole) +
           part * static_cast<double>(hours.at(static_cast<std::size_t>(hour)));
}

}  // namespace

void TodayBoard::note_all() {
    for (const auto& entry : places_.stores()) {
        changed_.insert(entry.store);
    }
    not_before_.clear();
}

std::optional<Tick> TodayBoard::next(Tick now) const {
    std::optional<Tick> first;
    for (const auto& store : changed_) {
        const auto pause = not_before_.find(store);
        const Tick at = pause == not_before_.end() ? now : std::max(now, pause->second);
        first = std::min(first.value_or(at), at);
    }
    return first;
}

Status TodayBoard::say(WallTime wall, Tick now, std::vector<Outbound>& messages) {
    std::size_t said = 0;
    for (auto store = changed_.begin(); store != changed_.end() && said < kMostAtOnce;) {
        Tick& not_before = not_before_[*store];
        if (now < not_before) {
            ++store;
            continue;
        }
        auto today = look(*store, wall);
        if (!today) {
            return std::move(today).error();
        }
        const std::string text = encode_today(*today);
        for (const auto& kiosk : places_.kiosks_of(*store, wall)) {
            messages.push_back({{down_topic(DownKind::Today, kiosk), text, 1, Retain::Yes}});
        }
        not_before = now + kPause;
        store = changed_.erase(store);
        ++said;
    }
    return done();
}

Result<Today> TodayBoard::look(const StoreId& store, WallTime wall) {
    const Zone zone = places_.zone_of(store);
    const LocalTime local = zone.local(wall);
    Today today;
    today.store = store;
    today.day = local.day;
    today.as_of = wall;
    Sums sums;
    if (auto added = add_day({store, local.day}, sums); !added) {
        return std::move(added).error();
    }
    auto before = usual(store, local.day);
    if (!before) {
        return std::move(before).error();
    }
    const Sums& usually = **before;
    Tally whole;
    for (std::size_t hour = 0; hour < sums.hours.size(); ++hour) {
        const Tally& now = sums.hours[hour];
        const Tally& then = usually.hours[hour];
        whole.rated += now.rated;
        whole.good += now.good;
        if (now.n == 0 && then.n == 0) {
            continue;
        }
        const auto share = share_of(then.good, then.rated);
        today.hours.push_back({static_cast<int>(hour), now.n, share_of(now.good, now.rated),
                               share ? std::optional(share->share) : std::nullopt});
    }
    today.good = share_of(whole.good, whole.rated);
    for (const auto& [id, hours] : sums.reasons) {
        const auto known = usually.reasons.find(id);
        TodayReason reason{id, std::accumulate(hours.begin(), hours.end(), std::int64_t{0}), {}};
        if (usually.days >= kLeastUsualDays) {
            reason.usual = known == usually.reasons.end()
                               ? 0
                               : by_now(known->second, local.of_day) / usually.days;
        }
        today.reasons.push_back(std::move(reason));
    }
    std::stable_sort(today.reasons.begin(), today.reasons.end(),
                     [](const auto& one, const auto& other) { return one.n > other.n; });
    today.reasons.resize(std::min(today.reasons.size(), kMostTodayReasons));
    if (auto counted = count(today, zone.start_of(local.day)); !counted) {
        return std::move(counted).error();
    }
    return today;
}

// What is there, what is on its way, and how fast alerts were taken.
Status TodayBoard::count(Today& today, WallTime since) {
    auto days = store_.count_visits({today.store, today.day, today.day, std::nullopt});
    if (!days) {
        return std::move(days).error();
    }
    for (const auto& day : *days) {
        today.answers += day.have;
    }
    today.expected = today.answers;
    for (const auto& kiosk : places_.kiosks_of(today.store, since, today.as_of + kPause)) {
        auto outstanding = store_.outstanding_visits(kiosk, since);
        if (!outstanding) {
            return std::move(outstanding).error();
        }
        if (!*outstanding) {
            today.expected.reset();
            break;
        }
        *today.expected += **outstanding;
    }
    auto times = store_.times_to_take(today.store, since);
    if (!times) {
        return std::move(times).error();
    }
    today.median_to_take = median(*std::move(times));
    return done();
}

Result<const TodayBoard::Sums*> TodayBoard::usual(const StoreId& store, Day today) {
    auto& known = usual_[store];
    if (known.of != today) {
        Sums sums;
        for (int week = 1; week <= kUsualWeeks; ++week) {
            if (auto added = add_day({store, today - std::chrono::weeks(week)}, sums); !added) {
                return std::move(added).error();
            }
        }
        known = {today, std::move(sums)};
    }
    return &known.sums;
}

Status TodayBoard::add_day(const StoreDay& day, Sums& sums) {
    auto answers = store_.answers_of(day);
    if (!answers) {
        return std::move(answers).error();
    }
    const Zone zone = places_.zone_of(day.store);
    sums.days += answers->empty() ? 0 : 1;
    for (const auto& answer : *answers) {
        add(answer, zone, sums);
    }
    return done();
}

void TodayBoard::add(const TimedAnswer& answer, const Zone& zone, Sums& sums) const {
    const auto hour =
        static_cast<std::size_t>(zone.local(answer.at).of_day.count() / kMinutesOfHour);
    if (!answer.option.empty()) {
        ++sums.reasons[answer.option].at(hour);
    }
    const Survey* survey = surveys_.find(answer.survey);
    if (survey == nullptr || survey->questions.front().id != answer.question) {
        return;
    }
    Tally& tally = sums.hours.at(hour);
    ++tally.n;
    const auto least = least_good(survey->questions.front().kind);
    if (least && answer.score) {
        ++tally.rated;
        tally.good += *answer.score >= *least ? 1 : 0;
    }
}

}  // namespace afterword
