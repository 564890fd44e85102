// SPDX-License-Identifier: Apache-2.0
#include "ui/text/isolates.hpp"

namespace afterword::ui {

namespace {

constexpr std::string_view kIsolate = "\u2066";
constexpr std::string_view kEnd = "\u2069";
constexpr std::string_view kDigits = "0123456789";
constexpr std::string_view kSolid =
    "+0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr std::string_view kJoined =
    " -./:@_+0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

}  // namespace

std::string with_figures_isolated(std::string_view line) {
    std::string all;
    while (true) {
        const std::size_t start = line.find_first_of(kSolid);
        all += line.substr(0, start);
        if (start == std::string_view::npos) {
            return all;
        }
        line.remove_prefix(start);
        const std::string_view reach = line.substr(0, line.find_first_not_of(kJoined));
        const std::string_view run = reach.substr(0, reach.find_last_of(kSolid) + 1);
        if (run.find_first_of(kDigits) == std::string_view::npos) {
            all += run;
        } else {
            all.append(kIsolate).append(run).append(kEnd);
        }
        line.remove_prefix(run.size());
    }
}

}  // namespace afterword::ui
