// SPDX-License-Identifier: Apache-2.0
// The addresses under /api/v1: from a request to a query, from an answer to JSON.  Reentrant.
#pragma once

#include <string>
#include <string_view>
#include <variant>

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

std::string to_json(const Report& answer);

}  // namespace afterword
