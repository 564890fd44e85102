// SPDX-License-Identifier: Apache-2.0
// A disk that fails at any one of the calls that a kiosk makes to it, once, for a while, or as a
// full or a read-only one does.
#include <set>

#include "platform/base/log.hpp"
#include "tests/device/device_under_test.hpp"
#include "tests/fakes/memory_disk.hpp"
#include "tests/fakes/power_cuts.hpp"

namespace afterword {
namespace {

using Call = MemoryDisk::Call;

// What the calls fail with.
int io_error(Call call) {
    switch (call) {
        case Call::Open:
            return SQLITE_CANTOPEN;
        case Call::Read:
            return SQLITE_IOERR_READ;
        case Call::Write:
            return SQLITE_IOERR_WRITE;
        case Call::Truncate:
            return SQLITE_IOERR_TRUNCATE;
        case Call::Sync:
            return SQLITE_IOERR_FSYNC;
        case Call::Delete:
            return SQLITE_IOERR_DELETE;
    }
    return SQLITE_IOERR;
}
int full_disk(Call call) {
    return call == Call::Write ? SQLITE_FULL : SQLITE_OK;
}
// Nothing can be written, everything can be read.
int read_only(Call call) {
    return call == Call::Read || call == Call::Open || call == Call::Sync ? SQLITE_OK
                                                                          : io_error(call);
}

struct Kiosk : DeviceUnderTest {
    MemoryDisk disk{"memory"};
    std::map<VisitId, Visit> stored;  // as the screens were told
    int refused = 0;
    bool can_store = true;
    int calls = 0;

    Kiosk() {
        set_log_priority(0);
        vfs = disk.name();
    }
    ~Kiosk() { set_log_priority(6); }
    Kiosk(const Kiosk&) = delete;
    Kiosk& operator=(const Kiosk&) = delete;

    // From the call `first` on, so many calls fail.
    void fail(int first, int count, int (*with)(Call)) {
        disk.fault = [=, this](Call call) {
            ++calls;
            return first <= calls && calls < first + count ? with(call) : SQLITE_OK;
        };
    }
    void heal() { disk.fault = nullptr; }

    void listen() {
        for (const auto& letter : told) {
            if (const auto* health = std::get_if<SyncHealth>(&letter)) {
                can_store = health->can_store;
            }
        }
    }
    // The answer to a visit handed in: its id, if it is stored.
    std::optional<VisitId> hand_in(const Visit& visit) {
        told.clear();
        device->handle(ToSync(StoreVisit{Ticket{1}, visit}));
        listen();
        const bool not_stored = std::any_of(told.begin(), told.end(), [](const ToMain& letter) {
            return std::holds_alternative<NotStored>(letter);
        });
        const auto answer = last_told<Stored>();
        REQUIRE(answer.has_value() != not_stored);
        if (!answer) {
            ++refused;
            // The next rating is not begun.
            REQUIRE_FALSE(can_store);
            return std::nullopt;
        }
        Visit kept = visit;
        kept.id = answer->visit;
        stored[kept.id] = kept;
        return kept.id;
    }
    void rate(int score) {
        if (!can_store) {
            return;
        }
        Visit visit = sample_visit(clock, score, Visit::State::Open);
        const auto id = hand_in(visit);
        if (!id) {
            return;
        }
        visit.id = *id;
        ++visit.rev;
        hand_in(visit);
        ++visit.rev;
        visit.state = Visit::State::Ended;
        hand_in(visit);
    }
    void pass_and_listen(Milliseconds time) {
        pass(time);
        listen();
        told.clear();
    }
    // Half an hour of everything.
    void live() {
        for (int round = 1; round <= 5; ++round) {
            rate(round);
            receive(DownKind::Alert, encode_alert(sample_alert(round, round, round - 1)));
            device->handle(ToSync(PinTried{StaffCode{"07"}, PinTried::Outcome::Wrong}));
            static_cast<void>(sent_rows());
            pass_and_listen(Milliseconds(15'000));
        }
    }
    bool begin() {
        auto opened = open();
        if (!opened) {
            return false;
        }
        device = std::make_unique<Device>(*std::move(opened));
        device->tick();
        return true;
    }
    // Whether everything that the screens were told to be stored is in the file once, as told.
    void check_promises() {
        auto storage = open_storage({folder.path(), vfs, std::chrono::days(30)}, clock, rng);
        REQUIRE(storage);
        std::map<VisitId, Visit> found;
        std::set<std::pair<VisitId, int>> revs;
        const auto rows = storage->outbox.from(Seq{1}, 10'000);
        REQUIRE(rows);
        for (const auto& bytes : *rows) {
            const auto row = decode_row(bytes);
            if (const auto* visit = row ? std::get_if<Visit>(&*row) : nullptr) {
                REQUIRE(revs.insert({visit->id, visit->rev}).second);
                found[visit->id] = *visit;
            }
        }
        for (const auto& [id, visit] : stored) {
            REQUIRE(found.count(id) == 1);
            REQUIRE(found[id].rev >= visit.rev);
        }
    }
};

// Lives with the fault from call to call on until a life makes no more of them.
int try_everywhere(int count, int (*with)(Call)) {
    int lives = 0;
    for (int first = 1;; ++first) {
        Kiosk kiosk;
        kiosk.fail(first, count, with);
        if (!kiosk.begin()) {
            kiosk.heal();  // the service is started again
            REQUIRE(kiosk.begin());
        }
        kiosk.device->handle(LinkEvent(LinkUp{1}));
        kiosk.pass_and_listen(Milliseconds(1));
        if (const auto hello = kiosk.link.take("/hello")) {
            kiosk.receive(DownKind::Receipt, encode_receipt(kiosk.collector.greet(hello->payload)));
        }
        CAPTURE(first);
        kiosk.live();
        const int calls = kiosk.calls;
        kiosk.heal();
        kiosk.pass_and_listen(Milliseconds(60'000));
        REQUIRE(kiosk.can_store);
        REQUIRE(kiosk.device);
        const auto before = kiosk.stored.size();
        kiosk.rate(5);
        REQUIRE(kiosk.stored.size() == before + 1);

        // And now the power goes: what a sync has failed to write may be gone.
        PowerCuts cuts({});
        for (const auto& change : kiosk.disk.changes()) {
            cuts.follow(change);
        }
        SeededRng rng(1);
        const auto image = cuts.image(Unsynced::Lost, rng);
        kiosk.device.reset();
        kiosk.disk.begin(image);
        kiosk.check_promises();
        ++lives;
        if (first > calls) {
            return lives;
        }
    }
}

TEST_CASE("a kiosk survives an I/O error at any call to its disk", "[io]") {
    std::printf("one I/O error: %d lives of a kiosk\n", try_everywhere(1, io_error));
}

TEST_CASE("a kiosk survives a disk that fails for a while", "[io]") {
    std::printf("forty I/O errors: %d lives of a kiosk\n", try_everywhere(40, io_error));
}

TEST_CASE("a kiosk survives a disk that cannot be written to for a while", "[io]") {
    std::printf("read-only for a while: %d lives of a kiosk\n", try_everywhere(200, read_only));
}

TEST_CASE("a kiosk survives a disk that is full for a while", "[io]") {
    std::printf("full for a while: %d lives of a kiosk\n", try_everywhere(200, full_disk));
}

TEST_CASE("wherever the disk becomes full, the reserve takes in the visit under way", "[io]") {
    int lives = 0;
    for (int first = 1, calls = 1; first <= calls; ++first, ++lives) {
        Kiosk kiosk;
        REQUIRE(kiosk.begin());
        kiosk.disk.fault = [&, count = 0](Call call) mutable {
            calls = std::max(calls, ++count);
            const bool reserved = std::filesystem::exists(kiosk.folder / "ballast");
            return count >= first && reserved ? full_disk(call) : SQLITE_OK;
        };
        CAPTURE(first);
        kiosk.live();
        REQUIRE(kiosk.refused == 0);
        kiosk.device.reset();
        kiosk.heal();
        kiosk.check_promises();
    }
    std::printf("full, with a reserve: %d lives of a kiosk\n", lives);
}

}  // namespace
}  // namespace afterword
