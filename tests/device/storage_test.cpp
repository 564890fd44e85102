// SPDX-License-Identifier: Apache-2.0
#include "sync/device/storage.hpp"

#include <fstream>

#include "platform/sqlite/migrations.hpp"
#include "sync/wire/row.hpp"
#include "tests/device/samples.hpp"
#include "tests/fakes/memory_disk.hpp"

namespace afterword {
std::span<const Migration> kiosk_migrations();
}

using namespace afterword;

namespace {

void overwrite(const std::filesystem::path& file, std::streamoff at, std::size_t bytes) {
    std::fstream out(file, std::ios::in | std::ios::out | std::ios::binary);
    out.seekp(at);
    out << std::string(bytes, '\xa5');
    REQUIRE(out.good());
}

std::size_t files_in(const std::filesystem::path& folder) {
    return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(folder), {}));
}

}  // namespace

TEST_CASE("every migration can be undone", "[storage]") {
    const TemporaryFolder folder;
    auto database = Database::open(folder / "kiosk.db");
    REQUIRE(database);
    REQUIRE(migrate(*database, kiosk_migrations()));
    CHECK(*database->integer("SELECT count(*) FROM sqlite_schema WHERE name = 'outbox'") == 1);
    REQUIRE(migrate(*database, {}));
    CHECK(*database->integer("SELECT count(*) FROM sqlite_schema WHERE name <> 'rollback'") == 0);
}

TEST_CASE("a file that is no database is put aside and a new epoch begins", "[storage]") {
    Bench bench;
    Epoch former;
    {
        auto storage = bench.open();
        former = storage.outbox.epoch();
        REQUIRE(storage.outbox.add(sample_visit(bench.clock, 5)));
        REQUIRE(storage.database->checkpoint());
    }
    overwrite(bench.folder / "kiosk.db", 0, 4'096);
    auto storage = bench.open();
    CHECK(storage.outbox.epoch() != former);
    REQUIRE(storage.outbox.last() == Seq{1});
    const auto row = decode_row(storage.outbox.from(Seq{1}, 1)->front());
    CHECK(std::get<VoidRow>(*row).why == "damaged: every row");
    CHECK(std::filesystem::exists(bench.folder / "aside/2026-11-21T22-00-00.db"));
}

TEST_CASE("readable unsent rows of a damaged file go on in the new epoch", "[storage]") {
    Bench bench;
    Epoch former;
    {
        auto storage = bench.open();
        former = storage.outbox.epoch();
        for (int i = 0; i < 200; ++i) {
            REQUIRE(storage.outbox.add(sample_visit(bench.clock, 5)));
        }
        storage.outbox.mark_receipted(Seq{20});
        REQUIRE(storage.outbox.save());
        REQUIRE(storage.database->checkpoint());
    }
    const auto file = bench.folder / "kiosk.db";
    const auto size = std::filesystem::file_size(file);
    overwrite(file, static_cast<std::streamoff>(size) - 4'096, 4'096);
    auto storage = bench.open();
    CHECK(storage.outbox.epoch() != former);
    REQUIRE(storage.outbox.last().value > 100);
    const auto row = decode_row(storage.outbox.from(Seq{1}, 1)->front());
    REQUIRE(row);
    CHECK(std::get<Visit>(*row).id.ordinal == 21);
    CHECK(std::get<Visit>(*row).born == former);
    CHECK(files_in(bench.folder / "aside") >= 1);
}

TEST_CASE("a database is not put aside for a page that can be read the second time", "[storage]") {
    Bench bench;
    MemoryDisk disk("flaky");
    {
        auto storage = bench.open(disk.name());
        REQUIRE(storage.outbox.add(sample_visit(bench.clock, 5)));
    }
    int reads = 0;
    const auto count_to = [&](int failing) {
        disk.fault = [&reads, failing](MemoryDisk::Call call) {
            const bool fails = call == MemoryDisk::Call::Read && ++reads == failing;
            return fails ? SQLITE_IOERR_READ : SQLITE_OK;
        };
        reads = 0;
    };
    count_to(0);
    static_cast<void>(bench.open(disk.name()));
    const int in_all = reads;
    REQUIRE(in_all > 5);
    for (int failing = 1; failing <= in_all; ++failing) {
        count_to(failing);
        const auto storage = open_storage({bench.folder.path(), disk.name(), bench.retention},
                                          bench.clock, bench.rng);
        CAPTURE(failing);
        CHECK((storage || storage.error().code == Errc::Io));
        CHECK_FALSE(std::filesystem::exists(bench.folder / "aside"));
    }
}
