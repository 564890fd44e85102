// SPDX-License-Identifier: Apache-2.0
// Asks the collector over HTTP.
#pragma once

#include <filesystem>
#include <functional>
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

// An answer with the tag by which a change of it is noticed.
struct Tagged {
    std::string text;
    std::string etag;
};
// Like fetch(); NotFound where there is no such thing.
Result<Tagged> fetch_tagged(const CollectorAccess& access, std::string_view name);

// POST of JSON on what was read under that tag, which may be empty. Besides: NotFound; Conflict
// where it has moved on, or may not be done as it stands, with the collector's word.
Result<Tagged> post(const CollectorAccess& access, std::string_view name, std::string body,
                    const std::string& if_match, const Parameters& parameters = {});

// One of a stream of server-sent events (WHATWG HTML, 9.2).
struct ServerEvent {
    std::string id;  // empty = it has none
    std::string kind;
    std::string data;
};
// Gives every event to `take` until that gives false, or the stream ends: Unreachable then, and
// when nothing at all comes for a minute. Other errors as fetch().
Status follow(const CollectorAccess& access, std::string_view name, const Parameters& parameters,
              const std::function<bool(const ServerEvent&)>& take);
// Between two tries to reach a collector that is starting again: two seconds.
void rest_before_next_try();

}  // namespace afterword
