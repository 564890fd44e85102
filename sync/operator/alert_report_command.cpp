// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/alert_report_command.hpp"

#include <nlohmann/json.hpp>

#include "sync/operator/alert_report_text.hpp"
#include "sync/operator/harmless.hpp"
#include "sync/operator/listing.hpp"

namespace afterword {
namespace {

constexpr std::string_view kFooter =
    "Of the alerts opened on those days. Those that have joined another count in that one; those\n"
    "that the shopper took back, or that were dismissed as a test, do not count.\n"
    "  Times    From the opening to the first time that it was taken, had its facts (or was\n"
    "           solved at once), was solved; in the hours in which deadlines run. Half have come\n"
    "           so far by the median, nine of ten by the 90 %. Alerts that have not come so far\n"
    "           are censored: they have waited at least until now, or until they were dismissed\n"
    "           or expired, and are counted so (Kaplan and Meier 1958). Leaving them out would\n"
    "           make the store look faster the more it leaves lying. \"not reached\": too many\n"
    "           still wait to say. In time are those that made the step by its deadline, of all\n"
    "           that made it or have passed it.\n"
    "  Outcomes Resolved: solved and so it stands, of all but dismissed and cleared ones. Cleared\n"
    "           are silences that were over by themselves. Came back: of those solved 14 days ago\n"
    "           or longer, those that were reopened within 14 days, or whose store and reason "
    "were\n"
    "           alerted again. Useful is a rule's precision: solved or marked useful counts for\n"
    "           it, dismissed against it, what is neither not at all. Advice wrong: of how many\n"
    "           staff said on the kiosk that its advice is wrong; of which reason, says the\n"
    "           alert's history.\n"
    "  Satisfaction  What shoppers say on their case page of the solution, of call-backs opened "
    "on\n"
    "           those days: how many said 1 (it did not help) to 5, the mean, the share of 4 and "
    "5.\n"
    "  Rates    Complaints are visits behind alerts of low scores, safety words and call-backs,\n"
    "           each once, per visits that answered (those of the survey's most answered\n"
    "           question), and per transactions of those hours of which `afterword exposure\n"
    "           import` has told the tills' counts; only the complaints of these stand beside "
    "them.\n"
    "  Weeks    Resolved by the week of opening, from Monday. Young weeks may still rise.\n"
    "Shares have their Wilson 95 % interval. Below 10 it says too few: at half and half the "
    "interval\n"
    "would reach from a quarter to three quarters. Deadlines are those in force now. In --csv an\n"
    "empty store, kind or week means all of them.\n"
    "Exit code 1 when nothing is known. The token needs the scope reports.\n"
    "Example:\n  afterword report alerts --token-file /etc/afterword/token --from 2026-11-01";

}  // namespace

std::string_view alert_report_footer() {
    return kFooter;
}

Output alert_report(const CollectorAccess& access, const ReportOptions& options) {
    const auto answer =
        fetch(access, "alert-figures",
              {{"store", options.store}, {"from", options.from}, {"to", options.to}});
    if (!answer) {
        return failed(answer.error());
    }
    Output output;
    try {
        const auto json = nlohmann::ordered_json::parse(*answer);
        output.text = options.format == Format::Json  ? harmless_json(json)
                      : options.format == Format::Csv ? alert_figures_csv(json)
                                                      : alert_figures_table(json);
        if (json.at("alert_figures").empty()) {
            output = {"", "nothing is known of these stores and days", ExitCode::NotSo};
        }
    } catch (const nlohmann::ordered_json::exception& error) {
        return failed(senseless(error.what()));
    }
    return output;
}

}  // namespace afterword
