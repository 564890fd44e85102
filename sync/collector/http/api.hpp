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
};
std::string to_json(const Problem& problem);

// What GET `target` ("/api/v1/scores?store=s-001") asks for. Problems: 404 for an address that is
// none, 400 naming the parameter that is wrong, unknown or there twice.
std::variant<Query, Problem> parse_target(std::string_view target);

// What a token needs to ask it; empty = nothing, not even a token.
std::optional<Scope> scope_of(const Query& query);

// Every address there is.
std::vector<std::string_view> addresses();

// openapi.yaml, which describes them.
std::string_view openapi_text();

// An answer as it goes out.
struct Content {
    std::string_view type;
    std::string body;
};
Content content_of(const Report& answer);

}  // namespace afterword
