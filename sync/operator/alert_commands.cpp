// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/alert_commands.hpp"

#include <cstdio>

#include <CLI/CLI.hpp>

#include "sync/operator/contacts_command.hpp"

namespace afterword {
namespace {

constexpr const char* kFollowFooter =
    "A line each as they come, until it is stopped; after a lost connection it goes on where it\n"
    "was. --store and --json stand before \"follow\" or after it.\n"
    "Example:\n  afterword alerts follow --token-file /etc/afterword/token --store s-001";

constexpr const char* kResendFooter =
    "In the name of the token, which needs the scope steps. Receivers that had it after all know\n"
    "it by its id. Exit code 1 when there is no such notice, or it is not dead.\n"
    "Example:\n  afterword notices resend --token-file steps.token 17-mail";

constexpr const char* kEraseFooter =
    "For good: nobody can call them back after that. The rating stays, and the alert\n"
    "with what staff did. That it was done, by whose token, stands in its history.\n"
    "Shoppers can do it themselves on the page of their case, and the collector does\n"
    "it by itself when its \"contacts\": { \"keep\" } is over.\n"
    "Exit code 1 when there is no such case.\n"
    "Example:\n  afterword contacts erase 7F-42-KX --token-file contacts.token";
constexpr const char* kOpenFooter =
    "The collector cannot read it and never sees the key. That this token asked for it stays in\n"
    "the alert's history (contact_opened). Exit code 1 when there is nobody to call.\n"
    "Example:\n  afterword contacts open --token-file contacts.token --key contact.key \\\n"
    "      ec756333-efeb-58b3-a838-713a466ec154";

std::string act_footer(const std::string& command, const std::string& more) {
    return "On the alert as it stands now, in the name and role of the token, which needs the\n"
           "scopes alerts and steps. Exit code 1 when there is no such alert, or it may not be\n"
           "done.\nExample:\n  afterword alerts " +
           command + " --token-file steps.token ec756333-efeb-58b3-a838-713a466ec154" + more;
}

// Runs for the command itself, not for one below it.
template <class Do>
void when_alone(CLI::App& command, Do act) {
    command.callback([&command, act] {
        if (command.get_subcommands().empty()) {
            act();
        }
    });
}

bool print_line(const std::string& line) {
    return std::puts(line.c_str()) >= 0 && std::fflush(stdout) == 0;
}

}  // namespace

AlertCommands::AlertCommands(CLI::App& app) {
    add_alerts(app);
    add_notices(app);
    add_contacts(app);
}

Output AlertCommands::run() const {
    const auto access = access_.read();
    return access ? run_(*access) : failed(access.error());
}

void AlertCommands::add_alerts(CLI::App& app) {
    auto* command = app.add_subcommand("alerts", "What staff have to act on");
    when_alone(*command, [this] {
        run_ = [this](const CollectorAccess& access) {
            return alerts(access, {alerts_.store, alerts_.stage, format()});
        };
    });
    access_.add_to(*command);
    command->add_option("--store", alerts_.store, "This store alone");
    command->add_option("--stage", alerts_.stage,
                        "open, taken, facts, solved, confirmed, reopened, expired, merged or "
                        "not_actionable");
    command->add_flag("--json", json_, "As JSON, with the history of each");
    command->footer(
        "Exit code 1 when there is none.\n"
        "Example:\n  afterword alerts --token-file /etc/afterword/token --stage open");
    add_follow(*command);
    add_acts(*command);
}

void AlertCommands::add_follow(CLI::App& alerts) {
    auto* command = alerts.add_subcommand("follow", "Every open alert, then every change");
    command->fallthrough();
    command->callback([this] {
        run_ = [this](const CollectorAccess& access) {
            return follow_alerts(access, {alerts_.store, "", format()}, {print_line});
        };
    });
    command->footer(kFollowFooter);
}

void AlertCommands::add_acts(CLI::App& alerts) {
    add_act(alerts, "take", "taken", "Take an alert");
    add_act(alerts, "release", "released", "Give it back");
    auto* close =
        add_act(alerts, "close", "closed", "Solve it, and take it first where nobody has");
    close->add_option("--cause", act_.cause, "A code, such as till_closed")->required();
    close->add_option("--action", act_.actions, "A code, such as opened_till; may be said again")
        ->required()
        ->allow_extra_args(false);
    close->add_option("--outcome", act_.outcome, "on_the_spot or later")
        ->check(CLI::IsMember({"on_the_spot", "later"}));
    close->footer(act_footer("close", " \\\n      --cause till_closed --action opened_till"));
    auto* dismiss = add_act(alerts, "dismiss", "not_actionable", "Nothing can be done about it");
    dismiss->add_option("--reason", act_.reason, "A code, such as test")->required();
    dismiss->footer(act_footer("dismiss", " \\\n      --reason test"));
    add_act(alerts, "confirm", "confirmed", "The solution is one");
    add_act(alerts, "reopen", "reopened", "It is none");
}

CLI::App* AlertCommands::add_act(CLI::App& alerts, const std::string& name, const char* step,
                                 const char* what) {
    auto* command = alerts.add_subcommand(name, what);
    command->fallthrough();
    command->callback([this, step] {
        act_.step = step;
        run_ = [this](const CollectorAccess& access) { return act_on_alert(access, act_); };
    });
    command->add_option("alert", act_.alert, "As `afterword alerts` lists it")->required();
    command->add_option("--note", act_.note, "In your own words, for the history");
    command->footer(act_footer(name, ""));
    return command;
}

void AlertCommands::add_notices(CLI::App& app) {
    auto* command = app.add_subcommand("notices", "Who was told of alerts, and who could not be");
    when_alone(*command, [this] {
        run_ = [this](const CollectorAccess& access) {
            return notices(access, {notices_.state, format()});
        };
    });
    access_.add_to(*command);
    command
        ->add_option("--state", notices_.state,
                     "waiting, delivered or dead: given up after 12 tries")
        ->capture_default_str();
    command->add_flag("--json", json_, "As JSON");
    command->footer(
        "At most 200. Exit code 1 when there is none.\n"
        "Example:\n  afterword notices --token-file /etc/afterword/token --state dead");
    auto* resend = command->add_subcommand("resend", "Try a dead one again, as often as a new one");
    resend->fallthrough();
    resend->callback([this] {
        run_ = [this](const CollectorAccess& access) { return resend_notice(access, id_); };
    });
    resend->add_option("id", id_, "As `afterword notices` lists it")->required();
    resend->footer(kResendFooter);
}

void AlertCommands::add_contacts(CLI::App& app) {
    auto* command = app.add_subcommand("contacts", "Shoppers who wait for a call");
    command->require_subcommand(1);
    command->footer("Example:\n  afterword contacts list --token-file contacts.token");
    auto* list = command->add_subcommand("list", "Who waits, and how often each was opened");
    list->callback([this] {
        run_ = [this](const CollectorAccess& access) { return contacts(access, format()); };
    });
    access_.add_to(*list);
    list->add_flag("--json", json_, "As JSON");
    list->footer(
        "Exit code 1 when nobody waits. The token needs the scope contacts.\n"
        "Example:\n  afterword contacts list --token-file contacts.token");
    auto* open = command->add_subcommand("open", "How to reach one of them");
    open->callback([this] {
        run_ = [this](const CollectorAccess& access) {
            return open_contact(access, id_, key_file_);
        };
    });
    access_.add_to(*open);
    open->add_option("alert", id_, "As `contacts list` names it")->required();
    open->add_option("--key", key_file_, "Head office's, made by `afterword key contact`")
        ->required();
    open->footer(kOpenFooter);
    add_cases(*command);
}

void AlertCommands::add_cases(CLI::App& contacts) {
    auto* look = contacts.add_subcommand("case", "What a shopper sees by their code");
    look->callback([this] {
        run_ = [this](const CollectorAccess& access) { return cases(access, id_, format()); };
    });
    access_.add_to(*look);
    look->add_option("code", id_, "Such as 7F-42-KX")->required();
    look->add_flag("--json", json_, "As JSON");
    look->footer("Example:\n  afterword contacts case 7F-42-KX --token-file contacts.token");
    auto* erase = contacts.add_subcommand("erase", "Erase a shopper's contact and words");
    erase->callback([this] {
        run_ = [this](const CollectorAccess& access) {
            return erase_contact(access, id_, case_number_);
        };
    });
    access_.add_to(*erase);
    erase->add_option("code", id_, "Such as 7F-42-KX")->required();
    erase->add_option("--case", case_number_, "As `contacts case` lists it, where several have it");
    erase->footer(kEraseFooter);
}

}  // namespace afterword
