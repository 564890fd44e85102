// SPDX-License-Identifier: Apache-2.0
// afterword alerts, notices and contacts, as arguments.
#pragma once

#include <functional>
#include <string>

#include "sync/operator/access_options.hpp"
#include "sync/operator/act_command.hpp"
#include "sync/operator/alerts_command.hpp"
#include "sync/operator/notices_command.hpp"

namespace afterword {

// Add themselves to the program's arguments, and must be there as long as they are read.
class AlertCommands {
  public:
    explicit AlertCommands(CLI::App& app);
    AlertCommands(const AlertCommands&) = delete;
    AlertCommands& operator=(const AlertCommands&) = delete;
    AlertCommands(AlertCommands&&) = delete;
    AlertCommands& operator=(AlertCommands&&) = delete;
    ~AlertCommands() = default;
    [[nodiscard]] bool is_asked() const { return run_ != nullptr; }
    // Following ends when standard output does.
    [[nodiscard]] Output run() const;

  private:
    using Run = std::function<Output(const CollectorAccess& access)>;

    void add_alerts(CLI::App& app);
    void add_follow(CLI::App& alerts);
    void add_acts(CLI::App& alerts);
    CLI::App* add_act(CLI::App& alerts, const std::string& name, const char* step,
                      const char* what);
    void add_notices(CLI::App& app);
    void add_contacts(CLI::App& app);
    void add_cases(CLI::App& contacts);
    [[nodiscard]] Format format() const { return json_ ? Format::Json : Format::Table; }

    Run run_;
    AccessOptions access_;
    AlertsOptions alerts_;
    AlertAct act_;
    NoticesOptions notices_;
    std::string id_;  // of a notice or an alert, or a case's code
    std::string case_number_;
    std::string key_file_;
    bool json_ = false;
};

}  // namespace afterword
