// SPDX-License-Identifier: Apache-2.0
// The collector's configuration file: read once, strict, all problems said at once.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/result.hpp"
#include "platform/tls/authority.hpp"
#include "sync/collector/channels/channel.hpp"
#include "sync/collector/http_config.hpp"
#include "sync/collector/register.hpp"
#include "sync/collector/store/open_store.hpp"
#include "sync/link/broker_config.hpp"
#include "sync/model/rulebook.hpp"
#include "sync/model/survey.hpp"

namespace afterword {

struct CollectorConfig {
    std::string instance = "1";  // its client id at the broker is collector-{instance}
    BrokerConfig broker;
    std::filesystem::path database;       // of SQLite; empty with PostgreSQL
    std::string postgres;                 // the URL of its database
    Company company = Company::Alone;     // on it
    std::filesystem::path revoked_names;  // empty = none are
    std::optional<Authority> evicting;    // ends the sessions of those
    HttpOptions http;
    Register places;
    std::vector<Survey> surveys;
    Rulebook rules;
    std::vector<Channel> channels;
    std::vector<Person> people;
};

// Paths are relative to the file's folder. Invalid, with every problem of the file and of the
// surveys and the token it names on a line of its own: `file: /pointer: reason`.
Result<CollectorConfig> read_collector_config(const std::filesystem::path& file);

}  // namespace afterword
