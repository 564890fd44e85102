// SPDX-License-Identifier: Apache-2.0
#include "platform/sqlite/migrations.hpp"

#include <catch2/catch.hpp>

#include "tests/fakes/temporary.hpp"

using namespace afterword;

namespace {

constexpr std::array<Migration, 3> kSteps = {{
    {1, "CREATE TABLE one(a); INSERT INTO one VALUES(1)", "DROP TABLE one"},
    {2, "CREATE TABLE two(a)", "DROP TABLE two"},
    {3, "ALTER TABLE one ADD COLUMN b", "ALTER TABLE one DROP COLUMN b"},
}};

std::span<const Migration> first(std::size_t count) {
    return std::span(kSteps).first(count);
}

std::int64_t tables(Database& database) {
    return *database.integer("SELECT count(*) FROM sqlite_schema WHERE name IN ('one', 'two')");
}

}  // namespace

TEST_CASE("migrations run once each, in order", "[migrations]") {
    const TemporaryFolder folder;
    auto database = Database::open(folder / "test.db");
    REQUIRE(database);
    REQUIRE(migrate(*database, first(2)));
    CHECK(tables(*database) == 2);
    REQUIRE(migrate(*database, first(3)));
    REQUIRE(migrate(*database, first(3)));
    CHECK(*database->integer("PRAGMA user_version") == 3);
    CHECK(*database->integer("SELECT count(*) FROM one") == 1);
}

TEST_CASE("older firmware undoes steps it has never heard of", "[migrations]") {
    const TemporaryFolder folder;
    auto database = Database::open(folder / "test.db");
    REQUIRE(database);
    REQUIRE(migrate(*database, first(3)));
    REQUIRE(migrate(*database, first(1)));
    CHECK(*database->integer("PRAGMA user_version") == 1);
    CHECK(tables(*database) == 1);
    CHECK(*database->integer("SELECT a FROM one") == 1);
    CHECK_FALSE(database->integer("SELECT b FROM one"));
}

TEST_CASE("a migration that fails changes nothing and says so", "[migrations]") {
    const TemporaryFolder folder;
    auto database = Database::open(folder / "test.db");
    REQUIRE(database);
    REQUIRE(migrate(*database, first(1)));
    const std::array<Migration, 2> broken = {
        {kSteps[0], {2, "CREATE TABLE two(a); INSERT INTO nowhere VALUES(1)", ""}}};
    const auto migrated = migrate(*database, broken);
    REQUIRE_FALSE(migrated);
    CHECK(migrated.error().message.find("migration 2") != std::string::npos);
    CHECK(*database->integer("PRAGMA user_version") == 1);
    CHECK(tables(*database) == 1);
}
