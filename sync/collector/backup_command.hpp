// SPDX-License-Identifier: Apache-2.0
// afterword-collector backup, restore: as the shell sees them.
#pragma once

#include <string>

#include "sync/collector/collector_config.hpp"

namespace CLI {
class App;
}

namespace afterword {

// Thread: main. Must not move: the parser writes into it.
class BackupCommand {
  public:
    explicit BackupCommand(CLI::App& app);
    BackupCommand(const BackupCommand&) = delete;
    BackupCommand& operator=(const BackupCommand&) = delete;
    ~BackupCommand() = default;

    [[nodiscard]] bool is_asked() const;
    // Gives the exit code.
    [[nodiscard]] int run(const CollectorConfig& config) const;

  private:
    CLI::App* backup_;
    CLI::App* restore_;
    std::string out_;
    std::string from_;
};

}  // namespace afterword
