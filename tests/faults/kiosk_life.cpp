// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/kiosk_life.hpp"

#include <algorithm>
#include <utility>

#include "sync/wire/row.hpp"
#include "tests/device/samples.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kRetention{std::chrono::days(3)};
constexpr int kSteps = 100;

// One pass through the life; every step is one thing that is done whole or not at all.
class Liver {
  public:
    Liver(Storage& storage, FakeClock& clock, std::uint64_t seed)
        : storage_(storage), outbox_(storage.outbox), clock_(clock), rng_(seed) {}

    void step() {
        clock_.advance(Milliseconds(7'000));
        const auto dice = rng_.below(100);
        if (dice < 25) {
            tap();
        } else if (dice < 45) {
            amend(Visit::State::Open);
        } else if (dice < 60) {
            amend(Visit::State::Ended);
        } else if (dice < 65) {
            work_on_alert();
        } else if (dice < 75) {
            hear_of_alert();
        } else if (dice < 80) {
            try_pin();
        } else if (dice < 90) {
            receive_receipt();
        } else if (dice < 96) {
            let_a_day_pass();
        } else if (dice < 98) {
            set_row_aside();
        } else {
            REQUIRE(outbox_.begin_epoch());
            steps_.clear();
        }
    }

    [[nodiscard]] const std::vector<Visit>& open() const { return open_; }

  private:
    void tap() {
        Visit visit = sample_visit(clock_, 1 + static_cast<int>(rng_.below(5)), Visit::State::Open);
        const auto id = outbox_.add(visit);
        REQUIRE(id);
        visit.id = *id;
        open_.push_back(visit);
    }
    void amend(Visit::State state) {
        if (open_.empty()) {
            return tap();
        }
        const auto at = static_cast<std::ptrdiff_t>(rng_.below(open_.size()));
        Visit visit = open_[static_cast<std::size_t>(at)];
        ++visit.rev;
        visit.state = state;
        Step words;
        words.question = "words";
        words.text = std::string(rng_.below(1'500), 'w');
        visit.steps.push_back(words);
        REQUIRE(outbox_.add(visit));
        open_.erase(open_.begin() + at);
        if (state == Visit::State::Open) {
            open_.push_back(visit);
        }
    }
    void work_on_alert() {
        REQUIRE(outbox_.add(sample_step(clock_, 1 + static_cast<int>(rng_.below(5)))));
        steps_.push_back(outbox_.last());
    }
    void hear_of_alert() {
        ++change_;
        auto message = sample_alert(static_cast<int>(rng_.below(5)), change_, change_ - 1);
        REQUIRE(storage_.inbox.keep(message));
    }
    void try_pin() {
        const StaffCode code{rng_.below(2) == 0 ? "07" : "12"};
        if (rng_.below(3) > 0) {
            REQUIRE(storage_.pin_locks.note_wrong(code));
        } else {
            REQUIRE(storage_.pin_locks.note_right(code));
        }
    }
    // Mostly more than before; now and then less, from a collector that was restored.
    void receive_receipt() {
        const std::int64_t from = rng_.below(5) == 0 ? 0 : outbox_.receipted().value;
        const std::int64_t room = outbox_.last().value - from;
        outbox_.mark_receipted(Seq{
            from + static_cast<std::int64_t>(rng_.below(static_cast<std::uint64_t>(room) + 1))});
        outbox_.anchors().learn({clock_.boot(), clock_.tick(), clock_.wall(), Milliseconds(40)});
        REQUIRE(outbox_.save());
    }
    void let_a_day_pass() {
        clock_.advance(std::chrono::days(1));
        REQUIRE(outbox_.forget());
    }
    void set_row_aside() {
        if (steps_.empty() || steps_.back() < outbox_.first()) {
            return work_on_alert();
        }
        REQUIRE(outbox_.set_aside(steps_.back(), "too odd", std::string(64, 'a')));
        steps_.pop_back();
    }

    Storage& storage_;
    Outbox& outbox_;
    FakeClock& clock_;
    SeededRng rng_;
    std::vector<Visit> open_;
    std::vector<Seq> steps_;  // rows of this epoch that are no visits
    std::int64_t change_ = 0;
};

Result<Storage> open_kiosk(MemoryDisk& disk, const std::filesystem::path& folder,
                           const Clock& clock, Rng& rng) {
    return open_storage({folder, disk.name(), kRetention}, clock, rng);
}

// `found` without the rows by which opening has ended the visits that were open; empty when those
// are not as they must be.
std::optional<KioskContent> before_opening(KioskContent found, const std::vector<Visit>& open) {
    std::map<VisitId, int> revs;
    for (const auto& visit : open) {
        revs[visit.id] = visit.rev;
    }
    if (found.rows.size() < open.size()) {
        return std::nullopt;
    }
    for (std::size_t i = 0; i < open.size(); ++i) {
        const auto row = decode_row(found.rows.back());
        const auto* visit = row ? std::get_if<Visit>(&*row) : nullptr;
        if (visit == nullptr || visit->state != Visit::State::Ended ||
            visit->rev != revs[visit->id] + 1) {
            return std::nullopt;
        }
        found.rows.pop_back();
    }
    return found;
}

}  // namespace

KioskContent content_of(Storage& storage) {
    Database& database = *storage.database;
    KioskContent content;
    content.epoch = storage.outbox.epoch();
    content.first = storage.outbox.first();
    content.rows = *storage.outbox.from(Seq{1}, 100'000);
    content.last_ordinal = storage.outbox.last_ordinal();
    content.receipted = *database.integer("SELECT receipted FROM kiosk");
    content.change = storage.inbox.change();
    auto alerts = database.prepare("SELECT id, change FROM alert");
    while (*alerts->step()) {
        content.alerts[alerts->text(0)] = alerts->integer(1);
    }
    for (const auto& [code, tries] : storage.pin_locks.all()) {
        content.wrong_pins[code] = tries.count;
    }
    content.set_aside = *database.integer("SELECT count(*) FROM set_aside");
    content.newest_anchor = *database.integer("SELECT coalesce(max(server), 0) FROM anchor");
    return content;
}

KioskLife live_kiosk(MemoryDisk& disk, const std::filesystem::path& folder, FakeClock& clock,
                     std::uint64_t seed, const std::function<void(Storage&)>& prepare) {
    KioskLife life{folder, {}, {}, {}};
    disk.begin(life.start);
    SeededRng rng(seed);
    {
        auto storage = open_kiosk(disk, folder, clock, rng);
        REQUIRE(storage);
        if (prepare) {
            prepare(*storage);
        }
        Liver liver(*storage, clock, seed);
        const auto note = [&] {
            life.moments.push_back({disk.changes().size(), content_of(*storage), liver.open()});
        };
        note();
        for (int step = 0; step < kSteps; ++step) {
            liver.step();
            note();
        }
    }
    life.changes = disk.take_changes();
    return life;
}

std::string harm_to_kiosk(MemoryDisk& disk, const KioskLife& life, std::size_t changes,
                          const FakeClock& clock) {
    SeededRng rng(changes);
    auto storage = open_kiosk(disk, life.folder, clock, rng);
    if (!storage) {
        return "cannot be opened: " + storage.error().message;
    }
    const KioskContent found = content_of(*storage);
    // The last moment that was over, and the one after it.
    auto next = std::upper_bound(
        life.moments.begin(), life.moments.end(), changes,
        [](std::size_t at, const KioskMoment& moment) { return at < moment.changes; });
    if (next == life.moments.begin()) {
        return found.rows.empty() ? "" : "rows that nobody has stored";
    }
    const auto last = std::prev(next);
    if (last->changes < changes && next != life.moments.end()) {
        ++next;  // something was being done
    }
    for (auto moment = last; moment != next; ++moment) {
        if (before_opening(found, moment->open) == moment->content) {
            return "";
        }
    }
    return "stands neither before nor after what was being done: " +
           std::to_string(found.rows.size()) + " rows, expected " +
           std::to_string(last->content.rows.size()) + " and " + std::to_string(last->open.size()) +
           " ended";
}

}  // namespace afterword
