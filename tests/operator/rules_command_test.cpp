// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/rules_command.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

namespace afterword {

TEST_CASE("the rules explain what a shift costs and when it is told", "[rules]") {
    RulesOptions options;
    options.usual = {0.10};
    options.shifted = {0.40};
    options.rates = {6};
    const Output output = explain_rules(options);
    CHECK(output.exit_code == ExitCode::Ok);
    CAPTURE(output.text);
    const auto line = output.text.substr(output.text.find("10 %"));
    for (const auto* cell : {"40 %", "6", "+3", "12", "0.86", "17.5", "175"}) {
        CAPTURE(cell);
        CHECK(line.find(cell) != std::string::npos);
    }
}

TEST_CASE("a stricter budget of false alarms is paid for in delay", "[rules]") {
    RulesOptions options;
    options.usual = {0.10};
    options.shifted = {0.40};
    options.rates = {60};
    options.false_alarms = 0.01;
    CHECK(explain_rules(options).text.find(" 26 ") != std::string::npos);
}

TEST_CASE("the rules explain themselves over what is common where nothing is asked", "[rules]") {
    const Output output = explain_rules({});
    // Twelve pairs of shares at four rates each.
    CHECK(std::count(output.text.begin(), output.text.end(), '%') == 2 * 12 * 4);
}

TEST_CASE("shares and rates that cannot be are wrong use", "[rules]") {
    for (const auto& options :
         {RulesOptions{{0}, {}, {}}, RulesOptions{{}, {1}, {}}, RulesOptions{{}, {}, {-1}}}) {
        CHECK(explain_rules(options).exit_code == ExitCode::WrongUse);
    }
}

}  // namespace afterword
