// SPDX-License-Identifier: Apache-2.0
// Asks the collector over HTTP.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/result.hpp"

namespace afterword {

// Where the collector listens, and what opens its door.
struct CollectorAccess {
    std::string host;
    std::string port;
    std::string token;
    bool secure = false;
    std::filesystem::path authorities;  // its certificate is checked against them; empty = system's
};

// `url` is https://host:port, or http://host:port on this machine; the token is the first line of
// the file. Invalid when either is not so.
Result<CollectorAccess> read_access(std::string_view url, const std::filesystem::path& token_file,
                                    const std::filesystem::path& authorities = {});

using Parameters = std::vector<std::pair<std::string, std::string>>;

// The text of GET /api/v1/{name}; parameters with empty values are left out. Errors: Unreachable;
// Refused for a wrong token or one without the scope; Invalid with the collector's word for a wrong
// parameter; NotFound for a cursor it does not know; Io for any other answer than 200. Waits 30 s
// at most.
Result<std::string> fetch(const CollectorAccess& access, std::string_view name,
                          const Parameters& parameters);

}  // namespace afterword
