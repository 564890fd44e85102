// SPDX-License-Identifier: Apache-2.0
// What only PostgreSQL can get wrong. Everything else, the whole folder tests on either engine.
#include "tests/fakes/postgres.hpp"

#include <catch2/catch.hpp>

#include "sync/collector/store/open_store.hpp"
#include "sync/wire/row.hpp"
#include "sync/wire/topic.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

TEST_CASE("what a column of text cannot hold is replaced, not refused", "[postgres]") {
    CHECK(encode_text("Zażółć") == "Zażółć");
    CHECK(encode_text(std::string_view("a\0b", 3)) ==
          "a\xEF\xBF\xBD"
          "b");
    CHECK(encode_text("cut \xC5") == "cut \xEF\xBF\xBD");
    CHECK(encode_text("\xF0\x9F\x98\x80\xFF") == "\xF0\x9F\x98\x80\xEF\xBF\xBD");
}

TEST_CASE("a second collector on the same database is turned away", "[postgres]") {
    const auto url = PostgresServer::shared().make_database();
    auto first = open_postgres_store(url, Company::Alone);
    REQUIRE(first.ok());
    CHECK(open_postgres_store(url, Company::Alone).error().code == Errc::Busy);
    CHECK(open_postgres_store(url, Company::Others).ok());
    first->reset();
    CHECK(open_postgres_store(url, Company::Alone).ok());
}

TEST_CASE("a commit that PostgreSQL turned into a rollback is an error", "[postgres]") {
    auto connection = PostgresConnection::open(PostgresServer::shared().make_database());
    REQUIRE(connection.ok());
    REQUIRE(connection->run("BEGIN").ok());
    CHECK_FALSE(connection->run("SELECT 1/0").ok());
    CHECK_FALSE(connection->commit().ok());
}

// A connection with a table in which each number may stand once, and a transaction that has begun.
struct Numbers {
    Numbers() {
        REQUIRE(connection.run("CREATE TABLE numbers(number bigint PRIMARY KEY)").ok());
        const std::vector<PostgresType> types = {PostgresType::Integer};
        REQUIRE(connection.prepare("add", "INSERT INTO numbers VALUES($1)", types).ok());
        REQUIRE(connection.prepare("count", "SELECT count(*) FROM numbers", {}).ok());
        REQUIRE(connection.run("BEGIN").ok());
    }
    Status post(std::int64_t number) {
        const std::vector<PostgresParameter> values = {
            {PostgresType::Integer, encode_integer(number)}};
        return connection.post("add", values);
    }
    std::int64_t count() {
        auto rows = connection.execute("count", {});
        REQUIRE(rows.ok());
        return rows->integer(0, 0);
    }

    PostgresServer& server = PostgresServer::shared();
    PostgresConnection connection = *PostgresConnection::open(server.make_database());
};

TEST_CASE("what is posted is there for whoever asks next, and after the commit", "[postgres]") {
    Numbers numbers;
    for (std::int64_t number = 1; number <= 5'000; ++number) {
        REQUIRE(numbers.post(number).ok());
    }
    CHECK(numbers.count() == 5'000);
    REQUIRE(numbers.post(5'001).ok());
    REQUIRE(numbers.connection.commit().ok());
    CHECK(numbers.count() == 5'001);
}

TEST_CASE("what was posted and failed is said by the next call, and its statement named",
          "[postgres]") {
    Numbers numbers;
    REQUIRE(numbers.post(1).ok());
    REQUIRE(numbers.post(1).ok());
    REQUIRE(numbers.post(2).ok());
    Error error{Errc::Io, ""};
    SECTION("by a question") {
        error = numbers.connection.execute("count", {}).error();
    }
    SECTION("by the commit") {
        error = numbers.connection.commit().error();
    }
    CHECK(error.code == Errc::Conflict);
    CHECK(error.message.find("INSERT INTO numbers") != std::string::npos);
    REQUIRE(numbers.connection.roll_back().ok());
    CHECK(numbers.count() == 0);
}

TEST_CASE("a transaction is rolled back whatever is still under way", "[postgres]") {
    Numbers numbers;
    REQUIRE(numbers.post(1).ok());
    REQUIRE(numbers.post(1).ok());
    REQUIRE(numbers.connection.roll_back().ok());
    CHECK(numbers.count() == 0);
}

TEST_CASE("a server that dies while statements are under way leaves a connection that is none",
          "[postgres]") {
    PostgresServer server;
    auto connection = *PostgresConnection::open(server.make_database());
    const auto wait_until_it_dies = GENERATE(true, false);
    REQUIRE(connection.prepare("wait", "SELECT pg_sleep(60)", {}).ok());
    REQUIRE(connection.run("BEGIN").ok());
    if (wait_until_it_dies) {
        server.stop();
    }
    // What cannot be sent any more, either this says or the commit.
    auto last = connection.post("wait", {});
    last = last ? connection.post("wait", {}) : std::move(last);
    if (!wait_until_it_dies) {
        server.stop();
    }
    last = last ? connection.commit() : std::move(last);
    CHECK(last.error().code == Errc::Unreachable);
    static_cast<void>(connection.roll_back());
    CHECK_FALSE(connection.alive());
}

TEST_CASE("an engine that may lose what it committed is refused", "[postgres]") {
    const auto url = PostgresServer::shared().make_database();
    CHECK(PostgresConnection::open(url).ok());
    const auto loose = PostgresConnection::open(url + "&options=-csynchronous_commit%3Doff");
    REQUIRE_FALSE(loose.ok());
    CHECK(loose.error().message.find("synchronous_commit") != std::string::npos);
}

TEST_CASE("no server is said to be unreachable", "[postgres]") {
    const TemporaryFolder nowhere;
    const auto url = "postgresql:///afterword?host=" + nowhere.path().string();
    CHECK(open_postgres_store(url, Company::Alone).error().code == Errc::Unreachable);
}

TEST_CASE("a server that dies gives no receipt, and rows go on when it is back", "[postgres]") {
    PostgresServer server;
    World world;
    world.options.postgres = server.make_database();
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 5)});

    server.stop();
    const std::vector<std::string> rows = {encode_row(world.visit(2, 4))};
    const BatchHeader header{sender.kiosk, sender.epoch, Seq{2}, 2, world.clock.tick(), {}};
    const std::string payload = encode_batch(header, rows).payload;
    world.arrive(up_topic(UpKind::Batch, sender.kiosk), payload);
    CHECK_FALSE(world.take_receipt(sender.kiosk));

    server.start();
    world.clock.advance(2s);
    world.arrive(up_topic(UpKind::Batch, sender.kiosk), payload);
    const auto answer = world.take_receipt(sender.kiosk);
    REQUIRE(answer);
    CHECK(std::get<Receipt>(*answer).upto == Seq{2});
    CHECK(world.only_score().n == 2);
}

TEST_CASE("rows stand in the table of the month they arrived in", "[postgres]") {
    World world;
    world.options.postgres = PostgresServer::shared().make_database();
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 5)});  // in November 2026
    world.clock.advance(24h * 40);
    world.send(sender, 2, {world.visit(2, 5), world.visit(3, 5)});
    CHECK(world.count("rows_2026_11") == 1);
    CHECK(world.count("rows_2026_12") == 2);
    CHECK(world.count("rows") == 3);
}

}  // namespace
}  // namespace afterword
