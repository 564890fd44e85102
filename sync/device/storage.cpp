// SPDX-License-Identifier: Apache-2.0
#include "sync/device/storage.hpp"

#include <span>
#include <system_error>
#include <utility>

#include "platform/base/log.hpp"
#include "platform/linux/files.hpp"
#include "platform/sqlite/migrations.hpp"
#include "sync/device/salvage.hpp"

namespace afterword {

std::span<const Migration> kiosk_migrations();

namespace {

// Reads every page: 30 ms for the 60,000 rows of a busy month.
Status check(Database& database) {
    auto verdict = database.prepare("PRAGMA quick_check(1)");
    if (!verdict) {
        return std::move(verdict).error();
    }
    if (auto read = verdict->step(); !read) {
        return std::move(read).error();
    }
    return verdict->bytes(0) == "ok" ? done() : Error{Errc::Corrupt, verdict->text(0)};
}

Result<std::unique_ptr<Database>> open_database(const std::filesystem::path& file,
                                                const std::string& vfs) {
    auto opened = Database::open(file, vfs);
    if (!opened) {
        return std::move(opened).error();
    }
    auto database = std::make_unique<Database>(*std::move(opened));
    if (auto sound = check(*database); !sound) {
        return std::move(sound).error().within(file.string());
    }
    if (auto settled = database->settle(); !settled) {
        return std::move(settled).error().within(file.string());
    }
    if (auto migrated = migrate(*database, kiosk_migrations()); !migrated) {
        return std::move(migrated).error().within(file.string());
    }
    // The file's name is data of its folder.
    if (auto synced = sync_directory(file.parent_path()); !synced) {
        return std::move(synced).error();
    }
    return database;
}

Result<Storage> open_whole(const std::filesystem::path& file, const StoragePlace& place,
                           const Clock& clock, Rng& rng) {
    auto database = open_database(file, place.vfs);
    if (!database) {
        return std::move(database).error();
    }
    auto outbox = Outbox::open(**database, clock, rng, place.retention);
    if (!outbox) {
        return std::move(outbox).error();
    }
    auto inbox = Inbox::open(**database, clock, outbox->running());
    if (!inbox) {
        return std::move(inbox).error();
    }
    auto pin_locks = PinLocks::open(**database, clock);
    if (!pin_locks) {
        return std::move(pin_locks).error();
    }
    return Storage{*std::move(database), *std::move(outbox), *std::move(inbox),
                   *std::move(pin_locks)};
}

void remove_database(const std::filesystem::path& file) {
    for (const std::string ending : {"", "-wal", "-shm"}) {
        std::error_code ignored;  // not there is as good as removed
        std::filesystem::remove(file.string() + ending, ignored);
    }
}

// The file in which a damaged one's rows are saved. It is whole before that one is moved away, and
// gets its name afterwards: whenever the power goes, one of the two is there.
std::filesystem::path rescue_of(const std::filesystem::path& file) {
    return std::filesystem::path(file).replace_extension("rescued.db");
}

// Puts a whole rescue in the place of a file that was moved away; removes one that is not whole.
Status finish_rescue(const std::filesystem::path& file, WallTime now) {
    const auto rescued = rescue_of(file);
    std::error_code failure;
    if (!std::filesystem::exists(rescued, failure)) {
        return done();
    }
    if (std::filesystem::exists(file, failure)) {
        remove_database(rescued);
        return done();
    }
    // The log of the file that is gone must not be taken for that of the new one.
    if (auto aside = put_aside(file, now); !aside) {
        return aside;
    }
    std::filesystem::rename(rescued, file, failure);
    if (failure) {
        return Error{Errc::Io, rescued.string() + ": " + failure.message()};
    }
    return sync_directory(file.parent_path());
}

Status rescue(const std::filesystem::path& file, const StoragePlace& place, const Clock& clock,
              Rng& rng) {
    const Leftover leftover = salvage(file, place.vfs);
    {
        auto storage = open_whole(rescue_of(file), place, clock, rng);
        if (!storage) {
            return std::move(storage).error();
        }
        if (!leftover.rows.empty()) {
            if (auto adopted = storage->outbox.adopt(leftover); !adopted) {
                return std::move(adopted).error().within("rows saved from a damaged database");
            }
        }
        // It is renamed without its log.
        if (auto emptied = storage->database->checkpoint(); !emptied) {
            return emptied;
        }
    }
    if (auto aside = put_aside(file, clock.wall()); !aside) {
        return aside;
    }
    return finish_rescue(file, clock.wall());
}

}  // namespace

Result<Storage> open_storage(const StoragePlace& place, const Clock& clock, Rng& rng) {
    const auto file = place.data_dir / "kiosk.db";
    if (auto finished = finish_rescue(file, clock.wall()); !finished) {
        return std::move(finished).error();
    }
    auto storage = open_whole(file, place, clock, rng);
    if (!storage && storage.error().code == Errc::Corrupt) {
        // The check names a page that could not be read damaged as well; it may be the next time.
        storage = open_whole(file, place, clock, rng);
    }
    if (storage || storage.error().code != Errc::Corrupt) {
        return storage;
    }
    log_error("database_damaged").with("why", storage.error().message);
    if (auto rescued = rescue(file, place, clock, rng); !rescued) {
        return std::move(rescued).error();
    }
    return open_whole(file, place, clock, rng);
}

}  // namespace afterword
