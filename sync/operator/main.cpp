// SPDX-License-Identifier: Apache-2.0
// afterword, the operator's command line.
#include <cstdio>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

#include "platform/linux/clock.hpp"
#include "platform/linux/random.hpp"
#include "sync/operator/access_options.hpp"
#include "sync/operator/alert_commands.hpp"
#include "sync/operator/alert_report_command.hpp"
#include "sync/operator/ca_command.hpp"
#include "sync/operator/exposure_command.hpp"
#include "sync/operator/harmless.hpp"
#include "sync/operator/key_command.hpp"
#include "sync/operator/pin_command.hpp"
#include "sync/operator/report_command.hpp"
#include "sync/operator/rules_command.hpp"
#include "sync/operator/survey_command.hpp"
#include "sync/operator/visits_command.hpp"

namespace {

using namespace afterword;

// What the arguments say, for whichever command it is.
struct Arguments {
    Output (*run)(Arguments&) = nullptr;
    AccessOptions access;
    ReportOptions report;
    VisitsOptions visits;
    bool json = false;
    bool csv = false;
    std::string key_file;
    std::string survey_template;
    std::string survey_file;
    std::vector<std::string> for_kiosk;
};

template <Output (*Report)(const CollectorAccess&, const ReportOptions&)>
Output run_report(Arguments& arguments) {
    const auto access = arguments.access.read();
    if (!access) {
        return failed(access.error());
    }
    if (arguments.json) {
        arguments.report.format = Format::Json;
    } else if (arguments.csv) {
        arguments.report.format = Format::Csv;
    }
    return Report(*access, arguments.report);
}

Output run_visits(Arguments& arguments) {
    const auto access = arguments.access.read();
    if (!access) {
        return failed(access.error());
    }
    arguments.visits.format = arguments.csv ? VisitFile::Format::Csv : VisitFile::Format::JsonLines;
    return visits(*access, arguments.visits);
}

Output run_pin(Arguments&) {
    auto pin = ask_for_pin();
    return pin ? hash_pin(*std::move(pin)) : failed(pin.error());
}

template <KeyPurpose Purpose>
Output run_key(Arguments& arguments) {
    KernelRng rng;
    return make_key(Purpose, arguments.key_file, rng);
}

Output run_survey_new(Arguments& arguments) {
    return new_survey(arguments.survey_template, arguments.survey_file);
}

Output run_survey_by_kiosk(Arguments& arguments) {
    return survey_by_kiosk(arguments.for_kiosk);
}

// YYYY-MM-DD; whether the calendar has that day is for the collector to say.
CLI::Validator day_validator() {
    return {[](std::string& text) {
                const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-';
                return shaped ? std::string() : "must be a day such as 2026-11-21";
            },
            "YYYY-MM-DD"};
}

void add_report_of_alerts(CLI::App& report, Arguments& arguments) {
    auto* command = report.add_subcommand(
        "alerts", "How soon alerts are seen to, how often solved, how often shoppers complain");
    command->fallthrough();
    command->callback([&arguments] { arguments.run = run_report<alert_report>; });
    command->footer(std::string(alert_report_footer()));
}

void add_report(CLI::App& app, Arguments& arguments) {
    auto* command = app.add_subcommand(
        "report", "Scores of every store and day, and whether they are complete");
    command->callback([&arguments, command] {
        if (command->get_subcommands().empty()) {
            arguments.run = run_report<report>;
        }
    });
    arguments.access.add_to(*command);
    ReportOptions& options = arguments.report;
    command->add_option("--store", options.store, "This store alone");
    command->add_option("--from", options.from, "First day")->check(day_validator());
    command->add_option("--to", options.to, "Last day")->check(day_validator());
    auto* json = command->add_flag("--json", arguments.json, "As JSON");
    command->add_flag("--csv", arguments.csv, "As CSV (RFC 4180)")->excludes(json);
    command->footer(
        "Answers are a bar and a number for each value of the scale, worst first, or the options "
        "by\n"
        "how often they were chosen. The figure is what the survey measures, with its 95 %\n"
        "interval:\n"
        "  csat   the share of the two best faces or stars (Wilson interval)\n"
        "  happy  the mean of the faces, worst 0 and best 100\n"
        "  nps    9 and 10 less 0 to 6, in points (adjusted Wald, Rocks 2016)\n"
        "  ces    the share to whom it was easy, 5 to 7 of 7, and the mean\n"
        "Below 10 answers, 30 for nps, it says too few: with fewer the interval at half and\n"
        "half reaches from a quarter to three quarters, and for nps over 68 points. Visits flagged "
        "as misuse "
        "are\n"
        "counted as such and left out of the rest.\n"
        "Days are the stores'. A day is complete when nothing of it is missing and every kiosk\n"
        "has been heard since its end, so today never is. Exit code 1 when any day is incomplete,\n"
        "or nothing is known.\n"
        "Example:\n  afterword report --token-file /etc/afterword/token --store s-001 "
        "--from 2026-11-20 --to 2026-11-20");
    add_report_of_alerts(*command, arguments);
}

void add_visits(CLI::App& app, Arguments& arguments) {
    auto* command = app.add_subcommand("visits", "Every visit into a file, from where it stopped");
    command->callback([&arguments] { arguments.run = run_visits; });
    arguments.access.add_to(*command);
    command->add_option("--out", arguments.visits.file, "File to begin, or to go on with")
        ->required();
    command->add_flag("--csv", arguments.csv, "As CSV, a line for each answer; else JSON lines");
    command->footer(
        "Run it as often as you like: it adds what is new to the end of the file. A visit that\n"
        "was amended, or whose time is known better by now, comes again: of several lines with\n"
        "the same kiosk and visit the last one counts. Where it stopped stands in the file itself\n"
        "(\"cursor\"); each page is on the disk before the next is asked for, and what a power "
        "cut\n"
        "left behind the last whole visit is cut off first. Exit code 1 when the collector was\n"
        "restored from an older copy: keep the file, and begin another.\n"
        "The token needs the scope visits.\n"
        "Example:\n  afterword visits --token-file /etc/afterword/crm.token --out visits.jsonl");
}

void add_pin(CLI::App& app, Arguments& arguments) {
    auto* command = app.add_subcommand("pin", "Hash a PIN for a kiosk's configuration");
    command->callback([&arguments] { arguments.run = run_pin; });
    command->footer(
        "Asks for 4 to 12 digits twice at a terminal, or reads one line from a pipe, and prints\n"
        "the text for \"pin_hash\".\n"
        "Example:\n  afterword pin");
}

template <KeyPurpose Purpose>
void add_key_of(CLI::App& key, Arguments& arguments, const char* purpose, const char* what,
                const char* footer) {
    auto* command = key.add_subcommand(purpose, what);
    command->callback([&arguments] { arguments.run = run_key<Purpose>; });
    command
        ->add_option("--out", arguments.key_file,
                     "File for the secret, readable by you alone; it must not be there yet")
        ->required();
    command->footer(footer);
}

void add_key(CLI::App& app, Arguments& arguments) {
    auto* key = app.add_subcommand("key", "Make the keys a kiosk's configuration names");
    key->require_subcommand(1);
    key->footer("Example:\n  afterword key contact --out contact.key");
    add_key_of<KeyPurpose::Contact>(
        *key, arguments, "contact", "Where to call back: kiosks seal it, head office opens it",
        "Prints the public key for \"tenant\": {\"contact_key\"} of every kiosk. The file holds\n"
        "the secret one (X25519, base64): keep it at head office, with a copy in a safe. Whoever\n"
        "has it reads every contact; without it nobody ever can.\n"
        "Example:\n  afterword key contact --out contact.key");
    add_key_of<KeyPurpose::Arm>(
        *key, arguments, "arm", "Whose answer it is: tills sign, kiosks check",
        "Prints the public key for \"arm\": {\"keys\": {\"till-1\": …}}. The file holds the "
        "secret\n"
        "one for the till's software (Ed25519, base64 of the 32-byte seed and the 32 public "
        "bytes).\n"
        "Example:\n  afterword key arm --out till-1.key");
    add_key_of<KeyPurpose::Hash>(
        *key, arguments, "hash", "How receipt numbers are kept: hashed with this key",
        "The file, 32 random bytes, goes beside the kiosk's configuration as \"arm\":\n"
        "{\"hash_key_file\"}. The same file on all kiosks of a store gives a receipt the same "
        "hash.\n"
        "Example:\n  afterword key hash --out hash.key");
    add_key_of<KeyPurpose::Token>(
        *key, arguments, "token", "What a program shows to ask the collector",
        "The file's first line is the token, for --token-file or \"Authorization: Bearer\". The\n"
        "collector keeps only what is printed, its digest:\n"
        "  \"http\": {\"tokens\": [{\"name\": \"crm\", \"sha256\": …, \"scopes\": "
        "[\"reports\"]}]}\n"
        "Scopes: reports, alerts, visits, quarantine, metrics, steps, contacts,\n"
        "exposure.\n"
        "Example:\n  afterword key token --out crm.token");
}

void add_survey_new(CLI::App& survey, Arguments& arguments) {
    auto* command = survey.add_subcommand("new", "Begin a survey from a template");
    command->callback([&arguments] { arguments.run = run_survey_new; });
    command->add_option("template", arguments.survey_template, survey_template_names())->required();
    command->add_option("--out", arguments.survey_file,
                        "File to write, which must not be there yet; else it is printed");
    command->footer(
        "smiley   five faces, then the reasons\n"
        "nps      0 to 10 \"would you recommend us\", the reasons, words\n"
        "csat     five faces of satisfaction, the reasons, words\n"
        "effort   1 to 7 \"how easy was it\", the reasons\n"
        "counter  five faces, the reasons, and whether to call back\n"
        "pulse    four faces, no more\n"
        "Each in thirteen languages. Then make it yours: a name in \"survey\", the languages you\n"
        "speak, your reasons; raise \"version\" with every change.\n"
        "Example:\n  afterword survey new counter --out service-desk.json");
}

// What belongs to the kiosk's program goes there as it stands.
void add_survey_by_kiosk(CLI::App& survey, Arguments& arguments, const std::string& name,
                         const char* what, const char* footer) {
    auto* command = survey.add_subcommand(name, what);
    command->prefix_command();
    command->callback([&arguments, command] {
        arguments.run = run_survey_by_kiosk;
        arguments.for_kiosk = command->remaining();
        arguments.for_kiosk.insert(arguments.for_kiosk.begin(), command->get_name());
    });
    command->footer(footer);
}

void add_survey(CLI::App& app, Arguments& arguments) {
    auto* survey = app.add_subcommand("survey", "Begin, check and look at surveys");
    survey->require_subcommand(1);
    survey->footer(
        "A survey is a JSON file; sync/model/survey.schema.json describes it.\n"
        "Example:\n  afterword survey new smiley --out exit.json && afterword survey check "
        "exit.json");
    add_survey_new(*survey, arguments);
    add_survey_by_kiosk(
        *survey, arguments, "check", "Say everything that is wrong with a survey",
        "FILE... [--previous OLD]\n"
        "Faults are said all at once, as file: /pointer: reason: what is missing or unknown,\n"
        "conditions that can never come true, texts that fit no screen. With --previous also what\n"
        "would mix up the counts of both versions: an id reused with another measure, a number\n"
        "that has not grown. Needs afterword-kiosk, which knows the screens. Exit code 1 when\n"
        "anything is wrong.\n"
        "Example:\n  afterword survey check exit.json --previous exit.1.json");
    add_survey_by_kiosk(
        *survey, arguments, "preview", "Draw a survey's screens as PNG files",
        "FILE --out FOLDER [--language TAG] [--size WIDTHxHEIGHT] [--large] [--contrast]\n"
        "Draws every screen of the survey as a shopper would see it, without a window. Needs\n"
        "afterword-kiosk; `afterword-kiosk survey preview --help` says all it can do.\n"
        "Example:\n  afterword survey preview exit.json --language pl --size 800x1280 --out "
        "pictures");
}

int finish(const Output& output) {
    std::fputs(output.text.c_str(), stdout);
    if (!output.remark.empty()) {
        std::fprintf(stderr, "%s\n", harmless_lines(output.remark).c_str());
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
    add_report(app, arguments);
    const AlertCommands alerts(app);
    add_visits(app, arguments);
    add_pin(app, arguments);
    add_key(app, arguments);
    add_survey(app, arguments);
    KernelRng rng;
    const LinuxClock clock(rng);
    const CaCommand ca(app, clock, rng);
    const RulesCommand rules(app);
    const ExposureCommand exposure(app, clock);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return static_cast<int>(app.exit(error) == 0 ? ExitCode::Ok : ExitCode::WrongUse);
    }
    if (rules.is_asked()) {
        return finish(rules.run());
    }
    if (exposure.is_asked()) {
        return finish(exposure.run());
    }
    if (alerts.is_asked()) {
        return finish(alerts.run());
    }
    return finish(ca.is_asked() ? ca.run() : arguments.run(arguments));
} catch (const std::exception& error) {
    return finish(failed({Errc::Io, error.what()}));
}
