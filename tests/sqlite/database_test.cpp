// SPDX-License-Identifier: Apache-2.0
#include "platform/sqlite/database.hpp"

#include <fstream>

#include <catch2/catch.hpp>

#include "tests/fakes/full_disk.hpp"
#include "tests/fakes/temporary.hpp"

using namespace afterword;

namespace {

Database open(const std::filesystem::path& file, const std::string& vfs = {}) {
    auto database = Database::open(file, vfs);
    if (!database) {
        FAIL(database.error().message);
    }
    return *std::move(database);
}

}  // namespace

TEST_CASE("every commit is synced, and what is deleted is wiped", "[database]") {
    const TemporaryFolder folder;
    auto database = open(folder / "test.db");
    CHECK(*database.integer("PRAGMA synchronous") == 2);
    CHECK(*database.integer("PRAGMA secure_delete") == 1);
    CHECK(*database.integer("PRAGMA foreign_keys") == 1);
    CHECK(*database.integer("PRAGMA wal_autocheckpoint") == 128);
}

TEST_CASE("values come back as they went in", "[database]") {
    const TemporaryFolder folder;
    auto database = open(folder / "test.db");
    REQUIRE(database.run("CREATE TABLE t(a, b, c, d, e)"));
    const std::string bytes("\0\xff'\"", 4);
    auto put = database.prepare("INSERT INTO t VALUES(?, ?, ?, ?, ?)");
    REQUIRE(put);
    REQUIRE(put->bind(1, std::int64_t{-9'000'000'000})
                .bind(2, 0.5)
                .bind(3, "谢谢")
                .bind_bytes(4, bytes)
                .bind_null(5)
                .run());
    CHECK(database.changes() == 1);
    auto get = database.prepare("SELECT * FROM t");
    REQUIRE(get);
    REQUIRE(*get->step());
    CHECK(get->integer(0) == -9'000'000'000);
    CHECK(get->real(1) == 0.5);
    CHECK(get->text(2) == "谢谢");
    CHECK(get->bytes(3) == bytes);
    CHECK(get->null(4));
    CHECK_FALSE(*get->step());
}

TEST_CASE("what is lent to a statement is looked at until it has ended, and no longer",
          "[database]") {
    const TemporaryFolder folder;
    auto database = open(folder / "test.db");
    REQUIRE(database.run("CREATE TABLE t(a, b)"));
    auto put = database.prepare("INSERT INTO t VALUES(?, ?)");
    REQUIRE(put);
    {
        const std::string text(100, 'x');
        const std::string bytes("\0\xff", 2);
        REQUIRE(put->lend(1, text).lend_bytes(2, bytes).run());
    }
    REQUIRE(put->run());
    CHECK(*database.integer("SELECT count(*) FROM t WHERE length(a)=100 AND hex(b)='00FF'") == 1);
    CHECK(*database.integer("SELECT count(*) FROM t WHERE a IS NULL AND b IS NULL") == 1);
}

TEST_CASE("a transaction that is not committed leaves nothing", "[database]") {
    const TemporaryFolder folder;
    auto database = open(folder / "test.db");
    REQUIRE(database.run("CREATE TABLE t(a)"));
    {
        auto transaction = Transaction::begin(database);
        REQUIRE(transaction);
        REQUIRE(database.run("INSERT INTO t VALUES(1)"));
    }
    CHECK(*database.integer("SELECT count(*) FROM t") == 0);
    {
        auto transaction = Transaction::begin(database);
        REQUIRE(database.run("INSERT INTO t VALUES(1)"));
        REQUIRE(transaction->commit());
    }
    CHECK(*database.integer("SELECT count(*) FROM t") == 1);
}

TEST_CASE("who reads sees one moment, and keeps nobody from writing", "[database]") {
    const TemporaryFolder folder;
    auto writer = open(folder / "test.db");
    REQUIRE(writer.run("CREATE TABLE t(a)"));
    auto reader = open(folder / "test.db");
    {
        auto transaction = Transaction::begin_reading(reader);
        REQUIRE(transaction);
        CHECK(*reader.integer("SELECT count(*) FROM t") == 0);
        REQUIRE(writer.run("INSERT INTO t VALUES(1)"));
        CHECK(*reader.integer("SELECT count(*) FROM t") == 0);
        CHECK(transaction->commit());
    }
    CHECK(*reader.integer("SELECT count(*) FROM t") == 1);
}

TEST_CASE("each failure is told apart", "[database]") {
    const TemporaryFolder folder;
    FullDiskVfs disk;
    auto database = open(folder / "test.db", disk.name());
    REQUIRE(database.run("CREATE TABLE t(a UNIQUE); INSERT INTO t VALUES(1)"));
    CHECK(database.run("INSERT INTO t VALUES(1)").error().code == Errc::Conflict);
    CHECK(database.integer("SELECT a FROM t WHERE a = 2").error().code == Errc::NotFound);
    CHECK(database.run("SELECT nothing").error().code == Errc::Io);
    disk.fill();
    CHECK(database.run("INSERT INTO t VALUES(2)").error().code == Errc::Full);
    disk.make_room();
    CHECK(*database.integer("SELECT count(*) FROM t") == 1);
    CHECK(database.run("INSERT INTO t VALUES(2)"));

    auto other = open(folder / "test.db");
    auto transaction = Transaction::begin(database);
    CHECK(other.run("INSERT INTO t VALUES(3)").error().code == Errc::Busy);

    std::ofstream(folder / "letter.db") << std::string(4'096, 'x');
    CHECK(Database::open(folder / "letter.db").error().code == Errc::Corrupt);
    CHECK(Database::open(folder / "none/test.db").error().code == Errc::Io);
}

TEST_CASE("a file system that refuses the log is refused", "[database]") {
    const auto memory = Database::open(":memory:");
    REQUIRE_FALSE(memory);
    CHECK(memory.error().message.find("WAL") != std::string::npos);
}

TEST_CASE("deleted text is gone from the file after a checkpoint", "[database]") {
    const TemporaryFolder folder;
    auto database = open(folder / "test.db");
    const std::string contact = "ada@example.org, 0123456789";
    REQUIRE(database.run("CREATE TABLE t(a); INSERT INTO t VALUES('" + contact + "')"));
    REQUIRE(database.checkpoint());
    REQUIRE(database.run("DELETE FROM t"));
    REQUIRE(database.checkpoint());
    for (const auto* name : {"test.db", "test.db-wal"}) {
        std::ifstream file(folder / name, std::ios::binary);
        const std::string content(std::istreambuf_iterator<char>(file), {});
        CHECK(content.find(contact) == std::string::npos);
    }
}
