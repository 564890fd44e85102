// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/access.hpp"

#include <algorithm>
#include <array>

namespace afterword {
namespace {

constexpr std::array<std::string_view, 8> kScopes = {"reports", "alerts", "visits",   "quarantine",
                                                     "metrics", "steps",  "contacts", "exposure"};

bool same(const Sha256& one, const Sha256& other) {
    unsigned difference = 0;
    for (std::size_t i = 0; i < one.size(); ++i) {
        difference |= static_cast<unsigned>(one.at(i) ^ other.at(i));
    }
    return difference == 0;
}

}  // namespace

std::optional<Scope> find_scope(std::string_view name) {
    const auto* const found = std::find(kScopes.begin(), kScopes.end(), name);
    return found == kScopes.end() ? std::nullopt
                                  : std::optional(static_cast<Scope>(found - kScopes.begin()));
}

std::string_view name(Scope scope) {
    return kScopes.at(static_cast<std::size_t>(scope));
}

AccessToken full_access(std::string_view token) {
    AccessToken access{"everything", sha256(token), {}};
    for (const auto text : kScopes) {
        access.scopes.insert(*find_scope(text));
    }
    return access;
}

const AccessToken* find_access(const std::vector<AccessToken>& known, std::string_view token) {
    const Sha256 digest = sha256(token);
    const AccessToken* found = nullptr;
    for (const auto& access : known) {
        if (same(access.digest, digest)) {
            found = &access;
        }
    }
    return found;
}

}  // namespace afterword
