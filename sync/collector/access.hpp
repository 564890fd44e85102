// SPDX-License-Identifier: Apache-2.0
// Who may ask the collector what. Tokens are kept as digests only: whoever reads the configuration
// can ask nothing. They are 256 random bits, so a plain SHA-256 is enough (there is nothing to
// guess that a slow hash would protect).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/hash.hpp"
#include "sync/model/alert.hpp"

namespace afterword {

enum class Scope {
    Reports,     // scores, choices, completeness
    Alerts,      // with their history
    Visits,      // every answer, words included
    Quarantine,  // what was set aside, raw
    Metrics,     // counts for a monitor
    Steps,       // acts on alerts
    Contacts,    // how to reach those who want a call, sealed
    Exposure,    // tells what tills counted
};
std::optional<Scope> find_scope(std::string_view name);
std::string_view name(Scope scope);

struct AccessToken {
    std::string name;  // whose it is, for people; in history, of what it does
    Sha256 digest{};
    std::set<Scope> scopes;
    ActorRole role = ActorRole::HeadOffice;  // as which its steps on alerts count
};

// A token with every scope.
AccessToken full_access(std::string_view token);

// Null when it is none of them. Compares all digests whole, so that the time taken tells nothing.
// Reentrant.
const AccessToken* find_access(const std::vector<AccessToken>& known, std::string_view token);

}  // namespace afterword
