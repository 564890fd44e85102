// SPDX-License-Identifier: Apache-2.0
#include "kiosk/input_settings.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace afterword {
namespace {

Milliseconds within(ConfigNode& node, std::string_view key, Range range, Milliseconds otherwise) {
    const Milliseconds wanted = node.duration_or(key, otherwise);
    if (wanted.count() < range.least || wanted.count() > range.most) {
        node.problem(key, "must lie within " + std::to_string(range.least) + "ms and " +
                              std::to_string(range.most) + "ms");
    }
    return wanted;
}

std::size_t count(ConfigNode& node, std::string_view key, Range range, std::size_t otherwise) {
    return static_cast<std::size_t>(
        node.integer_or(key, range, static_cast<std::int64_t>(otherwise)));
}

}  // namespace

TouchSettings read_touch_settings(ConfigNode& node) {
    TouchSettings touch;
    touch.repeat_guard = within(node, "repeat_guard", {0, 3'000}, touch.repeat_guard);
    touch.hold = within(node, "hold", {0, 2'000}, touch.hold);
    touch.long_press = within(node, "long_press", {200, 3'000}, touch.long_press);
    return touch;
}

MisuseSettings read_misuse_settings(ConfigNode& node) {
    MisuseSettings misuse;
    misuse.flag_at = node.number_or("flag_at", 0.05, 1, misuse.flag_at);
    auto weights = node.object_if("weights");
    const std::pair<std::string_view, double*> each[] = {
        {"burst", &misuse.weights.burst},
        {"pattern", &misuse.weights.pattern},
        {"same_spot", &misuse.weights.same_spot},
        {"palm", &misuse.weights.palm},
        {"toggles", &misuse.weights.toggles},
        {"fast", &misuse.weights.fast},
        {"closed_hours", &misuse.weights.closed_hours},
        {"two_people", &misuse.weights.two_people}};
    for (const auto& [key, weight] : each) {
        *weight = weights.number_or(key, 0, 1, *weight);
    }
    misuse.burst_visits = count(node, "burst_visits", {2, 15}, misuse.burst_visits);
    misuse.burst_within = within(node, "burst_within", {1'000, 600'000}, misuse.burst_within);
    misuse.run_gap = within(node, "run_gap", {500, 60'000}, misuse.run_gap);
    misuse.pattern_answers = count(node, "pattern_answers", {3, 10}, misuse.pattern_answers);
    misuse.same_spot_visits = count(node, "same_spot_visits", {2, 15}, misuse.same_spot_visits);
    misuse.same_spot_radius =
        node.number_or("same_spot_radius_mm", 0.5, 50, misuse.same_spot_radius);
    misuse.palm_contacts =
        static_cast<int>(node.integer_or("palm_contacts", {2, 10}, misuse.palm_contacts));
    misuse.toggles = count(node, "toggles", {3, 50}, misuse.toggles);
    misuse.toggles_within = within(node, "toggles_within", {500, 60'000}, misuse.toggles_within);
    misuse.reading_share = node.number_or("reading_share", 0, 1, misuse.reading_share);
    return misuse;
}

}  // namespace afterword
