// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/gate.hpp"

#include <boost/algorithm/string/predicate.hpp>

namespace afterword {
namespace {

const AccessToken* access_of(const std::vector<AccessToken>& tokens,
                             std::string_view authorization) {
    constexpr std::string_view kScheme = "Bearer ";
    return boost::algorithm::istarts_with(authorization, kScheme)
               ? find_access(tokens, authorization.substr(kScheme.size()))
               : nullptr;
}

// What is done is done in the name and role of the token.
void sign(Query& query, const AccessToken& access) {
    if (auto* step = std::get_if<StepQuery>(&query)) {
        step->step.by = access.name;
        step->step.role = access.role;
    } else if (auto* opening = std::get_if<OpenContactQuery>(&query)) {
        opening->by = access.name;
    } else if (auto* resending = std::get_if<ResendQuery>(&query)) {
        resending->by = access.name;
    } else if (auto* of_case = std::get_if<CaseQuery>(&query)) {
        of_case->by = access.name;
    }
}

}  // namespace

std::variant<Query, Problem> admit(const std::vector<AccessToken>& tokens,
                                   std::string_view authorization, const Asked& asked) {
    const AccessToken* access = access_of(tokens, authorization);
    if (access == nullptr && !is_open(asked.target)) {
        return Problem{401, "Unauthorized", "a valid bearer token is needed"};
    }
    auto parsed = parse_request(asked);
    auto* query = std::get_if<Query>(&parsed);
    if (query == nullptr) {
        return parsed;
    }
    if (const auto needed = scope_of(*query)) {
        if (!access->scopes.contains(*needed)) {
            return Problem{403, "Forbidden",
                           "this token lacks the scope " + std::string(name(*needed))};
        }
        sign(*query, *access);
    }
    return parsed;
}

}  // namespace afterword
