// SPDX-License-Identifier: Apache-2.0
#include "tests/faults/collector_life.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include <catch2/catch.hpp>

#include "platform/base/encoding.hpp"
#include "platform/sqlite/database.hpp"
#include "sync/collector/ingest.hpp"
#include "sync/model/alert_id.hpp"
#include "sync/wire/row.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {
namespace {

// Two kiosks of one store, and what goes wrong between them and the collector.
class Talkers {
  public:
    Talkers(World& world, CollectorLife& life, const Talk& talk)
        : world_(world), life_(life), reasons_(talk.reasons), rng_(talk.seed) {
        kiosks_[1].sender.kiosk = KioskId{"k-0418"};
    }

    void speak() {
        Kiosk& kiosk = kiosks_[rng_.below(2)];
        const auto dice = rng_.below(100);
        if (dice < 60) {
            send_rows(kiosk);
        } else if (dice < 68 && !life_.letters.empty()) {
            const auto again = life_.letters[rng_.below(life_.letters.size())];
            say(again.first, again.second);
        } else if (dice < 76) {
            greet(kiosk, Seq{1});
        } else if (dice < 80) {
            greet(kiosk, Seq{kiosk.next});  // whatever is missing is gone
        } else if (dice < 86) {
            kiosk.next += static_cast<std::int64_t>(rng_.below(4));  // held up, or lost
            send_rows(kiosk);
        } else if (dice < 90) {
            contradict(kiosk);
        } else if (dice < 94) {
            say(up_topic(UpKind::Batch, kiosk.sender.kiosk), "{\"v\":1," + word());
        } else {
            begin_epoch(kiosk);
        }
    }

  private:
    struct Kiosk {
        Sender sender;
        std::int64_t next = 1;
        std::int64_t ordinal = 0;
        std::vector<Visit> open;
    };

    std::string word() { return to_hex(rng_.next()); }

    void say(const std::string& topic, const std::string& payload) {
        life_.letters.emplace_back(topic, payload);
        world_.arrive(topic, payload);
        world_.link.forget_all();
    }
    void send(Kiosk& kiosk, std::int64_t first, const std::vector<std::string>& rows) {
        const BatchHeader header{kiosk.sender.kiosk, kiosk.sender.epoch,  Seq{first},
                                 kiosk.ordinal,      world_.clock.tick(), kiosk.sender.anchor};
        say(up_topic(UpKind::Batch, kiosk.sender.kiosk), encode_batch(header, rows).payload);
    }
    void send_rows(Kiosk& kiosk) {
        if (rng_.below(3) == 0) {
            kiosk.sender.anchor = Anchor{world_.clock.boot(), world_.clock.tick(),
                                         world_.clock.wall(), Milliseconds(30)};
        }
        std::vector<std::string> rows(1 + rng_.below(5));
        std::generate(rows.begin(), rows.end(), [&] { return row_of(kiosk); });
        send(kiosk, kiosk.next, rows);
        kiosk.next += static_cast<std::int64_t>(rows.size());
    }
    std::string row_of(Kiosk& kiosk) {
        const auto dice = rng_.below(20);
        if (dice == 0) {
            return R"({"type":"dance","step":")" + word() + "\"}";
        }
        if (dice == 1) {
            return encode_row(VoidRow{"refused", std::string(64, 'a')});
        }
        if (dice < 5 && kiosk.ordinal > 0) {
            return encode_row(world_.step(alert_of(kiosk), AlertStepKind::Taken, 1));
        }
        if (dice < 10 && !kiosk.open.empty()) {
            Visit visit = kiosk.open.back();
            kiosk.open.pop_back();
            ++visit.rev;
            visit.state = Visit::State::Ended;
            return encode_row(visit);
        }
        Visit visit = world_.visit(++kiosk.ordinal, 1 + static_cast<int>(rng_.below(5)));
        if (reasons_ == Talk::Reasons::OneEach) {
            visit.steps.back().values = {kiosk.sender.kiosk.text + "-" +
                                         std::to_string(kiosk.ordinal)};
        }
        if (rng_.below(3) == 0) {
            visit.state = Visit::State::Open;
            kiosk.open.push_back(visit);
        }
        return encode_row(visit);
    }
    AlertId alert_of(const Kiosk& kiosk) {
        const auto ordinal =
            1 + static_cast<std::int64_t>(rng_.below(static_cast<std::uint64_t>(kiosk.ordinal)));
        return alert_id(kiosk.sender.kiosk, VisitId{ordinal, "k3j9xq"}, AlertKind::LowScore);
    }
    void greet(const Kiosk& kiosk, Seq held_first) {
        say(up_topic(UpKind::Hello, kiosk.sender.kiosk),
            encode_hello(world_.hello_of(kiosk.sender, held_first, Seq{kiosk.next}.before())));
    }
    // Other content under numbers that are taken: a clone.
    void contradict(Kiosk& kiosk) {
        Visit visit = world_.visit(1'000 + static_cast<std::int64_t>(rng_.below(1'000)), 3);
        send(kiosk, 1, {encode_row(visit)});
        kiosk.next = std::max(kiosk.next, std::int64_t{2});
    }
    void begin_epoch(Kiosk& kiosk) {
        kiosk.sender.epoch = {rng_.next()};
        kiosk.next = 1;
        kiosk.open.clear();
        send_rows(kiosk);
    }

    World& world_;
    CollectorLife& life_;
    const Talk::Reasons reasons_;
    SeededRng rng_;
    Kiosk kiosks_[2];
};

// What people see, without what depends on when it was heard.
std::string reported(World& world) {
    world.clock.advance(Milliseconds(100'000));
    world.collector().tick();
    std::multiset<std::string> lines;
    for (const auto& score : world.ask<ScoresReport>(ScoresQuery{})) {
        std::string line = score.place.store.text + " " + score.question;
        for (const auto& [value, count] : score.counts) {
            line += " " + std::to_string(count);
        }
        lines.insert(line);
    }
    for (const auto& day : world.ask<CompletenessReport>(CompletenessQuery{})) {
        lines.insert(day.place.store.text + " expected " + std::to_string(day.expected) + " have " +
                     std::to_string(day.have) + " lost " + std::to_string(day.lost));
    }
    for (const auto& known : world.ask<AlertsReport>(AlertsQuery{})) {
        const Alert& alert = known.message.alert;
        if (alert.kind != AlertKind::Trend) {  // what is heard late makes none
            lines.insert(alert.id.text + " " + std::string(name(alert.stage)));
        }
    }
    for (const auto& what : world.ask<QuarantineReport>(QuarantineQuery{})) {
        if (what.why != why::kNewEpoch) {  // which of two was first depends on what got through
            lines.insert(what.kiosk.text + " " + what.why + " " + to_hex(blake2b_128(what.bytes)));
        }
    }
    std::string all;
    for (const auto& line : lines) {
        all += line + "\n";
    }
    return all;
}

// The expression that gives a row of the table as text. When an alert is looked at again is set
// anew by every opening.
std::string row_text(Database& database, const std::string& table) {
    auto columns = database.prepare("SELECT name FROM pragma_table_info('" + table +
                                    "') WHERE name<>'look_at'");
    REQUIRE(columns);
    std::string text = "''";
    while (*columns->step()) {
        text += "||quote(\"" + columns->text(0) + "\")||'|'";
    }
    return text;
}

}  // namespace

std::string content_of(MemoryDisk& disk, const std::filesystem::path& file) {
    auto opened = Database::open(file, disk.name());
    if (!opened) {
        return opened.error().message;
    }
    Database& database = *opened;
    auto tables = database.prepare(
        "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%' "
        "ORDER BY name");
    REQUIRE(tables);
    std::string all;
    while (*tables->step()) {
        const std::string table = tables->text(0);
        auto rows =
            database.prepare("SELECT " + row_text(database, table) + " FROM \"" + table + "\"");
        REQUIRE(rows);
        all += table + "\n";
        while (*rows->step()) {
            all += rows->text(0) + "\n";
        }
    }
    return to_hex(blake2b_128(all));
}

CollectorLife live_collector(MemoryDisk& disk, World& world, const Talk& talk) {
    CollectorLife life;
    MemoryDisk reader("reader");  // so that nobody else has the file open
    const auto note = [&] {
        reader.begin(disk.image());
        life.moments.push_back({disk.changes().size(), content_of(reader, world.options.database)});
    };
    disk.begin({});
    world.start();
    note();
    Talkers talkers(world, life, talk);
    const auto pass = [&](Milliseconds time) {
        world.clock.advance(time);
        world.collector().tick();
        note();
    };
    for (int message = 0; message < talk.messages; ++message) {
        // What was sent is noted after a second, and visits without an end are judged much later:
        // never both at once, since each is a transaction.
        pass(Milliseconds(1'000));
        pass(Milliseconds(19'000));
        talkers.speak();
        note();
    }
    life.changes = disk.take_changes();
    life.end = reported(world);
    world.stop();
    return life;
}

std::string harm_to_collector(MemoryDisk& disk, World& world, const CollectorLife& life,
                              std::size_t changes) {
    {
        auto opened = Collector::open(world.options, world.clock, world.link);
        if (!opened) {
            return "cannot be opened: " + opened.error().message;
        }
    }
    auto next = std::upper_bound(
        life.moments.begin(), life.moments.end(), changes,
        [](std::size_t at, const CollectorMoment& moment) { return at < moment.changes; });
    const auto last = next == life.moments.begin() ? next : std::prev(next);
    const bool being_stored = last->changes < changes && next != life.moments.end();
    const bool first_opened = next == life.moments.begin();
    if (being_stored || first_opened) {
        ++next;
    }
    const std::string found = content_of(disk, world.options.database);
    const bool sound = std::any_of(
        last, next, [&](const CollectorMoment& moment) { return moment.content == found; });
    return sound ? "" : "stands neither before nor after what was being stored";
}

std::string harm_after_resending(World& world, const CollectorLife& life) {
    world.start();
    for (const auto& [topic, payload] : life.letters) {
        world.arrive(topic, payload);
        world.link.forget_all();
    }
    const std::string end = reported(world);
    world.stop();
    return end == life.end ? "" : "reported\n" + end + "instead of\n" + life.end;
}

}  // namespace afterword
