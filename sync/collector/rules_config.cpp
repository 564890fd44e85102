// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/rules_config.hpp"

#include "platform/linux/files.hpp"

namespace afterword {
namespace {

constexpr std::uintmax_t kLargestList = 1U << 20U;
constexpr Durations kWait{std::chrono::minutes(1), std::chrono::weeks(1)};

void read_words(ConfigNode& lists, const std::filesystem::path& folder, SafetyWords& words) {
    for (auto& [language, node] : lists.members()) {
        const auto name = node.as_text();
        if (name.empty()) {
            continue;
        }
        auto text = read_file(folder / name, kLargestList);
        if (!text) {
            node.problem(text.error().message);
        } else if (auto added = words.add({language, *std::move(text)}); !added) {
            node.problem(name + ": " + added.error().message);
        }
    }
}

TrendSettings read_trend(ConfigNode& trend) {
    TrendSettings settings;
    using Method = TrendSettings::Method;
    settings.method = static_cast<Method>(trend.one_of_or(
        "method", {"cusum", "half_of_four", "off"}, static_cast<std::size_t>(settings.method)));
    settings.usual = trend.number_or("usual", 0.01, 0.5, settings.usual);
    settings.shift = trend.number_or("shift", 0.05, 0.5, settings.shift);
    settings.false_alarms = trend.number_or("false_alarms", 0.01, 100, settings.false_alarms);
    settings.within_days =
        static_cast<int>(trend.integer_or("within_days", {1, 365}, settings.within_days));
    settings.answers_a_day = trend.number_or("answers_a_day", 1, 100'000, settings.answers_a_day);
    settings.prior_weight = trend.integer_or("prior_weight", {1, 10'000}, settings.prior_weight);
    return settings;
}

}  // namespace

Rulebook read_rules(ConfigNode& rules, const std::filesystem::path& folder) {
    Rulebook book;
    if (rules.has("safety_words")) {
        auto lists = rules.object("safety_words");
        read_words(lists, folder, book.words);
    }
    auto trend = rules.object_if("trend");
    book.trend = read_trend(trend);
    auto silence = rules.object_if("silence");
    book.silence.chance = silence.number_or("chance", 0, 0.1, book.silence.chance);
    book.silence.least = silence.duration_or("least", kWait, book.silence.least);
    book.late_after = rules.duration_or("late_after", kWait, book.late_after);
    auto groups = rules.object_if("groups");
    book.groups.cool_down = groups.duration_or("cool_down", kWait, book.groups.cool_down);
    book.groups.most_a_day =
        static_cast<int>(groups.integer_or("most_a_day", {1, 10'000}, book.groups.most_a_day));
    return book;
}

}  // namespace afterword
