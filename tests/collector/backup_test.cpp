// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/backup.hpp"

#include <fstream>

#include <catch2/catch.hpp>

#include "platform/base/encoding.hpp"
#include "platform/linux/files.hpp"
#include "platform/sqlite/database.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

// A collector with three visits, which goes on running.
struct Backups : World {
    Backups() {
        start();
        send(sender, 1, {visit(1, 5), visit(2, 5), visit(3, 1)});
    }
    Sender sender;
    std::filesystem::path backup = folder / "backup";
};

TEST_CASE("a backup of a collector that runs holds what was committed, and says how much",
          "[backup][sqlite]") {
    Backups world;
    const auto manifest = back_up(world.options.database, world.backup, world.clock.wall());
    REQUIRE(manifest.ok());
    CHECK(manifest->tables.at("visits") == 3);
    CHECK(manifest->tables.at("alerts") == 1);
    CHECK(manifest->sha256 == to_hex(*hash_of_file(world.backup / "collector.db")));
    const auto text = read_file(world.backup / "manifest.json");
    REQUIRE(text.ok());
    CHECK(text->find("\"visits\": 3") != std::string::npos);
    CHECK(text->find(manifest->sha256) != std::string::npos);
    // It is one file, and the collector has not noticed.
    CHECK(std::distance(std::filesystem::directory_iterator(world.backup), {}) == 2);
    world.send(world.sender, 4, {world.visit(4, 5)});
    CHECK(world.only_score().n == 4);
}

TEST_CASE("a backup never overwrites one, and leaves nothing half made", "[backup][sqlite]") {
    Backups world;
    std::filesystem::create_directory(world.backup.string() + ".part");  // of one that was killed
    REQUIRE(back_up(world.options.database, world.backup, world.clock.wall()).ok());
    const auto second = back_up(world.options.database, world.backup, world.clock.wall());
    CHECK(second.error().code == Errc::Conflict);
    CHECK(back_up(world.folder / "none.db", world.folder / "other", world.clock.wall())
              .error()
              .code == Errc::NotFound);
    std::ofstream(world.folder / "bad.db") << std::string(8'192, 'x');
    CHECK(
        back_up(world.folder / "bad.db", world.folder / "other", world.clock.wall()).error().code ==
        Errc::Corrupt);
    CHECK_FALSE(std::filesystem::exists(world.folder / "other"));
    CHECK_FALSE(std::filesystem::exists(world.folder / "other.part"));
}

TEST_CASE("what is restored is the backup, and what was there is kept", "[backup][sqlite]") {
    Backups world;
    REQUIRE(back_up(world.options.database, world.backup, world.clock.wall()).ok());
    world.send(world.sender, 4, {world.visit(4, 5)});
    world.stop();
    world.clock.advance(1h);
    const auto restored = restore_backup(world.backup, world.options.database, world.clock.wall());
    REQUIRE(restored.ok());
    CHECK(restored->manifest.tables.at("visits") == 3);
    auto aside = Database::open(restored->aside);
    REQUIRE(aside.ok());
    CHECK(*aside->integer("SELECT count(*) FROM visits") == 4);
    world.start();
    CHECK(world.only_score().n == 3);
    CHECK(world.send(world.sender, 4, {world.visit(4, 5)}).upto == Seq{4});
}

TEST_CASE("a backup is restored where no database was, or a damaged one", "[backup][sqlite]") {
    Backups world;
    REQUIRE(back_up(world.options.database, world.backup, world.clock.wall()).ok());
    world.stop();
    SECTION("none") {
        std::filesystem::remove(world.options.database);
    }
    SECTION("damaged") {
        std::ofstream(world.options.database) << std::string(8'192, 'x');
        std::ofstream(world.options.database.string() + "-wal") << std::string(64, 'x');
    }
    REQUIRE(restore_backup(world.backup, world.options.database, world.clock.wall()).ok());
    world.start();
    CHECK(world.only_score().n == 3);
}

TEST_CASE("a backup that is not what it says is refused, and nothing is changed",
          "[backup][sqlite]") {
    Backups world;
    REQUIRE(back_up(world.options.database, world.backup, world.clock.wall()).ok());
    world.send(world.sender, 4, {world.visit(4, 5)});
    world.stop();
    const auto file = world.backup / "collector.db";
    const auto manifest = world.backup / "manifest.json";
    const auto rewrite = [&](const std::string& from, const std::string& to) {
        std::string text = *read_file(manifest);
        REQUIRE(text.find(from) != std::string::npos);
        text.replace(text.find(from), from.size(), to);
        REQUIRE(write_file(manifest, text).ok());
    };
    SECTION("a bit has turned") {
        std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
        out.seekp(static_cast<std::streamoff>(std::filesystem::file_size(file) - 100));
        out.put('\x55');
    }
    SECTION("its end is missing") {
        std::filesystem::resize_file(file, std::filesystem::file_size(file) - 4'096);
    }
    SECTION("the database is not there") {
        std::filesystem::remove(file);
    }
    SECTION("the manifest is not there") {
        std::filesystem::remove(manifest);
    }
    SECTION("the manifest is none") {
        std::ofstream(manifest) << "{}";
    }
    SECTION("the manifest is of another version") {
        rewrite("\"v\": 1", "\"v\": 2");
    }
    SECTION("the manifest counts otherwise") {
        rewrite("\"visits\": 3", "\"visits\": 4");
    }
    const auto restored = restore_backup(world.backup, world.options.database, world.clock.wall());
    REQUIRE_FALSE(restored.ok());
    CHECK_FALSE(std::filesystem::exists(world.options.database.string() + ".restoring"));
    world.start();
    CHECK(world.only_score().n == 4);
}

}  // namespace
}  // namespace afterword
