// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/ca_command.hpp"

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include "platform/base/secret.hpp"
#include "platform/linux/files.hpp"
#include "sync/model/day.hpp"
#include "sync/operator/authority_folder.hpp"
#include "sync/operator/table.hpp"

namespace afterword {
namespace {

constexpr std::uintmax_t kLargestFile = 64U << 10U;

// An operator looks at many zones, so it is UTC.
std::string day_of(WallTime time) {
    return day_text(local_time(time, Minutes(0)).day);
}

// Whoever made it makes sure that nobody else has it, so it is never replaced either.
Result<std::string> key_of(const std::filesystem::path& file) {
    auto key = read_file(file, kLargestFile);
    if (key || key.error().code != Errc::NotFound) {
        return key;
    }
    key = make_key();
    if (!key) {
        return key;
    }
    if (auto written = write_file(file, *key); !written) {
        return std::move(written).error();
    }
    return key;
}

}  // namespace

CaCommand::CaCommand(CLI::App& app, const Clock& clock, Rng& rng) : clock_(clock), rng_(rng) {
    auto* ca = app.add_subcommand("ca", "Certificates for brokers, collectors and kiosks");
    ca->require_subcommand(1);
    ca->footer(
        "Outside one machine kiosks, collectors and the broker know each other by certificates of\n"
        "an authority of your own. It is a folder (--ca): keep it off the network, with a copy in\n"
        "a safe. A key never leaves the machine that made it; only requests and certificates\n"
        "travel, and neither is secret.\n\n"
        "  on the kiosk   afterword ca request k-0417 --key k-0417.key --out k-0417.csr\n"
        "  on yours       afterword ca issue k-0417.csr --out k-0417.crt\n\n"
        "deploy/broker/README.md goes through all of it.\n"
        "Example:\n  afterword ca init --name \"Riverside Pharmacies\"");
    add_init(*ca);
    add_request(*ca);
    add_issue(*ca);
    add_renew(*ca);
    add_revoke(*ca);
    add_list(*ca);
}

// --- arguments ---

CLI::App* CaCommand::add(CLI::App& ca, const char* name, const char* what, Run does) {
    auto* command = ca.add_subcommand(name, what);
    command->callback([this, does] { asked_ = does; });
    return command;
}

void CaCommand::add_folder(CLI::App& command) {
    command.add_option("--ca", folder_, "The authority's folder")->capture_default_str();
}

void CaCommand::add_days(CLI::App& command) {
    command.add_option("--days", days_, "How long it is good for")
        ->check(CLI::Range(1, 825))
        ->capture_default_str();
}

void CaCommand::add_init(CLI::App& ca) {
    auto* command =
        add(ca, "init", "Make an authority", [](const CaCommand& c) { return c.init(); });
    add_folder(*command);
    command->add_option("--name", name_, "What it is called in its certificates")->required();
    command->footer(
        "Makes its key, its certificate for ten years, and an empty revocation list, which the\n"
        "broker needs from the first day: one list for each authority, or it lets nobody in.\n"
        "Example:\n  afterword ca init --name \"Riverside Pharmacies\" --ca /media/safe/ca");
}

void CaCommand::add_request(CLI::App& ca) {
    auto* command =
        add(ca, "request", "On the machine itself: make its key, and ask for a certificate",
            [](const CaCommand& c) { return c.request(); });
    command->add_option("name", name_, "A kiosk's id, collector-INSTANCE, or any name of a server")
        ->required();
    command->add_option("--key", key_file_, "Its private key; made where it is not there yet")
        ->required();
    command->add_option("--host", hosts_, "A server's name or address as others write it; repeat")
        ->type_name("HOST");
    command->add_option("--out", out_, "File for the request")->required();
    command->footer(
        "The key stays here, readable by this user alone: change its owner to the service's. The\n"
        "request goes to the authority.\n"
        "Example:\n  afterword ca request k-0417 --key k-0417.key --out k-0417.csr\n"
        "  afterword ca request broker --host mqtt.example.org --key broker.key --out broker.csr\n"
        "  afterword ca request collector-1 --key collector.key --out collector.csr");
}

void CaCommand::add_issue(CLI::App& ca) {
    auto* command = add(ca, "issue", "Answer a request with a certificate",
                        [](const CaCommand& c) { return c.issue(); });
    command->add_option("request", request_file_, "As `afterword ca request` made it")->required();
    command->add_option("--as", holder_, "kiosk, till, collector or server")
        ->check(CLI::IsMember({"kiosk", "till", "collector", "server"}))
        ->capture_default_str();
    add_folder(*command);
    add_days(*command);
    command->add_option("--out", out_, "File for the certificate")->required();
    command->footer(
        "Look who asks: the certificate makes whoever holds the key the kiosk of that name. A "
        "name\n"
        "that has a certificate for another key is refused until that one is revoked.\n"
        "Example:\n  afterword ca issue k-0417.csr --out k-0417.crt");
}

void CaCommand::add_renew(CLI::App& ca) {
    auto* command = add(ca, "renew", "Make a later certificate for the same key",
                        [](const CaCommand& c) { return c.renew(); });
    command->add_option("name", name_, "As in `afterword ca list`")->required();
    add_folder(*command);
    add_days(*command);
    command->add_option("--out", out_, "File for the certificate")->required();
    command->footer(
        "Needs no new request; also for one that has expired. The one before stays good until its\n"
        "own end.\n"
        "Example:\n  afterword ca renew k-0417 --out k-0417.crt");
}

void CaCommand::add_revoke(CLI::App& ca) {
    auto* command =
        add(ca, "revoke", "Let a name in no more", [](const CaCommand& c) { return c.revoke(); });
    command->add_option("name", name_, "As in `afterword ca list`")->required();
    add_folder(*command);
    command->footer(
        "Writes the folder's revoked.pem and revoked.names. Put the first where the broker reads\n"
        "it and have it read its files again, the second where the collector's \"revoked\" "
        "points:\n"
        "within 10 s the collector ends an open session and takes no more of its rows. A new\n"
        "request with a new key brings the name back.\n"
        "Example:\n  afterword ca revoke k-0417");
}

void CaCommand::add_list(CLI::App& ca) {
    auto* command =
        add(ca, "list", "Who has which certificate", [](const CaCommand& c) { return c.list(); });
    add_folder(*command);
    command->add_flag("--json", json_, "As JSON");
    command->footer(
        "valid, due (in the last third of its time: renew it), replaced by a later one, expired "
        "or\n"
        "revoked. Exit code 1 when there is none.\n"
        "Example:\n  afterword ca list --ca /media/safe/ca");
}

// --- what they do ---

Output CaCommand::init() const {
    const auto made = AuthorityFolder::make(folder_, name_, clock_.wall(), rng_);
    if (!made) {
        return failed(made.error());
    }
    return {"",
            folder_ +
                " is an authority now. Its authority.crt goes to everybody, revoked.pem to "
                "the broker, authority.key nowhere.",
            ExitCode::Ok};
}

Output CaCommand::request() const {
    auto key = key_of(key_file_);
    if (!key) {
        return failed(key.error());
    }
    const auto request = make_request(*key, {name_, hosts_});
    wipe(*key);
    if (!request) {
        return failed(Error(request.error()).within(key_file_));
    }
    if (auto written = write_file(out_, *request); !written) {
        return failed(written.error());
    }
    return {"", key_file_ + " stays here; " + out_ + " goes to the authority", ExitCode::Ok};
}

Output CaCommand::issue() const {
    const auto pem = read_file(request_file_, kLargestFile);
    if (!pem) {
        return failed(pem.error());
    }
    const auto request = read_request(*pem);
    if (!request) {
        return failed(Error(request.error()).within(request_file_));
    }
    const auto holder = holder_named(holder_);
    if (!holder) {
        return failed(holder.error());
    }
    auto folder = AuthorityFolder::open(folder_);
    if (!folder) {
        return failed(folder.error());
    }
    return hand_out(folder->issue(*request, *holder, Days(days_), clock_.wall(), rng_));
}

Output CaCommand::renew() const {
    auto folder = AuthorityFolder::open(folder_);
    if (!folder) {
        return failed(folder.error());
    }
    return hand_out(folder->renew(name_, Days(days_), clock_.wall(), rng_));
}

Output CaCommand::hand_out(const Result<std::string>& certificate) const {
    if (!certificate) {
        return failed(certificate.error());
    }
    const auto made = read_certificate(*certificate);
    if (!made) {
        return failed(made.error());
    }
    if (auto written = write_file(out_, *certificate); !written) {
        return failed(written.error());
    }
    std::string hosts;
    for (const auto& host : made->subject.hosts) {
        hosts += " " + host;
    }
    return {"",
            out_ + " is for " + made->subject.name + (hosts.empty() ? "" : ", reached at" + hosts) +
                ", good until " + day_of(made->until),
            ExitCode::Ok};
}

Output CaCommand::revoke() const {
    auto folder = AuthorityFolder::open(folder_);
    if (!folder) {
        return failed(folder.error());
    }
    if (auto revoked = folder->revoke(name_, clock_.wall()); !revoked) {
        return failed(revoked.error());
    }
    return {"",
            name_ + " is revoked. Bring " + folder_ +
                "/revoked.pem to the broker and have it "
                "read its files again, and " +
                folder_ + "/revoked.names to the collector.",
            ExitCode::Ok};
}

Output CaCommand::list() const {
    const auto folder = AuthorityFolder::open(folder_);
    if (!folder) {
        return failed(folder.error());
    }
    const WallTime now = clock_.wall();
    std::vector<std::vector<std::string>> rows;
    auto json = nlohmann::ordered_json::array();
    for (const auto& one : folder->issued()) {
        const std::string state(name(folder->state_of(one, now)));
        rows.push_back({one.name, std::string(name(one.holder)), state, day_of(one.from),
                        day_of(one.until), one.serial});
        json.push_back({{"name", one.name},
                        {"holder", name(one.holder)},
                        {"state", state},
                        {"from", unix_ms(one.from)},
                        {"until", unix_ms(one.until)},
                        {"serial", one.serial}});
    }
    if (rows.empty()) {
        return {"", "there is no certificate yet", ExitCode::NotSo};
    }
    return {json_ ? json.dump(2) + '\n'
                  : table_text({{"Name"}, {"Holder"}, {"State"}, {"From"}, {"Until"}, {"Serial"}},
                               rows),
            "", ExitCode::Ok};
}

}  // namespace afterword
