// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/rules_command.hpp"

#include <algorithm>
#include <cstdio>

#include <CLI/CLI.hpp>

#include "sync/model/cusum.hpp"
#include "sync/model/trend_settings.hpp"
#include "sync/operator/table.hpp"

namespace afterword {
namespace {

constexpr double kUsual[] = {0.05, 0.10, 0.15, 0.20};
constexpr double kShifted[] = {0.25, 0.40, 0.50};
constexpr double kRates[] = {6, 15, 30, 60};

constexpr const char* kAbove =
    "A negative answer adds \"up\" to a level, any other takes 1 from it, never below 0; at "
    "\"alarm\"\n"
    "a trend is told. Run lengths are exact (Markov chain). Delays count from level 0.\n\n";

std::string number(const char* format, double value) {
    char text[32];
    std::snprintf(text, sizeof text, format, value);
    return text;
}

template <std::size_t N>
std::vector<double> these_or(const std::vector<double>& given, const double (&common)[N]) {
    return given.empty() ? std::vector<double>(std::begin(common), std::end(common)) : given;
}

bool are_within(const std::vector<double>& values, double least, double most) {
    return std::all_of(values.begin(), values.end(),
                       [&](double value) { return value > least && value < most; });
}

std::vector<std::string> line(const RulesOptions& options, const Shift& shift, double rate) {
    const double answers = rate * options.hours * options.days;
    const CusumSteps steps =
        design({shift.usual, shift.usual + TrendSettings().shift}, answers / options.false_alarms);
    const double delay = run_length(steps, shift.shifted);
    constexpr double kMinutes = 60;
    return {number("%.0f %%", 100 * shift.usual),
            number("%.0f %%", 100 * shift.shifted),
            number("%g", rate),
            "+" + std::to_string(steps.up),
            std::to_string(steps.alarm),
            number("%.2f", answers / run_length(steps, shift.usual)),
            number("%.1f", delay),
            number("%.0f", kMinutes * delay / rate)};
}

}  // namespace

Output explain_rules(const RulesOptions& options) {
    const auto usual = these_or(options.usual, kUsual);
    const auto shifted = these_or(options.shifted, kShifted);
    const auto rates = these_or(options.rates, kRates);
    if (!are_within(usual, 0, 0.6) || !are_within(shifted, 0, 1) || !are_within(rates, 0, 10'000)) {
        return {"", "shares must be above 0 and below 0.6 (usual) or 1 (shifted), rates above 0",
                ExitCode::WrongUse};
    }
    std::vector<std::vector<std::string>> rows;
    for (const double share : usual) {
        for (const double to : shifted) {
            for (const double rate : rates) {
                if (to > share) {
                    rows.push_back(line(options, {share, to}, rate));
                }
            }
        }
    }
    const std::string budget = number("by chance in %.0f days", options.days);
    return {kAbove + table_text({{"usual", Align::Right},
                                 {"now", Align::Right},
                                 {"answers/h", Align::Right},
                                 {"up", Align::Right},
                                 {"alarm", Align::Right},
                                 {budget, Align::Right},
                                 {"answers until told", Align::Right},
                                 {"minutes", Align::Right}},
                                rows),
            ""};
}

RulesCommand::RulesCommand(CLI::App& app) {
    auto* rules =
        app.add_subcommand("rules", "What the rules of alerts notice, and what they cost");
    rules->require_subcommand(1);
    rules->footer("Example:\n  afterword rules explain --usual 0.1 --shifted 0.4 --rate 20");
    explain_ = rules->add_subcommand(
        "explain", "How soon a trend is told, and how often one is told by chance");
    explain_->add_option("--usual", options_.usual, "Shares of negative answers that are usual");
    explain_->add_option("--shifted", options_.shifted, "Shares to be noticed");
    explain_->add_option("--rate", options_.rates, "Answers an hour");
    explain_->add_option("--hours", options_.hours, "Hours open a day")
        ->check(CLI::Range(0.1, 24.0))
        ->capture_default_str();
    explain_->add_option("--false-alarms", options_.false_alarms, "Allowed of a kiosk by chance")
        ->check(CLI::Range(0.001, 1000.0))
        ->capture_default_str();
    explain_->add_option("--days", options_.days, "Within so many days")
        ->check(CLI::Range(1, 3650))
        ->capture_default_str();
    explain_->footer(
        "Negative are the two worst faces or stars, 0 to 6 of ten, 1 to 3 of seven. The steps are\n"
        "those that notice 30 points more than usual soonest; the alarm is the lowest that keeps\n"
        "the false alarms. Nothing is asked of the collector.\n"
        "Example:\n"
        "  afterword rules explain --usual 0.1 --shifted 0.25 0.4 --rate 20 --hours 10");
}

bool RulesCommand::is_asked() const {
    return explain_->parsed();
}

}  // namespace afterword
