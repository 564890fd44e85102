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

}  // namespace

Result<Storage> open_storage(const StoragePlace& place, const Clock& clock, Rng& rng) {
    const auto file = place.data_dir / "kiosk.db";
    auto storage = open_whole(file, place, clock, rng);
    if (storage || storage.error().code != Errc::Corrupt) {
        return storage;
    }
    log_error("database_damaged").with("why", storage.error().message);
    auto aside = put_aside(file, clock.wall());
    if (!aside) {
        return std::move(aside).error();
    }
    const Leftover leftover = salvage(*aside);
    storage = open_whole(file, place, clock, rng);
    if (!storage || leftover.rows.empty()) {
        return storage;
    }
    if (auto adopted = storage->outbox.adopt(leftover); !adopted) {
        return std::move(adopted).error().within("rows saved from a damaged database");
    }
    return storage;
}

}  // namespace afterword
