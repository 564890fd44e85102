// SPDX-License-Identifier: Apache-2.0
// Where the collector listens for questions, as its configuration says it under "http".
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "platform/base/config.hpp"
#include "sync/collector/access.hpp"

namespace afterword {

struct HttpOptions {
    std::string address = "127.0.0.1";
    std::uint16_t port = 0;  // 0 = any that is free
    std::vector<AccessToken> tokens;
    // PEM files; empty = plain HTTP, on the loopback alone.
    std::filesystem::path certificate;
    std::filesystem::path key;
};

// Files are relative to `folder`. Notes what is wrong: an address that is not of the loopback
// without a certificate, no token at all, one in the clear for other machines.
HttpOptions read_http_config(ConfigNode& http, const std::filesystem::path& folder);

}  // namespace afterword
