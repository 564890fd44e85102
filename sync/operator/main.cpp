// SPDX-License-Identifier: Apache-2.0
// afterword, the operator's command line.
#include <cstdio>
#include <string>

#include <CLI/CLI.hpp>

#include "sync/operator/alerts_command.hpp"
#include "sync/operator/pin_command.hpp"
#include "sync/operator/report_command.hpp"

namespace {

using namespace afterword;

// What the arguments say, for whichever command it is.
struct Arguments {
    std::string url = "http://127.0.0.1:8080";
    std::string token_file;
    ReportOptions report;
    AlertsOptions alerts;
    bool json = false;
    bool csv = false;
};

void add_access(CLI::App& command, Arguments& arguments) {
    command.add_option("--collector", arguments.url, "Where the collector listens")
        ->capture_default_str();
    command.add_option("--token-file", arguments.token_file, "File whose first line is the token")
        ->required();
}

// YYYY-MM-DD; whether the calendar has that day is for the collector to say.
CLI::Validator day_validator() {
    return {[](std::string& text) {
                const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
                return shaped ? std::string() : "must be a day such as 2026-11-21";
            },
            "YYYY-MM-DD"};
}

const CLI::App* add_report(CLI::App& app, Arguments& arguments) {
    auto* command = app.add_subcommand(
        "report", "Scores of every store and day, and whether they are complete");
    add_access(*command, arguments);
    ReportOptions& options = arguments.report;
    command->add_option("--store", options.store, "This store alone");
    command->add_option("--from", options.from, "First day")->check(day_validator());
    command->add_option("--to", options.to, "Last day")->check(day_validator());
    auto* json = command->add_flag("--json", arguments.json, "As JSON");
    command->add_flag("--csv", arguments.csv, "As CSV (RFC 4180)")->excludes(json);
    command->footer(
        "Days are the stores'. A day is complete when nothing of it is missing and every kiosk\n"
        "has been heard since its end, so today never is. Exit code 1 when any day is incomplete,\n"
        "or nothing is known.\n"
        "Example:\n  afterword report --token-file /etc/afterword/token --store s-001 "
        "--from 2026-11-20 --to 2026-11-20");
    return command;
}

const CLI::App* add_alerts(CLI::App& app, Arguments& arguments) {
    auto* command = app.add_subcommand("alerts", "What staff have to act on");
    add_access(*command, arguments);
    AlertsOptions& options = arguments.alerts;
    command->add_option("--store", options.store, "This store alone");
    command->add_option("--stage", options.stage,
                        "open, taken, facts, solved, confirmed, reopened, expired, merged or "
                        "not_actionable");
    command->add_flag("--json", arguments.json, "As JSON, with the history of each");
    command->footer(
        "Exit code 1 when there is none.\n"
        "Example:\n  afterword alerts --token-file /etc/afterword/token --stage open");
    return command;
}

void add_pin(CLI::App& app) {
    auto* command = app.add_subcommand("pin", "Hash a PIN for a kiosk's configuration");
    command->footer(
        "Asks for 4 to 12 digits twice at a terminal, or reads one line from a pipe, and prints\n"
        "the text for \"pin_hash\".\n"
        "Example:\n  afterword pin");
}

Output run_report(Arguments& arguments) {
    const auto access = read_access(arguments.url, arguments.token_file);
    if (!access) {
        return failed(access.error());
    }
    if (arguments.json) {
        arguments.report.format = Format::Json;
    } else if (arguments.csv) {
        arguments.report.format = Format::Csv;
    }
    return report(*access, arguments.report);
}

Output run_alerts(Arguments& arguments) {
    const auto access = read_access(arguments.url, arguments.token_file);
    if (!access) {
        return failed(access.error());
    }
    arguments.alerts.format = arguments.json ? Format::Json : Format::Table;
    return alerts(*access, arguments.alerts);
}

Output run_pin() {
    auto pin = ask_for_pin();
    return pin ? hash_pin(*std::move(pin)) : failed(pin.error());
}

int finish(const Output& output) {
    std::fputs(output.text.c_str(), stdout);
    if (!output.remark.empty()) {
        std::fprintf(stderr, "%s\n", output.remark.c_str());
    }
    const bool written = std::fflush(stdout) == 0;
    return static_cast<int>(written ? output.exit_code : ExitCode::Failed);
}

}  // namespace

int main(int argc, char** argv) try {
    CLI::App app{"Afterword for operators."};
    app.set_version_flag("--version", AFTERWORD_VERSION);
    app.require_subcommand(1);
    app.footer(
        "Exit codes: 0 done, 1 what was asked about is not so (incomplete, not there),\n"
        "2 wrong use or configuration, 3 could not reach or do it.\n"
        "Example:\n  afterword report --token-file /etc/afterword/token --from 2026-11-01");
    Arguments arguments;
    const CLI::App* report_command = add_report(app, arguments);
    const CLI::App* alerts_command = add_alerts(app, arguments);
    add_pin(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return static_cast<int>(app.exit(error) == 0 ? ExitCode::Ok : ExitCode::WrongUse);
    }
    if (report_command->parsed()) {
        return finish(run_report(arguments));
    }
    return finish(alerts_command->parsed() ? run_alerts(arguments) : run_pin());
} catch (const std::exception& error) {
    return finish(failed({Errc::Io, error.what()}));
}
