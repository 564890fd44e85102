// SPDX-License-Identifier: Apache-2.0
#include "sync/device/salvage.hpp"

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

}  // namespace

Result<std::filesystem::path> put_aside(const std::filesystem::path& file, WallTime now) {
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
        return std::move(synced).error();
    }
    return place;
}

Leftover salvage(const std::filesystem::path& damaged) {
    Leftover leftover;
    auto database = Database::open(damaged);
    if (!database) {
        return leftover;
    }
    auto epoch = database->integer("SELECT epoch FROM kiosk");
    if (!epoch) {
        return leftover;
    }
    leftover.epoch = Epoch{static_cast<std::uint64_t>(*epoch)};
    auto rows = database->prepare(
        "SELECT bytes FROM outbox WHERE seq > (SELECT receipted FROM kiosk) ORDER BY seq");
    if (!rows) {
        return leftover;
    }
    for (auto row = rows->step(); row && *row; row = rows->step()) {
        if (decode_row(rows->bytes(0))) {
            leftover.rows.push_back(rows->text(0));
        }
    }
    log_warning("rows_salvaged").with("count", leftover.rows.size());
    return leftover;
}

}  // namespace afterword
