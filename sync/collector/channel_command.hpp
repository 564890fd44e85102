// SPDX-License-Identifier: Apache-2.0
// afterword-collector channel test: as the shell sees it.
#pragma once

#include <string>

#include "sync/collector/collector_config.hpp"

namespace CLI {
class App;
}

namespace afterword {

// Thread: main. Must not move: the parser writes into it.
class ChannelCommand {
  public:
    explicit ChannelCommand(CLI::App& app);
    ChannelCommand(const ChannelCommand&) = delete;
    ChannelCommand& operator=(const ChannelCommand&) = delete;
    ~ChannelCommand() = default;

    [[nodiscard]] bool is_asked() const;
    // Gives the exit code.
    [[nodiscard]] int run(const CollectorConfig& config) const;

  private:
    CLI::App* test_;
    std::string name_;
    std::string to_;
    std::string language_ = "en";
};

}  // namespace afterword
