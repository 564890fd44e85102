// SPDX-License-Identifier: Apache-2.0
// deploy/postgres/setup.sh on a real server.
#include <cstdlib>

#include <catch2/catch.hpp>

#include "sync/collector/store/open_store.hpp"
#include "tests/collector/world.hpp"
#include "tests/fakes/postgres.hpp"
#include "tests/fakes/process.hpp"

namespace afterword {
namespace {

// What it says on standard output and standard error, and its exit code.
struct Ran {
    int code;
    std::string said;
};
Ran run(const PostgresServer& server, const std::string& role, std::vector<std::string> arguments) {
    std::vector<std::string> command = {
        "sh", "-c", "exec \"$0\" \"$@\" >&2", "env", "PGHOST=" + server.socket(), "PGUSER=" + role};
    command.insert(command.end(), arguments.begin(), arguments.end());
    Process process(command);
    Ran ran{};
    while (const auto line = process.next_error_line(std::chrono::seconds(30))) {
        ran.said += *line + "\n";
    }
    ran.code = process.wait();
    return ran;
}
Ran set_up(const PostgresServer& server, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), "deploy/postgres/setup.sh");
    return run(server, "afterword", std::move(arguments));
}

TEST_CASE("the set-up makes a database that its owner works in and its reader only reads",
          "[postgres]") {
    const PostgresServer server;
    const auto as = [&](const std::string& role, const std::string& database = "afterword") {
        return "postgresql:///" + database + "?user=" + role + "&host=" + server.socket();
    };
    for (int time = 1; time <= 2; ++time) {  // a second time it changes nothing
        const Ran ran = set_up(server, {});
        INFO(ran.said);
        REQUIRE(ran.code == 0);
        CHECK(ran.said == "the server's settings are fine\n");
    }
    World world;
    world.options.postgres = as("afterword-collector");
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 5)});
    CHECK(world.count("rows_2026_11") == 1);

    auto reader = PostgresConnection::open(as("afterword-reader"));
    REQUIRE(reader.ok());
    CHECK(reader->text("SELECT count(*) FROM visits").value_or("") == "1");
    CHECK(reader->text("SELECT count(*) FROM rows_2026_11").value_or("") == "1");
    CHECK_FALSE(reader->run("DELETE FROM visits").ok());
    CHECK_FALSE(reader->run("CREATE TABLE mine(a bigint)").ok());
    auto owner = PostgresConnection::open(as("afterword-collector"));
    REQUIRE(owner.ok());
    CHECK_FALSE(owner->run("CREATE ROLE more").ok());
    CHECK_FALSE(owner->run("CREATE DATABASE more").ok());
    auto superuser = PostgresConnection::open(as("afterword"));
    REQUIRE(superuser.ok());
    REQUIRE(superuser->run("CREATE ROLE stranger LOGIN").ok());
    CHECK_FALSE(PostgresConnection::open(as("stranger")).ok());
}

TEST_CASE("the reader takes a backup, from which another database goes on", "[postgres]") {
    const PostgresServer server;
    const auto url = [&](const std::string& database) {
        return "postgresql:///" + database + "?user=afterword-collector&host=" + server.socket();
    };
    REQUIRE(set_up(server, {}).code == 0);
    World world;
    world.options.postgres = url("afterword");
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 1)});
    world.stop();
    const std::string copy = world.folder / "afterword.dump";
    const Ran dumped = run(server, "afterword-reader",
                           {"pg_dump", "--format=custom", "--file=" + copy, "afterword"});
    INFO(dumped.said);
    REQUIRE(dumped.code == 0);
    REQUIRE(set_up(server, {"--database", "again"}).code == 0);
    const Ran restored = run(server, "afterword",
                             {"pg_restore", "--exit-on-error", "--no-owner",
                              "--role=afterword-collector", "--dbname=again", copy});
    INFO(restored.said);
    REQUIRE(restored.code == 0);
    world.options.postgres = url("again");
    world.start();
    CHECK(world.only_score().n == 1);
    CHECK(world.ask<AlertsReport>(AlertsQuery{}).size() == 1);
    CHECK(world.send(sender, 2, {world.visit(2, 5)}).upto == Seq{2});
    CHECK(world.only_score().n == 2);
}

TEST_CASE("the set-up takes other names, and says what it does not know", "[postgres]") {
    const PostgresServer server;
    const Ran named = set_up(server, {"--database", "shops \"7\"", "--owner", "o'hara"});
    INFO(named.said);
    CHECK(named.code == 0);
    CHECK(set_up(server, {"--color", "red"}).code == 2);
    const Ran none = set_up(server, {"--check", "--database", "none"});
    CHECK(none.code == 1);
    CHECK(none.said == "the database none is not there, not UTF8\n");
}

TEST_CASE("the set-up's check names settings that would break promises", "[postgres]") {
    const PostgresServer server;
    auto superuser =
        PostgresConnection::open("postgresql:///postgres?user=afterword&host=" + server.socket());
    REQUIRE(superuser.ok());
    REQUIRE(superuser->run("ALTER ROLE afterword SET synchronous_commit=off").ok());
    const Ran ran = set_up(server, {"--check", "--database", "postgres"});
    CHECK(ran.code == 1);
    CHECK(ran.said.find("synchronous_commit is off") == 0);
}

}  // namespace
}  // namespace afterword
