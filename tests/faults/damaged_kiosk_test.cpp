// SPDX-License-Identifier: Apache-2.0
// A kiosk whose file is damaged, at every page of it, and whose power goes while it is being saved.
#include <fstream>
#include <map>
#include <set>

#include "platform/base/log.hpp"
#include "sync/wire/row.hpp"
#include "tests/device/samples.hpp"
#include "tests/fakes/fault_vfs.hpp"

namespace afterword {
namespace {

constexpr std::size_t kPage = 4'096;
constexpr std::int64_t kRows = 200;
constexpr std::int64_t kReceipted = 20;

std::string content_of(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}
void put(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream out(file, std::ios::binary);
    out << bytes;
    REQUIRE(out.good());
}

// What a kiosk had when somebody damaged its file.
struct Former {
    Epoch epoch;
    std::string file;
    std::map<std::int64_t, Visit> visits;  // by their ordinals, which are their seqs

    Former() {
        set_log_priority(0);
        Bench bench;
        {
            auto storage = bench.open();
            epoch = storage.outbox.epoch();
            for (std::int64_t i = 1; i <= kRows; ++i) {
                REQUIRE(storage.outbox.add(sample_visit(bench.clock, 5)));
                const auto rows = storage.outbox.from(Seq{i}, 1);
                visits[i] = std::get<Visit>(*decode_row(rows->front()));
            }
            storage.outbox.mark_receipted(Seq{kReceipted});
            REQUIRE(storage.outbox.save());
        }
        file = content_of(bench.folder / "kiosk.db");
    }
    ~Former() { set_log_priority(6); }
    Former(const Former&) = delete;
    Former& operator=(const Former&) = delete;

    [[nodiscard]] std::size_t pages() const { return file.size() / kPage; }
    [[nodiscard]] std::string damaged_at(std::size_t page) const {
        return std::string(file).replace(page * kPage, kPage, kPage, '\xa5');
    }
};

// The ordinals of the visits that were saved, and how many rows are named as gone.
struct Saved {
    std::set<std::int64_t> ordinals;
    std::int64_t named = 0;
    bool operator==(const Saved&) const = default;
};

std::int64_t rows_named(const std::string& why) {
    std::int64_t first = 1;
    std::int64_t last = kRows - kReceipted;
    if (why != "damaged: every row") {
        REQUIRE(std::sscanf(why.c_str(), "damaged: rows %ld to %ld", &first, &last) == 2);
    }
    return last - first + 1;
}

Saved saved_in(Storage& storage, const Former& former) {
    Saved saved;
    const auto rows = storage.outbox.from(Seq{1}, 1'000);
    REQUIRE(rows);
    for (const auto& bytes : *rows) {
        const auto row = decode_row(bytes);
        REQUIRE(row);
        if (const auto* gone = std::get_if<VoidRow>(&*row)) {
            saved.named += rows_named(gone->why);
            continue;
        }
        Visit visit = std::get<Visit>(*row);
        CHECK(visit.born == former.epoch);
        visit.born.reset();
        CHECK(visit == former.visits.at(visit.id.ordinal));
        CHECK(saved.ordinals.insert(visit.id.ordinal).second);
    }
    return saved;
}

// Nothing works any more from some write, sync or deletion on.
class DyingVfs final : public FaultVfs {
  public:
    explicit DyingVfs(int steps) : FaultVfs("dying"), steps_(steps) {}
    [[nodiscard]] bool died() const { return steps_ < 0; }

  private:
    int step(int code) { return --steps_ < 0 ? code : SQLITE_OK; }
    int before_write(const Target&, int, sqlite3_int64) override {
        return step(SQLITE_IOERR_WRITE);
    }
    int before_truncate(const Target&, sqlite3_int64) override {
        return step(SQLITE_IOERR_TRUNCATE);
    }
    int before_delete() override { return step(SQLITE_IOERR_DELETE); }
    int sync(const Target& target, int flags) override {
        const int code = step(SQLITE_IOERR_FSYNC);
        return code == SQLITE_OK ? FaultVfs::sync(target, flags) : code;
    }

    int steps_;
};

TEST_CASE("whichever page is damaged, the rest is saved and what is gone is named", "[damaged]") {
    const Former former;
    int pages_of_rows = 0;
    for (std::size_t page = 0; page < former.pages(); ++page) {
        CAPTURE(page);
        Bench bench;
        put(bench.folder / "kiosk.db", former.damaged_at(page));
        auto storage = bench.open();
        if (storage.outbox.epoch() == former.epoch) {
            // A page that nobody uses, or that holds nothing of the outbox.
            CHECK(storage.outbox.from(Seq{1}, 1'000)->size() == kRows);
            continue;
        }
        const Saved saved = saved_in(storage, former);
        CHECK(static_cast<std::int64_t>(saved.ordinals.size()) + saved.named == kRows - kReceipted);
        // A damaged page takes its own rows with it, and those that are found through it.
        pages_of_rows += saved.named > 0 && saved.named < 30 ? 1 : 0;
        CHECK(std::filesystem::exists(bench.folder / "aside/2026-11-21T22-00-00.db"));
        CHECK_FALSE(std::filesystem::exists(bench.folder / "kiosk.rescued.db"));
    }
    CHECK(pages_of_rows > 10);
}

TEST_CASE("rows behind a damaged page are saved", "[damaged]") {
    const Former former;
    Bench bench;
    put(bench.folder / "kiosk.db", former.damaged_at(former.pages() / 2));
    auto storage = bench.open();
    const Saved saved = saved_in(storage, former);
    CHECK(saved.ordinals.count(kReceipted + 1) == 1);
    CHECK(saved.ordinals.count(kRows) == 1);
    CHECK(saved.named > 0);
}

TEST_CASE("a kiosk that dies while its damaged file is saved saves it the next time", "[damaged]") {
    const Former former;
    const std::string damaged = former.damaged_at(former.pages() / 2);
    Saved whole;
    {
        Bench bench;
        put(bench.folder / "kiosk.db", damaged);
        auto storage = bench.open();
        whole = saved_in(storage, former);
    }
    bool died = true;
    int deaths = 0;
    for (int step = 0; died; ++step, ++deaths) {
        CAPTURE(step);
        Bench bench;
        put(bench.folder / "kiosk.db", damaged);
        {
            DyingVfs dying(step);
            static_cast<void>(open_storage({bench.folder.path(), dying.name(), bench.retention},
                                           bench.clock, bench.rng));
            died = dying.died();
        }
        auto storage = bench.open();
        CHECK(saved_in(storage, former) == whole);
    }
    CHECK(deaths > 20);
}

TEST_CASE("a file that was saved takes its place after a power cut between two names",
          "[damaged]") {
    const Former former;
    Bench bench;
    put(bench.folder / "kiosk.db", former.damaged_at(former.pages() / 2));
    Saved whole;
    {
        auto storage = bench.open();
        whole = saved_in(storage, former);
    }
    std::filesystem::rename(bench.folder / "kiosk.db", bench.folder / "kiosk.rescued.db");
    // The log of the damaged one has kept its name, and is whole.
    Bench other;
    {
        auto storage = other.open();
        REQUIRE(storage.outbox.add(sample_visit(other.clock, 1)));
        std::filesystem::copy_file(other.folder / "kiosk.db-wal", bench.folder / "kiosk.db-wal");
    }
    auto storage = bench.open();
    CHECK(saved_in(storage, former) == whole);
}

}  // namespace
}  // namespace afterword
