// SPDX-License-Identifier: Apache-2.0
// The collector's own HTTP server on a free port, with answers made up by the test.
#pragma once

#include <algorithm>
#include <fstream>
#include <map>
#include <optional>
#include <string>

#include <catch2/catch.hpp>

#include "sync/collector/http/server.hpp"
#include "sync/operator/collector_client.hpp"
#include "tests/fakes/temporary.hpp"

namespace afterword {

class FakeCollector {
  public:
    FakeCollector() {
        std::ofstream(folder_ / "token") << "secret-token\n";
        HttpOptions options;
        options.tokens = {full_access("secret-token")};
        auto server =
            HttpServer::start(options, [this](const Query& query, const HttpServer::Reply& reply) {
                asked_ = query;
                reply(std::visit([this](const auto& q) { return answer_to(q); }, query));
                return true;
            });
        REQUIRE(server.ok());
        server_.emplace(*std::move(server));
    }

    ScoresReport scores;
    ChoicesReport choices;
    CompletenessReport completeness;
    AlertsReport alerts;            // the first is the one that is asked for, acted on and streamed
    std::vector<StepReport> steps;  // its answers to those, one after the other
    std::vector<StepQuery> stepped;
    NoticesReport notices;
    ContactsReport contacts;
    AlertFiguresReport alert_figures;
    std::vector<TillCountsReport::Fault> till_faults;  // of each page
    std::vector<TillCount> till_counts;                // those that were not only checked
    std::vector<CaseLine> cases;
    std::optional<SealedContact> contact;  // of each of them
    // What it has to tell, in the order of its cursors; by two a page. A cursor that is not among
    // them is one of a store that is gone.
    std::vector<FedVisit> visits;

    [[nodiscard]] std::string url() const {
        return "http://127.0.0.1:" + std::to_string(server_->port());
    }
    [[nodiscard]] std::string token_file() const { return (folder_ / "token").string(); }
    [[nodiscard]] std::string file(const std::string& name, const std::string& text) const {
        std::ofstream(folder_ / name) << text;
        return (folder_ / name).string();
    }
    // The last question that came.
    [[nodiscard]] const Query& asked() const { return asked_; }

  private:
    Result<Report> answer_to(const ScoresQuery&) { return Report(scores); }
    Result<Report> answer_to(const ChoicesQuery&) { return Report(choices); }
    Result<Report> answer_to(const CompletenessQuery&) { return Report(completeness); }
    Result<Report> answer_to(const AlertsQuery&) { return Report(alerts); }
    Result<Report> answer_to(const AlertQuery&) {
        return Report(AlertReport{alerts.empty() ? std::nullopt : std::optional(alerts.front())});
    }
    Result<Report> answer_to(const StepQuery& query) {
        stepped.push_back(query);
        const auto index = stepped.size() - 1;
        return index < steps.size() ? Result(Report(steps[index]))
                                    : Result<Report>(Error{Errc::Io, "no answer left"});
    }
    // What there is; then the stream ends, and whoever comes back for more gets it once more as a
    // change.
    Result<Report> answer_to(const AlertEventsQuery& query) {
        const FeedCursor end{7, from_unix_ms(9)};
        if (query.after && (query.after != end || !std::exchange(stream_has_ended_, true))) {
            return Error{Errc::Io, "enough"};
        }
        AlertEventsReport report;
        report.kind =
            query.after ? AlertEventsReport::Kind::Following : AlertEventsReport::Kind::Beginning;
        report.upto = query.after ? FeedCursor{8, from_unix_ms(9)} : end;
        for (const auto& line : alerts) {
            report.alerts.push_back({report.upto, line.message});
        }
        return Report(report);
    }
    Result<Report> answer_to(const ContactsQuery&) { return Report(contacts); }
    Result<Report> answer_to(const CaseQuery& query) {
        CaseReport report{query.form, query.typed, query.language, cases};
        if (query.act == CaseQuery::Act::Erase) {
            report.ending = cases.size() > 1 && query.number.value == 0
                                ? CaseReport::Ending::Several
                                : CaseReport::Ending::Erased;
        }
        return Report(report);
    }
    Result<Report> answer_to(const OpenContactQuery& query) {
        return Report(OpenContactReport{query.alert, contact});
    }
    Result<Report> answer_to(const NoticesQuery&) { return Report(notices); }
    Result<Report> answer_to(const ResendQuery& query) {
        using Ending = ResendReport::Ending;
        const auto found = std::find_if(notices.begin(), notices.end(), [&](const auto& delivery) {
            return delivery.of.number == query.notice && delivery.channel == query.channel;
        });
        if (found == notices.end()) {
            return Report(ResendReport{Ending::Unknown, std::nullopt});
        }
        const bool was_dead =
            std::exchange(found->state, DeliveryState::Waiting) == DeliveryState::Dead;
        return Report(ResendReport{was_dead ? Ending::Waiting : Ending::NotDead, *found});
    }
    Result<Report> answer_to(const VisitsQuery& query) {
        auto first = visits.begin();
        if (query.after) {
            first = std::find_if(visits.begin(), visits.end(),
                                 [&](const FedVisit& fed) { return fed.cursor == *query.after; });
            if (first == visits.end()) {
                return Error{Errc::NotFound, "begin again"};
            }
            ++first;
        }
        const auto last = visits.end() - first > 2 ? first + 2 : visits.end();
        return Report(VisitsReport{{first, last}, query.format});
    }
    Result<Report> answer_to(const HealthQuery&) { return Report(HealthReport{}); }
    Result<Report> answer_to(const DescriptionQuery&) { return Report(DescriptionReport{}); }
    Result<Report> answer_to(const MetricsQuery&) { return Report(MetricsReport{}); }
    Result<Report> answer_to(const QuarantineQuery&) { return Report(QuarantineReport{}); }
    Result<Report> answer_to(const AlertFiguresQuery&) { return Report(alert_figures); }
    Result<Report> answer_to(const TillCountsQuery& query) {
        TillCountsReport report;
        report.doing = query.doing;
        report.faults = till_faults;
        report.added = static_cast<std::int64_t>(query.counts.size());
        if (query.doing == TillCountsQuery::Doing::Keep) {
            till_counts.insert(till_counts.end(), query.counts.begin(), query.counts.end());
        }
        return Report(std::move(report));
    }

    TemporaryFolder folder_;
    Query asked_;
    bool stream_has_ended_ = false;
    std::optional<HttpServer> server_;  // goes first: its thread uses the rest
};

inline CollectorAccess access_to(const FakeCollector& collector) {
    auto access = read_access(collector.url(), collector.token_file());
    REQUIRE(access.ok());
    return *std::move(access);
}

}  // namespace afterword
