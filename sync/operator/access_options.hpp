// SPDX-License-Identifier: Apache-2.0
// The options by which every command that asks the collector finds it.
#pragma once

#include <string>

#include "sync/operator/collector_client.hpp"

namespace CLI {
class App;
}

namespace afterword {

// The command it is added to holds references to it.
struct AccessOptions {
    std::string url = "http://127.0.0.1:8080";
    std::string token_file;
    std::string ca_file;

    void add_to(CLI::App& command);
    [[nodiscard]] Result<CollectorAccess> read() const {
        return read_access(url, token_file, ca_file);
    }
};

}  // namespace afterword
