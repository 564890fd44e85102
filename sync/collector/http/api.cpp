// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/api.hpp"

#include <algorithm>
#include <optional>

#include "sync/collector/http/page_language.hpp"
#include "sync/collector/http/request_reader.hpp"
#include "sync/collector/http/step_body.hpp"
#include "sync/collector/http/till_counts_body.hpp"
#include "sync/collector/http/visit_lines.hpp"

namespace afterword {
namespace {

DayFilter in_order(DayFilter filter, Reader& reader) {
    if (filter.from && filter.to && *filter.to < *filter.from) {
        reader.complain("to", "is before from");
    }
    return filter;
}

DayFilter day_filter(Reader& reader) {
    return in_order({reader.store(), reader.day("from"), reader.day("to"), reader.text("question"),
                     reader.per()},
                    reader);
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

Problem no_such_alert() {
    return {404, "Not found", "there is no such alert"};
}

std::variant<Query, Problem> alert(Reader& reader) {
    const auto id = reader.alert();
    return id ? reader.give(AlertQuery{*id}) : no_such_alert();
}

// The rev that "If-Match" names, as an answer's "ETag" gave it.
std::optional<std::int64_t> rev_of(std::string_view tag) {
    if (tag.size() < 3 || !tag.starts_with('"') || !tag.ends_with('"')) {
        return std::nullopt;
    }
    const auto rev = whole_number(tag.substr(1, tag.size() - 2));
    return rev && *rev >= 1 && *rev <= kLargestRev ? rev : std::nullopt;
}

std::variant<Query, Problem> step(Reader& reader) {
    const Asked& asked = reader.asked();
    const auto id = reader.alert();
    if (!id) {
        return no_such_alert();
    }
    if (asked.if_match.empty()) {
        return Problem{428, "Precondition required",
                       "If-Match must hold the ETag that the alert was read with"};
    }
    const auto rev = rev_of(asked.if_match);
    if (!rev) {
        return Problem{400, "Bad header", "If-Match must be one rev in quotes, such as \"3\""};
    }
    if (!asked.content_type.starts_with("application/json")) {
        return Problem{415, "Unsupported media type", "a step is application/json"};
    }
    auto made = read_step(asked.body, *id, static_cast<int>(*rev));
    if (!made) {
        return Problem{400, "Bad step", made.error().message};
    }
    return reader.give(StepQuery{*std::move(made)});
}

std::variant<Query, Problem> events(Reader& reader) {
    const AlertEventsQuery query{reader.store(), reader.last_event()};
    return reader.give(query);
}

std::variant<Query, Problem> contacts(Reader& reader) {
    return reader.give(ContactsQuery{});
}

std::variant<Query, Problem> opening(Reader& reader) {
    const auto id = reader.alert();
    return id ? reader.give(OpenContactQuery{*id, {}}) : no_such_alert();
}

std::variant<Query, Problem> notices(Reader& reader) {
    return reader.give(NoticesQuery{reader.delivery_state()});
}

// "17-mail", as a notice's "id".
std::variant<Query, Problem> resending(Reader& reader) {
    const std::string_view id = reader.named();
    const auto dash = std::min(id.find('-'), id.size());
    const auto number = whole_number(id.substr(0, dash));
    if (!number || dash == id.size()) {
        return Problem{404, "Not found", "there is no such notice"};
    }
    return reader.give(ResendQuery{{*number}, ChannelId{std::string(id.substr(dash + 1))}, {}});
}

CaseQuery case_query(Reader& reader, CaseQuery::Form form, CaseQuery::Act act) {
    CaseQuery query;
    query.form = form;
    query.act = act;
    query.typed = unescaped(reader.named()).value_or("");
    query.number = {reader.number("case")};
    if (form == CaseQuery::Form::Page) {
        query.language =
            page_language(reader.text("lang").value_or(""), reader.asked().accept_language);
    }
    return query;
}

// Without a code the page asks for one.
std::variant<Query, Problem> case_entrance(Reader& reader) {
    CaseQuery query = case_query(reader, CaseQuery::Form::Page, CaseQuery::Act::Look);
    query.typed = reader.text("code").value_or("");
    return reader.give(std::move(query));
}

std::variant<Query, Problem> case_page(Reader& reader) {
    return reader.give(case_query(reader, CaseQuery::Form::Page, CaseQuery::Act::Look));
}

Problem no_form() {
    return {415, "Unsupported media type", "a form is application/x-www-form-urlencoded"};
}

std::variant<Query, Problem> case_answer(Reader& reader) {
    if (!reader.form()) {
        return no_form();
    }
    CaseQuery query = case_query(reader, CaseQuery::Form::Page, CaseQuery::Act::Answer);
    query.helped = reader.helped();
    return reader.give(std::move(query));
}

std::variant<Query, Problem> case_erasure(Reader& reader) {
    if (!reader.form()) {
        return no_form();
    }
    CaseQuery query = case_query(reader, CaseQuery::Form::Page, CaseQuery::Act::Erase);
    query.by = "shopper";
    return reader.give(std::move(query));
}

std::variant<Query, Problem> cases(Reader& reader) {
    return reader.give(case_query(reader, CaseQuery::Form::Json, CaseQuery::Act::Look));
}

// Whose token it is, is the caller's to add.
std::variant<Query, Problem> erasing(Reader& reader) {
    return reader.give(case_query(reader, CaseQuery::Form::Json, CaseQuery::Act::Erase));
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

std::variant<Query, Problem> alert_figures(Reader& reader) {
    return reader.give(AlertFiguresQuery{
        in_order({reader.store(), reader.day("from"), reader.day("to"), {}, Per::Period}, reader)});
}

template <TillCountsQuery::Doing Doing>
std::variant<Query, Problem> till_counts(Reader& reader) {
    const Asked& asked = reader.asked();
    if (!asked.content_type.starts_with("application/json")) {
        return Problem{415, "Unsupported media type", "counts are application/json"};
    }
    auto counts = read_till_counts(asked.body);
    if (!counts) {
        return Problem{400, "Bad counts", counts.error().message};
    }
    return reader.give(TillCountsQuery{*std::move(counts), Doing});
}

struct Address {
    std::string_view path;  // {id} stands for one segment
    std::variant<Query, Problem> (*parse)(Reader&);
    std::string_view method = "GET";
    enum class Door { Token, Open } door = Door::Token;
};
constexpr auto kOpen = Address::Door::Open;
constexpr Address kAddresses[] = {
    {"/api/v1/scores", scores},
    {"/api/v1/choices", choices},
    {"/api/v1/completeness", completeness},
    {"/api/v1/alerts", alerts},
    {"/api/v1/alerts/events", events},  // before the alert of that name
    {"/api/v1/alerts/{id}", alert},
    {"/api/v1/alerts/{id}/steps", step, "POST"},
    {"/api/v1/contacts", contacts},
    {"/api/v1/contacts/{id}/openings", opening, "POST"},
    {"/api/v1/notices", notices},
    {"/api/v1/notices/{id}/tries", resending, "POST"},
    {"/api/v1/cases/{id}", cases},
    {"/api/v1/cases/{id}/erasures", erasing, "POST"},
    {"/api/v1/quarantine", quarantine},
    {"/api/v1/visits", visits},
    {"/api/v1/openapi.yaml", description, "GET", kOpen},
    {"/case", case_entrance, "GET", kOpen},
    {"/case/{id}", case_page, "GET", kOpen},
    {"/case/{id}/answers", case_answer, "POST", kOpen},
    {"/case/{id}/erasures", case_erasure, "POST", kOpen},
    {"/healthz", health, "GET", kOpen},
    {"/metrics", metrics},
    {"/api/v1/alert-figures", alert_figures},
    {"/api/v1/exposure", till_counts<TillCountsQuery::Doing::Keep>, "POST"},
    {"/api/v1/exposure/check", till_counts<TillCountsQuery::Doing::Check>, "POST"},
};

// What stands in the place of {id}; empty where the path is not of that form.
std::optional<std::string_view> named_in(std::string_view path, std::string_view form) {
    constexpr std::string_view kName = "{id}";
    const auto at = form.find(kName);
    if (at == std::string_view::npos) {
        return path == form ? std::optional(std::string_view()) : std::nullopt;
    }
    const auto before = form.substr(0, at);
    const auto after = form.substr(at + kName.size());
    if (path.size() <= before.size() + after.size() || !path.starts_with(before) ||
        !path.ends_with(after)) {
        return std::nullopt;
    }
    const auto named = path.substr(before.size(), path.size() - before.size() - after.size());
    return named.find('/') == std::string_view::npos ? std::optional(named) : std::nullopt;
}

struct NeededScope {
    std::optional<Scope> operator()(const ScoresQuery&) const { return Scope::Reports; }
    std::optional<Scope> operator()(const ChoicesQuery&) const { return Scope::Reports; }
    std::optional<Scope> operator()(const CompletenessQuery&) const { return Scope::Reports; }
    std::optional<Scope> operator()(const AlertsQuery&) const { return Scope::Alerts; }
    std::optional<Scope> operator()(const AlertQuery&) const { return Scope::Alerts; }
    std::optional<Scope> operator()(const StepQuery&) const { return Scope::Steps; }
    std::optional<Scope> operator()(const AlertEventsQuery&) const { return Scope::Alerts; }
    std::optional<Scope> operator()(const ContactsQuery&) const { return Scope::Contacts; }
    std::optional<Scope> operator()(const OpenContactQuery&) const { return Scope::Contacts; }
    std::optional<Scope> operator()(const NoticesQuery&) const { return Scope::Alerts; }
    std::optional<Scope> operator()(const ResendQuery&) const { return Scope::Steps; }
    std::optional<Scope> operator()(const CaseQuery& query) const {
        return query.form == CaseQuery::Form::Page ? std::nullopt : std::optional(Scope::Contacts);
    }
    std::optional<Scope> operator()(const QuarantineQuery&) const { return Scope::Quarantine; }
    std::optional<Scope> operator()(const VisitsQuery&) const { return Scope::Visits; }
    std::optional<Scope> operator()(const HealthQuery&) const { return std::nullopt; }
    std::optional<Scope> operator()(const DescriptionQuery&) const { return std::nullopt; }
    std::optional<Scope> operator()(const MetricsQuery&) const { return Scope::Metrics; }
    std::optional<Scope> operator()(const AlertFiguresQuery&) const { return Scope::Reports; }
    std::optional<Scope> operator()(const TillCountsQuery&) const { return Scope::Exposure; }
};

}  // namespace

std::optional<Scope> scope_of(const Query& query) {
    return std::visit(NeededScope{}, query);
}

bool is_open(std::string_view target) {
    const auto path = target.substr(0, target.find('?'));
    const auto* const found = std::find_if(
        std::begin(kAddresses), std::end(kAddresses),
        [&](const Address& address) { return named_in(path, address.path).has_value(); });
    return found != std::end(kAddresses) && found->door == kOpen;
}

std::vector<std::string_view> addresses() {
    std::vector<std::string_view> paths;
    for (const auto& address : kAddresses) {
        paths.push_back(address.path);
    }
    return paths;
}

std::variant<Query, Problem> parse_request(const Asked& asked) {
    const auto question = std::min(asked.target.find('?'), asked.target.size());
    const auto path = asked.target.substr(0, question);
    for (const auto& address : kAddresses) {
        const auto named = named_in(path, address.path);
        if (!named) {
            continue;
        }
        if (asked.method != address.method) {
            return Problem{405, "Method not allowed", "only " + std::string(address.method) + " is",
                           std::string(address.method)};
        }
        auto parameters =
            parse_parameters(asked.target.substr(std::min(question + 1, asked.target.size())));
        if (const auto* problem = std::get_if<Problem>(&parameters)) {
            return *problem;
        }
        Reader reader(std::get<Parameters>(std::move(parameters)), asked, *named);
        return address.parse(reader);
    }
    return Problem{404, "Not found", "there is nothing at " + std::string(path)};
}

}  // namespace afterword
