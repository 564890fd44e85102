// SPDX-License-Identifier: Apache-2.0
// Power lost at every single write and sync of a kiosk's life.
#include "tests/fakes/power_cut.hpp"

#include <map>

#include "sync/wire/row.hpp"
#include "tests/device/samples.hpp"

using namespace afterword;

namespace {

enum class Syncing { AsShipped, Sloppy };

// What the kiosk has promised to somebody: rows by their number, in the epoch they were stored in.
struct Promised {
    Epoch epoch;
    std::map<Seq, std::string> rows;
};

// Ratings in two steps each, a receipt now and then, everything a kiosk does to its file. Ends
// when it is through or the power is gone.
void live(Outbox& outbox, const Clock& clock, Promised& promised) {
    promised.epoch = outbox.epoch();
    const auto keep_promise = [&](const Visit& visit) {
        if (!outbox.add(visit)) {
            return false;
        }
        promised.rows[outbox.last()] = outbox.from(outbox.last(), 1)->front();
        return true;
    };
    for (int rating = 1; rating <= 60; ++rating) {
        auto visit = sample_visit(clock, 1 + rating % 5, Visit::State::Open);
        if (!keep_promise(visit)) {
            return;
        }
        visit.id = std::get<Visit>(*decode_row(promised.rows[outbox.last()])).id;
        visit.rev = 2;
        visit.state = Visit::State::Ended;
        if (!keep_promise(visit)) {
            return;
        }
        if (rating % 20 == 0) {
            outbox.mark_receipted(Seq{outbox.last().value - 7});
            if (!outbox.save()) {
                return;
            }
        }
    }
}

// Whether everything promised is there after the power went at this step; FAILs when the file
// cannot be opened any more. `cut` says whether it went at all.
bool kept_through(int step, Syncing syncing, bool& cut) {
    Bench bench;
    SeededRng rng(static_cast<std::uint64_t>(step));
    PowerCutVfs power(step);
    Promised promised;
    {
        auto storage = open_storage({bench.folder.path(), power.name(), bench.retention},
                                    bench.clock, bench.rng);
        if (storage) {
            if (syncing == Syncing::Sloppy) {
                REQUIRE(storage->database->run("PRAGMA synchronous=NORMAL"));
            }
            live(storage->outbox, bench.clock, promised);
        }
    }
    cut = power.cut();
    power.come_back(rng);
    std::filesystem::remove(bench.folder / "kiosk.db-shm");

    auto storage = bench.open(power.name());
    auto& outbox = storage.outbox;
    if (promised.rows.empty()) {
        return true;
    }
    // At most the row under way, and the end of its visit, came on top.
    const auto top = promised.rows.rbegin()->first;
    bool kept = outbox.epoch() == promised.epoch && outbox.last() >= top &&
                outbox.last().value <= top.value + 2;
    for (const auto& [seq, bytes] : promised.rows) {
        const auto rows = outbox.from(seq, 1);
        kept = kept && rows && rows->size() == 1 && rows->front() == bytes;
    }
    return kept;
}

}  // namespace

TEST_CASE("power lost between add and acknowledge loses no rating and doubles none", "[outbox]") {
    bool cut = true;
    for (int step = 1; cut; ++step) {
        CAPTURE(step);
        REQUIRE(kept_through(step, Syncing::AsShipped, cut));
    }
}

TEST_CASE("power cuts do find out who does not sync every commit", "[outbox]") {
    int lost = 0;
    bool cut = true;
    for (int step = 1; cut; step += 7) {
        lost += kept_through(step, Syncing::Sloppy, cut) ? 0 : 1;
    }
    CHECK(lost > 10);
}
