// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/access_options.hpp"

#include <CLI/CLI.hpp>

namespace afterword {

void AccessOptions::add_to(CLI::App& command) {
    command.add_option("--collector", url, "Where the collector listens")->capture_default_str();
    command.add_option("--token-file", token_file, "File whose first line is the token")
        ->required();
    command.add_option("--ca-file", ca_file,
                       "Authority of an https:// collector; left out, the system's");
}

}  // namespace afterword
