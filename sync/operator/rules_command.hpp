// SPDX-License-Identifier: Apache-2.0
// afterword rules explain: what the rule of trends notices, how soon, and what it costs.
#pragma once

#include <vector>

#include "sync/operator/output.hpp"

namespace CLI {
class App;
}

namespace afterword {

// Left out, a table over what is common.
struct RulesOptions {
    std::vector<double> usual;    // shares of negative answers, 0…1
    std::vector<double> shifted;  // those to notice
    std::vector<double> rates;    // answers an hour
    double hours = 12;            // open a day
    double false_alarms = 1;      // of a kiosk
    int days = 30;                // within
};

// Exact: of a Markov chain, not of a simulation. WrongUse when a share or rate is out of range.
Output explain_rules(const RulesOptions& options);

// Adds itself to the program's arguments, and must be there as long as they are read.
class RulesCommand {
  public:
    explicit RulesCommand(CLI::App& app);
    RulesCommand(const RulesCommand&) = delete;
    RulesCommand& operator=(const RulesCommand&) = delete;
    RulesCommand(RulesCommand&&) = delete;
    RulesCommand& operator=(RulesCommand&&) = delete;
    ~RulesCommand() = default;
    [[nodiscard]] bool is_asked() const;
    [[nodiscard]] Output run() const { return explain_rules(options_); }

  private:
    RulesOptions options_;
    CLI::App* explain_;
};

}  // namespace afterword
