// SPDX-License-Identifier: Apache-2.0
#include <algorithm>
#include <array>

#include "platform/base/config.hpp"
#include "sync/model/schedule.hpp"

namespace afterword {
namespace {

constexpr std::array<std::string_view, 7> kWeekdays = {"sun", "mon", "tue", "wed",
                                                       "thu", "fri", "sat"};
constexpr std::int64_t kHeaviest = 1000;

std::optional<Day> read_day(ConfigNode& node, std::string_view key) {
    const auto text = node.text_or(key, "");
    const auto day = parse_day(text);
    if (!text.empty() && !day) {
        node.problem(key, "must be a day such as 2026-12-24, not \"" + text + "\"");
    }
    return day;
}

std::optional<Hours> parse_hours(std::string_view text) {
    if (text.size() != 11 || text[5] != '-') {
        return std::nullopt;
    }
    const auto from = parse_time_of_day(text.substr(0, 5));
    const auto to = parse_time_of_day(text.substr(6));
    if (!from || !to || *from == *to || *from == std::chrono::hours(24)) {
        return std::nullopt;
    }
    return Hours{*from, *to};
}

// The whole day when there is a problem.
Hours read_hours(ConfigNode& node) {
    const auto text = node.as_text();
    const auto hours = parse_hours(text);
    if (!hours && !text.empty()) {
        node.problem(
            "must be hours such as \"09:00-20:00\", \"22:00-02:00\" over midnight, or "
            "\"00:00-24:00\", not \"" +
            text + "\"");
    }
    return hours.value_or(Hours{});
}

Weekdays read_weekdays(ConfigNode& node) {
    if (!node.has("weekdays")) {
        return Weekdays().set();
    }
    Weekdays days;
    for (auto& item : node.items("weekdays")) {
        const auto text = item.as_text();
        const auto found = std::find(kWeekdays.begin(), kWeekdays.end(), text);
        if (found == kWeekdays.end()) {
            item.problem("must be one of mon, tue, wed, thu, fri, sat, sun, not \"" + text + "\"");
            continue;
        }
        days.set(static_cast<std::size_t>(found - kWeekdays.begin()));
    }
    if (days.none()) {
        node.problem("weekdays", "must name a day, or be left out for all of them");
    }
    return days;
}

ScheduledSurvey read_survey_entry(ConfigNode& node) {
    ScheduledSurvey survey;
    survey.file = node.text("file");
    survey.from = read_day(node, "from");
    survey.until = read_day(node, "until");
    if (survey.from && survey.until && *survey.until < *survey.from) {
        node.problem("until", "is before \"from\", so the survey is never asked");
    }
    survey.weekdays = read_weekdays(node);
    if (auto hours = node.object_if("hours"); hours.present()) {
        survey.hours = read_hours(hours);
    }
    survey.weight = static_cast<std::uint32_t>(node.integer_or("weight", {1, kHeaviest}, 1));
    return survey;
}

// In the order of the day; only the last may pass midnight.
std::vector<Hours> read_day_hours(ConfigNode& node, std::string_view weekday) {
    std::vector<Hours> list;
    for (auto& item : node.items_if(weekday)) {
        const Hours hours = read_hours(item);
        if (!list.empty() && (hours.from < list.back().to || list.back().to <= list.back().from)) {
            item.problem("begins before the hours before it have ended");
        }
        list.push_back(hours);
    }
    return list;
}

OpeningHours read_opening_hours(ConfigNode& node) {
    OpeningHours hours;
    for (std::size_t i = 0; i < kWeekdays.size(); ++i) {
        hours.of_weekday[i] = read_day_hours(node, kWeekdays[i]);
    }
    for (auto& item : node.items_if("closed")) {
        const auto text = item.as_text();
        if (const auto day = parse_day(text)) {
            hours.closed.insert(*day);
        } else if (!text.empty()) {
            item.problem("must be a day such as 2026-12-25, not \"" + text + "\"");
        }
    }
    return hours;
}

}  // namespace

Schedule read_schedule(ConfigNode& root) {
    Schedule schedule;
    for (auto& node : root.items_if("surveys")) {
        schedule.surveys.push_back(read_survey_entry(node));
    }
    if (root.has("surveys") && schedule.surveys.empty()) {
        root.problem("surveys", "must name at least one survey");
    }
    schedule.hours = read_opening_hours_if(root);
    return schedule;
}

std::optional<OpeningHours> read_opening_hours_if(ConfigNode& root) {
    auto node = root.object_if("hours");
    if (!node.present()) {
        return std::nullopt;
    }
    OpeningHours hours = read_opening_hours(node);
    const auto& week = hours.of_weekday;
    if (std::all_of(week.begin(), week.end(), [](const auto& day) { return day.empty(); })) {
        node.problem("must open on some day of the week, or be left out for round the clock");
    }
    return hours;
}

}  // namespace afterword
