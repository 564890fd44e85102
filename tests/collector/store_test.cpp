// SPDX-License-Identifier: Apache-2.0
#include <fstream>
#include <span>

#include <catch2/catch.hpp>

#include "platform/sqlite/migrations.hpp"
#include "sync/collector/store/open_store.hpp"
#include "sync/wire/row.hpp"
#include "sync/wire/topic.hpp"
#include "tests/collector/world.hpp"
#include "tests/fakes/full_disk.hpp"

namespace afterword {

std::span<const Migration> collector_migrations();

namespace {

std::int64_t tables_in(Database& database) {
    auto count = database.integer(
        "SELECT count(*) FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' AND name<>'rollback'");
    REQUIRE(count.ok());
    return *count;
}

TEST_CASE("work that fails leaves nothing behind", "[store]") {
    const World world;
    const auto store = world.open_store();
    const auto failed = store->transact([&]() -> Status {
        REQUIRE(store->set_note("name", "text").ok());
        return Error{Errc::Io, "on purpose"};
    });
    CHECK(failed.error().message == "on purpose");
    CHECK(*store->note("name") == "");
    CHECK(store->transact([&] { return store->set_note("name", "text"); }).ok());
    CHECK(*store->note("name") == "text");
}

TEST_CASE("an older program undoes the schema by what stands in the database", "[store][sqlite]") {
    const TemporaryFolder folder;
    auto database = Database::open(folder / "collector.db");
    REQUIRE(database.ok());
    REQUIRE(migrate(*database, collector_migrations()).ok());
    CHECK(tables_in(*database) > 0);
    REQUIRE(migrate(*database, {}).ok());
    CHECK(tables_in(*database) == 0);
    REQUIRE(migrate(*database, collector_migrations()).ok());
    CHECK(tables_in(*database) > 0);
}

TEST_CASE("a file that is no database is said to be damaged", "[store][sqlite]") {
    const TemporaryFolder folder;
    const auto file = folder / "collector.db";
    std::ofstream(file) << std::string(8'192, 'x');
    CHECK(open_sqlite_store(file).error().code == Errc::Corrupt);
}

TEST_CASE("a full disk gives no receipt, and the next try does when there is room",
          "[store][sqlite]") {
    FullDiskVfs disk;
    World world;
    world.options.vfs = disk.name();
    world.start();
    Sender sender;
    world.send(sender, 1, {world.visit(1, 5)});

    disk.fill();
    const std::vector<std::string> rows = {encode_row(world.visit(2, 1))};
    const BatchHeader header{sender.kiosk, sender.epoch, Seq{2}, 2, world.clock.tick(), {}};
    const std::string payload = encode_batch(header, rows).payload;
    world.arrive(up_topic(UpKind::Batch, sender.kiosk), payload);
    CHECK_FALSE(world.take_receipt(sender.kiosk));
    CHECK_FALSE(world.take_alert(sender.kiosk));

    disk.make_room();
    world.clock.advance(std::chrono::seconds(2));
    world.arrive(up_topic(UpKind::Batch, sender.kiosk), payload);
    const auto answer = world.take_receipt(sender.kiosk);
    REQUIRE(answer);
    CHECK(std::get<Receipt>(*answer).upto == Seq{2});
    CHECK(world.take_alert(sender.kiosk));
    CHECK(world.only_score().n == 2);
}

}  // namespace
}  // namespace afterword
