// SPDX-License-Identifier: Apache-2.0
// The addresses: from a request to a query, from an answer to text.  Reentrant.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "sync/collector/access.hpp"
#include "sync/collector/query.hpp"

namespace afterword {

// An error as RFC 9457 has it.
struct Problem {
    int status = 400;
    std::string title;
    std::string detail;
    std::string allow = {};  // of 405: the methods there are
};
std::string to_json(const Problem& problem);

// What counts of a request.
struct Asked {
    std::string_view method = "GET";
    std::string_view target;  // "/api/v1/scores?store=s-001"
    std::string_view if_match = {};
    std::string_view last_event_id = {};
    std::string_view accept_language = {};
    std::string_view content_type = {};
    std::string_view body = {};
};

// What it asks for. Problems: 404 for an address that is none, 405 for a method it does not have,
// 400 naming the parameter or member that is wrong, unknown or there twice, 428 where a step lacks
// the rev it is made on, 415 where it is no JSON. The name of whoever makes a step is the
// caller's to add.
std::variant<Query, Problem> parse_request(const Asked& asked);

// What a token needs to ask it; empty = nothing, not even a token.
std::optional<Scope> scope_of(const Query& query);

// Whether that address is there for those without a token, however it is asked.
bool is_open(std::string_view target);

// Every address there is.
std::vector<std::string_view> addresses();

// openapi.yaml, which describes them.
std::string_view openapi_text();

// An answer as it goes out.
struct Content {
    std::string_view type;
    std::string body;
    int status = 200;
    std::string etag = {};  // empty = none
};
Content content_of(const Report& answer);

// As server-sent events: what changed, each with the id to go on from.
std::string events_text(const AlertEventsReport& report);

}  // namespace afterword
