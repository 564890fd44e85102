// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/api.hpp"

#include <charconv>
#include <map>
#include <optional>

#include "sync/collector/http/visit_lines.hpp"

namespace afterword {
namespace {

using Parameters = std::map<std::string, std::string, std::less<>>;

std::optional<unsigned char> hex_byte(std::string_view digits) {
    unsigned char byte = 0;
    const auto [end, error] = std::from_chars(digits.begin(), digits.end(), byte, 16);
    if (error != std::errc() || digits.size() != 2 || end != digits.end()) {
        return std::nullopt;
    }
    return byte;
}

// application/x-www-form-urlencoded, as browsers and curl write it.
std::optional<std::string> unescaped(std::string_view text) {
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '+') {
            plain += ' ';
        } else if (text[i] == '%') {
            const auto byte = hex_byte(text.substr(i + 1, 2));
            if (!byte) {
                return std::nullopt;
            }
            plain += static_cast<char>(*byte);
            i += 2;
        } else {
            plain += text[i];
        }
    }
    return plain;
}

Problem bad_parameter(std::string_view name, std::string_view reason) {
    return {400, "Bad parameter", std::string(name) + ": " + std::string(reason)};
}

std::variant<Parameters, Problem> parse_parameters(std::string_view text) {
    Parameters parameters;
    while (!text.empty()) {
        const auto end = std::min(text.find('&'), text.size());
        const auto pair = text.substr(0, end);
        text.remove_prefix(std::min(end + 1, text.size()));
        if (pair.empty()) {
            continue;
        }
        const auto equals = std::min(pair.find('='), pair.size());
        const auto name = unescaped(pair.substr(0, equals));
        const auto value = unescaped(pair.substr(std::min(equals + 1, pair.size())));
        if (!name || !value) {
            return bad_parameter(pair.substr(0, equals), "is not well escaped");
        }
        if (!parameters.emplace(*name, *value).second) {
            return bad_parameter(*name, "stands there twice");
        }
    }
    return parameters;
}

std::optional<std::int64_t> whole_number(std::string_view text) {
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(text.begin(), text.end(), number);
    const bool whole = error == std::errc() && end == text.end() && number >= 0;
    return whole ? std::optional(number) : std::nullopt;
}

// Takes parameters out one by one and remembers the first that is wrong.
class Reader {
  public:
    explicit Reader(Parameters parameters) : parameters_(std::move(parameters)) {}

    std::optional<std::string> text(std::string_view name) {
        auto taken = parameters_.extract(std::string(name));
        if (!taken || taken.mapped().empty()) {
            return std::nullopt;  // "store=" says as little as nothing
        }
        return std::move(taken.mapped());
    }
    std::optional<StoreId> store() {
        const auto raw = text("store");
        if (!raw) {
            return std::nullopt;
        }
        auto id = make_store_id(*raw);
        if (!id) {
            complain("store", id.error().message);
            return std::nullopt;
        }
        return *std::move(id);
    }
    std::optional<Day> day(std::string_view name) {
        const auto raw = text(name);
        const auto found = raw ? parse_day(*raw) : std::nullopt;
        if (raw && !found) {
            complain(name, "is not a day like 2026-11-21");
        }
        return found;
    }
    std::optional<AlertStage> stage() {
        const auto raw = text("stage");
        const auto found = raw ? find_alert_stage(*raw) : std::nullopt;
        if (raw && !found) {
            complain("stage", "is no stage of an alert");
        }
        return found;
    }
    Per per() {
        const auto raw = text("per");
        if (!raw || *raw == "day") {
            return Per::EachDay;
        }
        if (*raw != "month" && *raw != "period") {
            complain("per", "is none of day, month and period");
        }
        return *raw == "month" ? Per::EachMonth : Per::Period;
    }
    std::int64_t number(std::string_view name) {
        const auto raw = text(name);
        const auto found = raw ? whole_number(*raw) : std::nullopt;
        if (raw && !found) {
            complain(name, "is not a whole number from 0");
        }
        return found.value_or(0);
    }
    std::size_t limit(std::size_t most) {
        const auto raw = text("limit");
        const auto found = raw ? whole_number(*raw) : std::nullopt;
        if (raw && (!found || *found < 1 || static_cast<std::size_t>(*found) > most)) {
            complain("limit", "is not a whole number from 1 to " + std::to_string(most));
        }
        return found ? static_cast<std::size_t>(*found) : most;
    }
    std::optional<FeedCursor> cursor() {
        const auto raw = text("after");
        const auto found = raw ? parse_cursor(*raw) : std::nullopt;
        if (raw && !found) {
            complain("after", "is no cursor of a line of this answer");
        }
        return found;
    }
    VisitsFormat format() {
        const auto raw = text("format");
        if (raw && *raw != "jsonl" && *raw != "csv") {
            complain("format", "is neither jsonl nor csv");
        }
        return raw == "csv" ? VisitsFormat::Csv : VisitsFormat::JsonLines;
    }

    // The query, unless something was wrong or is left over.
    std::variant<Query, Problem> give(Query query) {
        if (!parameters_.empty()) {
            complain(parameters_.begin()->first, "is not known here");
        }
        if (problem_) {
            return *problem_;
        }
        return query;
    }
    void complain(std::string_view name, std::string_view reason) {
        if (!problem_) {
            problem_ = bad_parameter(name, reason);
        }
    }

  private:
    Parameters parameters_;
    std::optional<Problem> problem_;
};

DayFilter day_filter(Reader& reader) {
    DayFilter filter{reader.store(), reader.day("from"), reader.day("to"), reader.text("question"),
                     reader.per()};
    if (filter.from && filter.to && *filter.to < *filter.from) {
        reader.complain("to", "is before from");
    }
    return filter;
}

std::variant<Query, Problem> scores(Reader& reader) {
    return reader.give(ScoresQuery{day_filter(reader)});
}

std::variant<Query, Problem> choices(Reader& reader) {
    return reader.give(ChoicesQuery{day_filter(reader)});
}

std::variant<Query, Problem> completeness(Reader& reader) {
    const CompletenessQuery query{reader.store(), reader.day("day")};
    return reader.give(query);
}

std::variant<Query, Problem> alerts(Reader& reader) {
    const AlertsQuery query{reader.store(), reader.stage()};
    return reader.give(query);
}

std::variant<Query, Problem> quarantine(Reader& reader) {
    const QuarantineQuery query{reader.number("after")};
    return reader.give(query);
}

std::variant<Query, Problem> visits(Reader& reader) {
    const VisitsQuery query{reader.cursor(), reader.limit(kMostVisits), reader.format()};
    return reader.give(query);
}

std::variant<Query, Problem> health(Reader& reader) {
    return reader.give(HealthQuery{});
}

std::variant<Query, Problem> description(Reader& reader) {
    return reader.give(DescriptionQuery{});
}

std::variant<Query, Problem> metrics(Reader& reader) {
    return reader.give(MetricsQuery{});
}

struct Address {
    std::string_view path;
    std::variant<Query, Problem> (*parse)(Reader&);
};
constexpr Address kAddresses[] = {
    {"/api/v1/scores", scores},
    {"/api/v1/choices", choices},
    {"/api/v1/completeness", completeness},
    {"/api/v1/alerts", alerts},
    {"/api/v1/quarantine", quarantine},
    {"/api/v1/visits", visits},
    {"/api/v1/openapi.yaml", description},
    {"/healthz", health},
    {"/metrics", metrics},
};

struct NeededScope {
    std::optional<Scope> operator()(const ScoresQuery&) const { return Scope::Reports; }
    std::optional<Scope> operator()(const ChoicesQuery&) const { return Scope::Reports; }
    std::optional<Scope> operator()(const CompletenessQuery&) const { return Scope::Reports; }
    std::optional<Scope> operator()(const AlertsQuery&) const { return Scope::Alerts; }
    std::optional<Scope> operator()(const QuarantineQuery&) const { return Scope::Quarantine; }
    std::optional<Scope> operator()(const VisitsQuery&) const { return Scope::Visits; }
    std::optional<Scope> operator()(const HealthQuery&) const { return std::nullopt; }
    std::optional<Scope> operator()(const DescriptionQuery&) const { return std::nullopt; }
    std::optional<Scope> operator()(const MetricsQuery&) const { return Scope::Metrics; }
};

}  // namespace

std::optional<Scope> scope_of(const Query& query) {
    return std::visit(NeededScope{}, query);
}

std::vector<std::string_view> addresses() {
    std::vector<std::string_view> paths;
    for (const auto& address : kAddresses) {
        paths.push_back(address.path);
    }
    return paths;
}

std::variant<Query, Problem> parse_target(std::string_view target) {
    const auto question = std::min(target.find('?'), target.size());
    const auto path = target.substr(0, question);
    for (const auto& address : kAddresses) {
        if (path != address.path) {
            continue;
        }
        auto parameters = parse_parameters(target.substr(std::min(question + 1, target.size())));
        if (const auto* problem = std::get_if<Problem>(&parameters)) {
            return *problem;
        }
        Reader reader(std::get<Parameters>(std::move(parameters)));
        return address.parse(reader);
    }
    return Problem{404, "Not found", "there is nothing at " + std::string(path)};
}

}  // namespace afterword
