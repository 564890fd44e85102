// SPDX-License-Identifier: Apache-2.0
#include "kiosk/input_settings.hpp"

#include <string>
#include <string_view>
#include <utility>

namespace afterword {
namespace {

using namespace std::chrono_literals;

constexpr Durations up_to(Milliseconds most) {
    return {Milliseconds(0), most};
}

std::size_t count(ConfigNode& node, std::string_view key, Range range, std::size_t otherwise) {
    return static_cast<std::size_t>(
        node.integer_or(key, range, static_cast<std::int64_t>(otherwise)));
}

}  // namespace

TouchSettings read_touch_settings(ConfigNode& node) {
    TouchSettings touch;
    touch.repeat_guard = node.duration_or("repeat_guard", up_to(3s), touch.repeat_guard);
    touch.hold = node.duration_or("hold", up_to(2s), touch.hold);
    touch.long_press = node.duration_or("long_press", {200ms, 3s}, touch.long_press);
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
    misuse.burst_within = node.duration_or("burst_within", {1s, 10min}, misuse.burst_within);
    misuse.run_gap = node.duration_or("run_gap", {500ms, 1min}, misuse.run_gap);
    misuse.pattern_answers = count(node, "pattern_answers", {3, 10}, misuse.pattern_answers);
    misuse.same_spot_visits = count(node, "same_spot_visits", {2, 15}, misuse.same_spot_visits);
    misuse.same_spot_radius =
        node.number_or("same_spot_radius_mm", 0.5, 50, misuse.same_spot_radius);
    misuse.palm_contacts =
        static_cast<int>(node.integer_or("palm_contacts", {2, 10}, misuse.palm_contacts));
    misuse.toggles = count(node, "toggles", {3, 50}, misuse.toggles);
    misuse.toggles_within =
        node.duration_or("toggles_within", {500ms, 1min}, misuse.toggles_within);
    misuse.reading_share = node.number_or("reading_share", 0, 1, misuse.reading_share);
    return misuse;
}

}  // namespace afterword
