// SPDX-License-Identifier: Apache-2.0
#include "sync/device/salvage.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <system_error>
#include <utility>

#include "platform/base/log.hpp"
#include "platform/linux/files.hpp"
#include "platform/sqlite/database.hpp"
#include "sync/wire/row.hpp"

namespace afterword {
namespace {

// "2026-11-21T22-33-05": sorts by date, and is a plain file name everywhere.
std::string date_name(WallTime time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const std::chrono::hh_mm_ss clock(std::chrono::floor<std::chrono::seconds>(time - day));
    const auto two = [](auto number) {
        const auto text = std::to_string(number);
        return text.size() < 2 ? "0" + text : text;
    };
    return std::to_string(static_cast<int>(date.year())) + "-" +
           two(static_cast<unsigned>(date.month())) + "-" + two(static_cast<unsigned>(date.day())) +
           "T" + two(clock.hours().count()) + "-" + two(clock.minutes().count()) + "-" +
           two(clock.seconds().count());
}

// What can be read from `first` on. A damaged page is stepped over seq by seq, since every search
// begins at the root and only those that end on that page fail: some 10 µs each.
std::map<Seq, std::string> readable_rows(Database& database, Seq first) {
    constexpr int kMostSteps = 100'000;
    std::map<Seq, std::string> rows;
    auto select = database.prepare("SELECT seq, bytes FROM outbox WHERE seq >= ? ORDER BY seq");
    if (!select) {
        return rows;
    }
    Seq next = first;
    for (int step = 0; step < kMostSteps; ++step) {
        select->bind(1, next.value);
        auto row = select->step();
        for (; row && *row; row = select->step()) {
            const Seq seq{select->integer(0)};
            if (decode_row(select->bytes(1))) {
                rows[seq] = select->text(1);
            }
            next = seq.next();
        }
        if (row) {
            return rows;  // through to the end
        }
        next = next.next();
    }
    return rows;
}

// Stands on its row.
Result<Statement> read_state(Database& database) {
    auto state = database.prepare("SELECT epoch, receipted, next FROM kiosk");
    if (!state) {
        return state;
    }
    const auto there = state->step();
    if (!there || !*there) {
        return Error{Errc::Corrupt, "a kiosk's database without a kiosk"};
    }
    return state;
}

// Stands for rows that are gone, so that the collector's operator hears of them.
void name_lost(Leftover& leftover, const std::string& which) {
    log_error("rows_unreadable").with("which", which);
    leftover.rows.push_back(encode_row(VoidRow{"damaged: " + which, ""}));
}
void name_gap(Leftover& leftover, Seq first, Seq last) {
    if (first <= last) {
        name_lost(leftover,
                  "rows " + std::to_string(first.value) + " to " + std::to_string(last.value));
    }
}

}  // namespace

Status put_aside(const std::filesystem::path& file, WallTime now) {
    const auto folder = file.parent_path() / "aside";
    if (auto made = make_directory(folder); !made) {
        return std::move(made).error();
    }
    auto place = folder / (date_name(now) + ".db");
    for (int copy = 2; std::filesystem::exists(place); ++copy) {
        place = folder / (date_name(now) + "." + std::to_string(copy) + ".db");
    }
    for (const std::string ending : {"", "-wal", "-shm"}) {
        std::error_code failure;
        std::filesystem::rename(file.string() + ending, place.string() + ending, failure);
        if (failure && failure != std::errc::no_such_file_or_directory) {
            return Error{Errc::Io, file.string() + ending + ": " + failure.message()};
        }
    }
    if (auto synced = sync_directory(folder); !synced) {
        return synced;
    }
    return sync_directory(file.parent_path());
}

Leftover salvage(const std::filesystem::path& damaged, const std::string& vfs) {
    Leftover leftover;
    auto database = Database::open(damaged, vfs);
    auto state = database ? read_state(*database) : Result<Statement>(database.error());
    if (!state) {
        name_lost(leftover, "every row");
        return leftover;
    }
    leftover.epoch = Epoch{static_cast<std::uint64_t>(state->integer(0))};
    // Receipted ones may be forgotten; above them there is no gap in a whole file.
    Seq expected = Seq{state->integer(1)}.next();
    const Seq next{state->integer(2)};
    state->reset();
    if (const auto first = database->integer("SELECT min(seq) FROM outbox")) {
        expected = std::max(expected, Seq{*first});
    }
    for (auto& [seq, bytes] : readable_rows(*database, expected)) {
        name_gap(leftover, expected, seq.before());
        leftover.rows.push_back(std::move(bytes));
        expected = seq.next();
    }
    name_gap(leftover, expected, next.before());
    log_warning("rows_salvaged").with("count", leftover.rows.size());
    return leftover;
}

}  // namespace afterword
