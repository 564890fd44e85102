// SPDX-License-Identifier: Apache-2.0
// The program as systemd sees it.
#include <csignal>
#include <filesystem>
#include <fstream>
#include <string>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "platform/linux/lock_file.hpp"
#include "sync/collector/http/api.hpp"
#include "tests/collector/world.hpp"
#include "tests/fakes/far_end.hpp"
#include "tests/fakes/mosquitto.hpp"
#include "tests/fakes/peer.hpp"
#include "tests/fakes/postgres.hpp"
#include "tests/fakes/process.hpp"
#include "tests/fakes/temporary.hpp"

namespace afterword {
namespace {

constexpr std::chrono::seconds kSoon(20);

std::string program() {
    return (std::filesystem::read_symlink("/proc/self/exe").parent_path() / ".." / "bin" /
            "afterword-collector")
        .string();
}

struct Installation {
    Installation() {
        std::ofstream(folder / "checkout.json") << survey_bytes();
        std::ofstream(folder / "token") << "secret-token\n";
        // Nobody listens there: the collector works without a broker as well.
        std::ofstream(config()) << R"({"broker":{"url":"mqtt://127.0.0.1:)" << free_port()
                                << R"("},"store":{"sqlite":"data/collector.db"},
                "http":{"listen":"127.0.0.1:0","token_file":"token"},
                "stores":[{"store":"s-001","name":"Old Town","zone":"Europe/Warsaw"}],
                "register":[{"kiosk":"k-0417","store":"s-001","touchpoint":"checkout"}],
                "surveys":["checkout.json"]})";
    }
    [[nodiscard]] std::string config() const { return (folder / "collector.json").string(); }
    [[nodiscard]] nlohmann::json read_config() const {
        std::ifstream file(config());
        return nlohmann::json::parse(file);
    }
    void write_config(const nlohmann::json& changed) const {
        std::ofstream(config()) << changed.dump();
    }
    [[nodiscard]] Process start(const std::string& more = "--verbose") const {
        return Process({program(), "--config", config(), more});
    }
    // backup or restore, with its option and folder; gives the exit code.
    [[nodiscard]] int copy(const std::string& command, const std::string& option,
                           const std::string& name) const {
        return Process({program(), command, "--config", config(), option, folder / name}).wait();
    }
    TemporaryFolder folder;
};

TEST_CASE("a correct configuration is checked without touching anything", "[program]") {
    const Installation installation;
    CHECK(installation.start("--check-config").wait() == 0);
    CHECK_FALSE(std::filesystem::exists(installation.folder / "data"));
}

TEST_CASE("a wrong configuration ends with 2 and every reason", "[program]") {
    const Installation installation;
    std::ofstream(installation.config()) << R"({"broker":7,"color":"red"})";
    for (const auto* more : {"--check-config", "--verbose"}) {
        Process process = installation.start(more);
        std::string said;
        while (const auto line = process.next_error_line(kSoon)) {
            said += *line + "\n";
        }
        CHECK(process.wait() == 2);
        CHECK(said.find("collector.json: /broker: ") != std::string::npos);
        CHECK(said.find("collector.json: /color: ") != std::string::npos);
        CHECK(said.find("collector.json: /stores: is missing") != std::string::npos);
    }
    CHECK_FALSE(std::filesystem::exists(installation.folder / "data"));
}

TEST_CASE("a second process on the same database refuses to start", "[program]") {
    const Installation installation;
    Process first = installation.start();
    REQUIRE(first.says("collector_up", kSoon));
    Process second = installation.start();
    CHECK(second.says("only one", kSoon));
    CHECK(second.wait() == 3);
    first.kill_now();
    Process third = installation.start();  // the lock went with its holder
    CHECK(third.says("collector_up", kSoon));
    third.send(SIGTERM);
    CHECK(third.says("collector_stopped", kSoon));
    CHECK(third.wait() == 0);
}

TEST_CASE("the store is backed up while it is used, and restored when it is not", "[program]") {
    const Installation installation;
    CHECK(installation.copy("backup", "--out", "one") == 1);  // there is no database yet
    Process collector = installation.start();
    REQUIRE(collector.says("collector_up", kSoon));
    CHECK(installation.copy("backup", "--out", "one") == 0);
    CHECK(installation.copy("backup", "--out", "one") == 2);    // never over another one
    CHECK(installation.copy("restore", "--from", "one") == 3);  // it is in use
    collector.send(SIGTERM);
    REQUIRE(collector.wait() == 0);
    CHECK(installation.copy("restore", "--from", "two") == 1);
    CHECK(installation.copy("restore", "--from", "one") == 0);
    Process again = installation.start();
    CHECK(again.says("collector_up", kSoon));
}

// Somebody who could not be told of it.
void add_dead_notice(const World& world, const AlertId& alert) {
    const auto store = world.open_store();
    const Notice notice{alert, PersonId{"anna"}, NoticeKind::Raised, 1, world.clock.wall()};
    const ChannelId channel{"mail"};
    REQUIRE(store
                ->transact([&]() -> Status {
                    if (auto added = store->add(notice); !added) {
                        return added;
                    }
                    if (auto addressed = store->address({{1}, notice}, {&channel, 1}); !addressed) {
                        return addressed;
                    }
                    return store->save(Delivery{{{1}, notice},
                                                channel,
                                                DeliveryState::Dead,
                                                12,
                                                world.clock.wall(),
                                                "HTTP 500"});
                })
                .ok());
}

// Something of everything that the API tells; gives one of its alerts.
AlertId fill(const std::filesystem::path& database) {
    World world;
    world.options.postgres.clear();
    std::filesystem::create_directories(database.parent_path());
    world.options.database = database;
    world.start();
    Sender sender;
    Visit bad = world.visit(1, 1);
    bad.steps[0].resumed_after = Milliseconds(11'000);
    bad.steps[1].shown_options = {"staff", "waiting"};
    bad.utc_offset_min = 60;
    bad.zone = "Europe/Warsaw";
    bad.help = world.clock.tick();
    Step words;
    words.question = "words";
    words.text = "=no one came";
    bad.steps.push_back(words);
    Visit played = world.visit(2, 5);
    played.misuse = Misuse{1, 0.75, {}};
    SeededRng rng(7);
    Visit called = world.visit(3, 5);
    called.contact = *SealedContact::seal(*Secret::from("555-0123"), make_seal_pair(rng).seal,
                                          {"0123456789abcdef", "en", world.clock.wall()});
    called.case_code = CaseCode{"7F-42-KX"};
    world.send(sender, 1, {bad, played, called});
    const auto alert = world.take_alert(sender.kiosk);
    REQUIRE(alert);
    world.send(sender, 4, {world.step(alert->alert.id, AlertStepKind::Shown, 1)});
    world.send_bytes(sender, 5, {R"({"type":"dream"})"});
    add_dead_notice(world, alert->alert.id);
    world.stop();
    return alert->alert.id;
}

TEST_CASE("a channel is tried out from the command line", "[program]") {
    const Installation installation;
    FarEnd server("http", "200=welcome,500");
    auto config = installation.read_config();
    std::ofstream(installation.folder / "crm.secret")
        << "whsec_" << to_base64(std::string(32, 'k'));
    config["channels"] = {{{"name", "crm"},
                           {"kind", "webhook"},
                           {"url", "http://127.0.0.1:" + server.port() + "/hook"},
                           {"secret_file", "crm.secret"}}};
    installation.write_config(config);
    const auto test = [&](const std::string& name) {
        return Process({program(), "channel", "test", name, "--config", installation.config(),
                        "--language", "pl"});
    };
    CHECK(test("crm").wait() == 0);
    const auto request = server.next();
    CHECK(request["body"].get<std::string>().find("To jest test") != std::string::npos);
    Process refused = test("crm");
    CHECK(refused.says("crm: not delivered: HTTP 500", kSoon));
    CHECK(refused.wait() == 3);
    CHECK(test("fax").wait() == 1);
}

// A store's pager on the broker, and a collector that tells Anna by it.
struct Paged {
    Paged() {
        auto config = installation.read_config();
        config["broker"]["url"] = "mqtt://127.0.0.1:" + std::to_string(broker.port());
        config["channels"] = {
            {{"name", "pager"}, {"kind", "mqtt"}, {"topic", "aw/1/store/{store}/notices"}}};
        config["people"] = {
            {{"id", "anna"}, {"role", "manager"}, {"stores", {"s-001"}}, {"channels", {"pager"}}}};
        installation.write_config(config);
        REQUIRE(pager.next<LinkUp>());
    }
    [[nodiscard]] LinkOptions listening() const {
        LinkOptions options;
        options.client = {
            {"127.0.0.1", broker.port()}, MqttVersion::V5, "pager", {"aw/1/store/+/notices"}};
        options.spread = Milliseconds(0);
        return options;
    }
    Mosquitto broker;
    Installation installation;
    Peer pager{listening()};
};

TEST_CASE("a pager on the broker is tried out from the command line", "[program]") {
    Paged paged;
    const std::vector<std::string> test = {program(), "channel",  "test",
                                           "pager",   "--config", paged.installation.config()};
    CHECK(Process(test).wait() == 0);
    const auto heard = paged.pager.next<Arrived>();
    REQUIRE(heard);
    CHECK(nlohmann::json::parse(heard->payload).at("text").get<std::string>().find("test") !=
          std::string::npos);
    paged.broker.crash();
    CHECK(Process(test).wait() == 3);
}

TEST_CASE("a store's pager hears from the running collector what Anna is to know",
          "[program][sqlite]") {
    Paged paged;
    World beside;
    beside.options.database = paged.installation.folder / "data/collector.db";
    const AlertId alert = fill(beside.options.database);
    const auto store = beside.open_store();
    REQUIRE(store
                ->transact([&] {
                    return store->add(Notice{alert, PersonId{"anna"}, NoticeKind::Reminder, 1,
                                             beside.clock.wall()});
                })
                .ok());
    const Process collector = paged.installation.start();
    std::optional<Arrived> heard;
    do {
        heard = paged.pager.next<Arrived>();
        REQUIRE(heard);
        CHECK(heard->topic == "aw/1/store/s-001/notices");
    } while (heard->payload.find(alert.text) == std::string::npos);
}

TEST_CASE("the collector answers as its own description of the API says", "[program][sqlite]") {
    const Installation installation;
    fill(installation.folder / "data/collector.db");
    Process collector = installation.start();
    std::string port;
    while (const auto line = collector.next_error_line(kSoon)) {
        if (const auto found = line->find(" http="); found != std::string::npos) {
            port = line->substr(found + 6);
            break;
        }
    }
    REQUIRE_FALSE(port.empty());
    Process check({"python3", "tests/collector/check_api.py",
                   "http://127.0.0.1:" + port.substr(0, port.find(' ')), "secret-token"});
    std::string said;
    while (const auto line = check.next_error_line(kSoon)) {
        said += *line + "\n";
    }
    CAPTURE(said);
    CHECK(check.wait() == 0);
    // It describes whatever can be asked.
    const auto text = openapi_text();
    for (const auto address : addresses()) {
        CAPTURE(std::string(address));
        CHECK(text.find("\n  " + std::string(address) + ":\n") != std::string_view::npos);
    }
}

TEST_CASE("the program moves a store to PostgreSQL, and says what is in the way", "[program]") {
    World world;
    world.options.postgres.clear();
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 5)});
    world.stop();
    const auto url = PostgresServer::shared().make_database();
    const auto move = [&] {
        return Process(
            {program(), "migrate", "--from", world.options.database.string(), "--to", url});
    };
    {
        const auto lock = LockFile::take(world.options.database.string() + ".lock");
        REQUIRE(lock.ok());
        CHECK(move().wait() == 3);
    }
    CHECK(move().wait() == 0);
    Process again = move();
    CHECK(again.says("not empty", kSoon));
    CHECK(again.wait() == 1);
    CHECK(Process({program(), "migrate", "--from", "x.db"}).wait() == 2);
    world.options.postgres = url;
    world.start();
    CHECK(world.only_score().n == 1);
}

}  // namespace
}  // namespace afterword
