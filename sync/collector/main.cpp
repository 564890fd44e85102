// SPDX-License-Identifier: Apache-2.0
// The collector program.
#include <cstdio>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include <CLI/CLI.hpp>

#include "platform/base/log.hpp"
#include "platform/linux/clock.hpp"
#include "platform/linux/files.hpp"
#include "platform/linux/memory.hpp"
#include "platform/linux/random.hpp"
#include "platform/linux/stop_signals.hpp"
#include "platform/linux/watchdog.hpp"
#include "sync/collector/backup_command.hpp"
#include "sync/collector/channel_command.hpp"
#include "sync/collector/channels/channels.hpp"
#include "sync/collector/collector.hpp"
#include "sync/collector/collector_config.hpp"
#include "sync/collector/doorkeeper.hpp"
#include "sync/collector/http/server.hpp"
#include "sync/collector/migrate_command.hpp"
#include "sync/collector/reporter.hpp"
#include "sync/collector/store/open_store.hpp"
#include "sync/collector/take_database.hpp"
#include "sync/link/paho_link.hpp"
#include "sync/wire/topic.hpp"

namespace {

using namespace afterword;

constexpr int kDone = 0;
constexpr int kWrongConfig = 2;
constexpr int kCannot = 3;

constexpr std::size_t kMailboxSize = 4096;
constexpr std::size_t kMostQuestions = 256;  // that wait for the reporter
constexpr Milliseconds kFreshWithin{30'000};

int refuse(int code, const Error& error) {
    std::fprintf(stderr, "%s\n", error.message.c_str());
    return code;
}

LinkOptions link_options(const CollectorConfig& config) {
    LinkOptions options;
    options.client.broker = config.broker.url;
    options.client.version = config.broker.version;
    options.client.tls = config.broker.tls;
    options.client.client_id = "collector-" + config.instance;
    // Among several it listens to the shards it holds, once it holds any.
    if (config.company == Company::Alone) {
        options.client.filters = {std::string(kAllUp)};
    }
    // Few collectors come back at once, and every kiosk waits for them.
    options.spread = Milliseconds(500);
    return options;
}

// Of what the configuration says; its places, surveys, rules and people go over to them.
CollectorOptions collector_options(CollectorConfig& config) {
    CollectorOptions options;
    options.database = config.database;
    options.postgres = config.postgres;
    options.places = std::move(config.places);
    options.surveys = std::move(config.surveys);
    options.rules = std::move(config.rules);
    options.people = std::move(config.people);
    options.company = config.company;
    options.instance = config.instance;
    return options;
}

// Null where no list of revoked kiosks is configured.
std::unique_ptr<Doorkeeper> open_doorkeeper(const CollectorConfig& config, const Clock& clock,
                                            Rng& rng, Mailbox<CollectorLetter>& mailbox) {
    if (config.revoked_names.empty()) {
        return nullptr;
    }
    std::optional<Evictor> evictor;
    if (config.evicting) {
        evictor.emplace(*config.evicting, config.broker, clock, rng);
    }
    return std::make_unique<Doorkeeper>(
        config.revoked_names, std::move(evictor), clock,
        [&mailbox](RevokedKiosks revoked) { return mailbox.post(std::move(revoked)); });
}

// Once the collector has brought the database up to date.
Result<Reporter> open_reporter(const std::filesystem::path& database, const std::string& postgres,
                               const Collector& collector, const Clock& clock) {
    auto store = postgres.empty() ? open_sqlite_store(database)
                                  : open_postgres_store(postgres, Company::Others);
    if (!store) {
        return std::move(store).error();
    }
    return Reporter(*std::move(store), collector.basis(), clock);
}

HttpServer::Ask ask_of(Mailbox<CollectorLetter>& collector, Mailbox<Inquiry>& reporter) {
    return [&](Query query, HttpServer::Reply reply) {
        Inquiry inquiry{std::move(query), std::move(reply)};
        return Reporter::answers(inquiry.query) ? reporter.post(std::move(inquiry))
                                                : collector.post(std::move(inquiry));
    };
}

// On this thread: the database, and everything that decides.
void work(Collector& collector, Mailbox<CollectorLetter>& mailbox, const Clock& clock,
          const std::stop_token& stop) {
    const Watchdog watchdog;
    watchdog.ready();
    Heartbeat heartbeat;
    run_collector(
        collector, mailbox, clock,
        [&](Tick now) {
            heartbeat.stamp(now);
            watchdog.feed(now, {&heartbeat}, kFreshWithin);
        },
        stop);
}

// Declared in the order things depend on each other, so they stop in reverse: the loop has ended,
// then HTTP, the reporter, the database, the link, the doorkeeper, and the mailboxes that all of
// them post to.
int run(CollectorConfig config) {
    std::stop_source stop;
    const StopSignals signals([&stop] { stop.request_stop(); });
    KernelRng rng;
    const LinuxClock clock(rng);
    auto lock = take_database(config.database);
    if (!lock) {
        return refuse(kCannot, lock.error());
    }
    Mailbox<CollectorLetter> mailbox(kMailboxSize);
    Mailbox<Inquiry> questions(kMostQuestions);
    // Before the link, so that the collector knows who is revoked before anybody speaks.
    const auto doorkeeper = open_doorkeeper(config, clock, rng, mailbox);
    PahoLink link(link_options(config), clock, rng,
                  [&mailbox](LinkEvent event) { return mailbox.post(std::move(event)); });
    CollectorOptions options = collector_options(config);
    options.intruder = [&doorkeeper](const KioskId& kiosk) { doorkeeper->heard(kiosk); };
    options.seed = rng.next();
    // Ends before the link it publishes by and the mailbox it posts to.
    Channels channels(std::move(config.channels), {}, clock, link,
                      [&mailbox](ErrandOutcome outcome) {
                          // One that is lost is tried again later.
                          static_cast<void>(mailbox.post(std::move(outcome)));
                      });
    options.send = [&channels](Errand errand) { return channels.send(std::move(errand)); };
    HttpServer* streams = nullptr;  // set once, before the loop that uses it begins
    options.alerts_changed = [&streams] {
        if (streams != nullptr) {
            streams->alerts_changed();
        }
    };
    auto collector = Collector::open(std::move(options), clock, link);
    if (!collector) {
        return refuse(kCannot, collector.error());
    }
    auto reporter = open_reporter(config.database, config.postgres, *collector, clock);
    if (!reporter) {
        return refuse(kCannot, reporter.error());
    }
    const std::jthread reporting([&reporter, &questions](const std::stop_token& ended) {
        run_reporter(*reporter, questions, ended);
    });
    auto http = HttpServer::start(config.http, ask_of(mailbox, questions));
    if (!http) {
        return refuse(kCannot, http.error());
    }
    streams = &*http;
    log_info("collector_up")
        .with("database", config.postgres.empty() ? config.database.string() : "postgres")
        .with("http", http->port());
    work(*collector, mailbox, clock, stop.get_token());
    log_info("collector_stopped");
    return kDone;
}

}  // namespace

int main(int argc, char** argv) try {
    keep_freed_blocks();
    keep_files_private();
    CLI::App app{"The collector: stores what kiosks send, relays alerts, answers questions."};
    std::string config_file;
    bool check_only = false;
    bool verbose = false;
    app.add_option("--config", config_file, "Configuration file (JSON); needed without a command");
    app.add_flag("--check-config", check_only,
                 "Say everything wrong with the configuration and its surveys, and exit: 0 or 2");
    app.add_flag("--verbose", verbose, "Log more");
    app.set_version_flag("--version", AFTERWORD_VERSION);
    app.footer("Example:\n  afterword-collector --config /etc/afterword/collector.json");
    app.require_subcommand(0, 1);
    const BackupCommand backup(app);
    const ChannelCommand channel(app);
    MigrateOptions migrate;
    auto* migrating = app.add_subcommand("migrate", "Move the store from SQLite to PostgreSQL");
    migrating->add_option("--from", migrate.from, "The collector's SQLite file")->required();
    migrating->add_option("--to", migrate.to, "URL of an empty PostgreSQL database")->required();
    migrating->footer(std::string(migrate_footer()));
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kWrongConfig;
    }
    if (migrating->parsed()) {
        return migrate_store(migrate);
    }
    if (config_file.empty()) {
        return refuse(kWrongConfig, {Errc::Invalid, "--config is required; --help says more"});
    }
    if (verbose) {
        set_log_priority(7);
    }
    auto config = read_collector_config(config_file);
    if (!config) {
        return refuse(kWrongConfig, config.error());
    }
    if (check_only) {
        std::printf("%s: fine\n", config_file.c_str());
        return kDone;
    }
    if (backup.is_asked()) {
        return backup.run(*config);
    }
    if (channel.is_asked()) {
        return channel.run(*config);
    }
    return run(*std::move(config));
} catch (const std::exception& error) {
    return refuse(kCannot, {Errc::Io, error.what()});
}
