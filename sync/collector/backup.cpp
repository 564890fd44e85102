// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/backup.hpp"

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "platform/base/strict_json.hpp"
#include "platform/linux/files.hpp"
#include "platform/sqlite/database.hpp"
#include "sync/model/day.hpp"

namespace afterword {
namespace {

namespace fs = std::filesystem;

constexpr const char* kDatabase = "collector.db";
constexpr const char* kManifest = "manifest.json";

// An operation of <filesystem> as a Status.
template <class Operation>
Status file_system(const fs::path& path, const Operation& operation) {
    std::error_code failure;
    operation(failure);
    return failure ? Status(Error{Errc::Io, path.string() + ": " + failure.message()}) : done();
}

bool is_there(const fs::path& path) {
    std::error_code ignored;
    return fs::exists(path, ignored);
}

fs::path folder_of(const fs::path& path) {
    return path.has_parent_path() ? path.parent_path() : fs::path(".");
}

// --- what a database holds ---

Status check_integrity(Database& database) {
    auto check = database.prepare("PRAGMA integrity_check(1)");
    if (!check) {
        return std::move(check).error();
    }
    auto said = check->step();
    if (!said) {
        return std::move(said).error();
    }
    const std::string verdict = *said ? check->text(0) : "nothing";
    check->reset();
    return verdict == "ok" ? done() : Status(Error{Errc::Corrupt, "it is damaged: " + verdict});
}

Result<std::map<std::string, std::int64_t>> count_lines(Database& database) {
    auto names = database.prepare(
        "SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%'");
    if (!names) {
        return std::move(names).error();
    }
    std::map<std::string, std::int64_t> tables;
    auto there = names->step();
    for (; there && *there; there = names->step()) {
        tables[names->text(0)] = 0;
    }
    if (!there) {
        return std::move(there).error();
    }
    for (auto& [name, lines] : tables) {
        auto count = database.integer("SELECT count(*) FROM \"" + name + '"');
        if (!count) {
            return std::move(count).error();
        }
        lines = *count;
    }
    return tables;
}

// Of a copy: opening it sets its journal's mode. Closing takes the log away again.
Result<BackupManifest> look_into(const fs::path& file) {
    auto database = Database::open(file);
    if (!database) {
        return std::move(database).error();
    }
    if (auto sound = check_integrity(*database); !sound) {
        return std::move(sound).error().within(file.string());
    }
    auto schema = database->integer("PRAGMA user_version");
    auto tables = count_lines(*database);
    if (!schema || !tables) {
        return !schema ? std::move(schema).error() : std::move(tables).error();
    }
    BackupManifest found;
    found.schema = *schema;
    found.tables = *std::move(tables);
    return found;
}

// --- the manifest ---

std::string to_json(const BackupManifest& manifest) {
    const nlohmann::ordered_json json = {{"v", 1},
                                         {"made", unix_ms(manifest.made)},
                                         {"made_utc", utc_text(manifest.made)},
                                         {"software", manifest.software},
                                         {"schema", manifest.schema},
                                         {"bytes", manifest.bytes},
                                         {"sha256", manifest.sha256},
                                         {"tables", manifest.tables}};
    return json.dump(2) + '\n';
}

Result<BackupManifest> read_manifest(const fs::path& folder) {
    const fs::path file = folder / kManifest;
    auto text = read_file(file);
    if (!text) {
        return std::move(text).error().within("no backup");
    }
    auto json = parse_strict_json(*text);
    if (!json) {
        return Error{Errc::Corrupt, file.string() + ": " + json.error().message};
    }
    try {
        if (json->at("v") != 1) {
            return Error{Errc::Corrupt, file.string() + ": of a version that is not known here"};
        }
        BackupManifest manifest;
        manifest.made = from_unix_ms(json->at("made"));
        json->at("software").get_to(manifest.software);
        json->at("schema").get_to(manifest.schema);
        json->at("bytes").get_to(manifest.bytes);
        json->at("sha256").get_to(manifest.sha256);
        json->at("tables").get_to(manifest.tables);
        return manifest;
    } catch (const nlohmann::json::exception& error) {
        return Error{Errc::Corrupt, file.string() + ": " + error.what()};
    }
}

// The manifest's numbers of the file itself.
Status measure(const fs::path& file, BackupManifest& manifest) {
    auto hash = hash_of_file(file);
    if (!hash) {
        return std::move(hash).error();
    }
    manifest.sha256 = to_hex(*hash);
    return file_system(file, [&](std::error_code& failure) {
        manifest.bytes = static_cast<std::int64_t>(fs::file_size(file, failure));
    });
}

// --- backing up ---

// One moment of the database, whatever is written meanwhile. Not in the log's mode: one file.
Status copy_moment(const fs::path& database, const fs::path& copy) {
    auto source = Database::open(database);
    if (!source) {
        return std::move(source).error();
    }
    auto into = source->prepare("VACUUM INTO ?");
    if (!into) {
        return std::move(into).error();
    }
    auto copied = into->bind(1, std::string_view(copy.native())).run();
    return copied ? done() : std::move(copied).error().within(database.string());
}

Result<BackupManifest> fill(const fs::path& database, const fs::path& folder, WallTime now) {
    const fs::path copy = folder / kDatabase;
    if (auto copied = copy_moment(database, copy); !copied) {
        return std::move(copied).error();
    }
    auto manifest = look_into(copy);
    if (!manifest) {
        return manifest;
    }
    // SQLite leaves that to whoever asked for the copy.
    if (auto synced = sync_file(copy); !synced) {
        return std::move(synced).error();
    }
    manifest->made = now;
    manifest->software = AFTERWORD_VERSION;
    if (auto measured = measure(copy, *manifest); !measured) {
        return std::move(measured).error();
    }
    if (auto written = write_file(folder / kManifest, to_json(*manifest)); !written) {
        return std::move(written).error();
    }
    return manifest;
}

// --- restoring ---

// A log that stayed beside another database would be taken for a part of it.
Result<fs::path> move_aside(const fs::path& database, WallTime now) {
    if (!is_there(database)) {
        return fs::path();
    }
    // A sound one has all of its log in it before the log is moved.
    if (auto old = Database::open(database)) {
        if (auto settled = old->checkpoint(); !settled && settled.error().code == Errc::Busy) {
            return std::move(settled).error().within(database.string());
        }
    }
    const fs::path aside = database.string() + ".before-" + std::to_string(unix_ms(now));
    for (const auto* suffix : {"-wal", "-shm", ""}) {
        const fs::path from = database.string() + suffix;
        if (!is_there(from)) {
            continue;
        }
        if (auto moved = file_system(from,
                                     [&](std::error_code& failure) {
                                         fs::rename(from, aside.string() + suffix, failure);
                                     });
            !moved) {
            return std::move(moved).error();
        }
    }
    return aside;
}

Status check_copy(const fs::path& copy, const BackupManifest& manifest) {
    BackupManifest measured;
    if (auto done = measure(copy, measured); !done) {
        return done;
    }
    if (measured.sha256 != manifest.sha256 || measured.bytes != manifest.bytes) {
        return Error{Errc::Corrupt, "the backup's database is not the one of its manifest"};
    }
    auto found = look_into(copy);
    if (!found) {
        return std::move(found).error();
    }
    return found->schema == manifest.schema && found->tables == manifest.tables
               ? done()
               : Status(Error{Errc::Corrupt, "the backup holds other numbers than its manifest"});
}

}  // namespace

Result<BackupManifest> back_up(const fs::path& database, const fs::path& folder, WallTime now) {
    if (!is_there(database)) {
        return Error{Errc::NotFound, database.string() + ": there is no database"};
    }
    if (is_there(folder)) {
        return Error{Errc::Conflict, folder.string() + ": is there already; name another folder"};
    }
    const fs::path part = folder.string() + ".part";
    if (auto cleared =
            file_system(part, [&](std::error_code& failure) { fs::remove_all(part, failure); });
        !cleared) {
        return std::move(cleared).error();
    }
    if (auto made = make_directory(part); !made) {
        return std::move(made).error();
    }
    auto manifest = fill(database, part, now);
    if (!manifest) {
        static_cast<void>(
            file_system(part, [&](std::error_code& failure) { fs::remove_all(part, failure); }));
        return manifest;
    }
    auto named =
        file_system(folder, [&](std::error_code& failure) { fs::rename(part, folder, failure); });
    if (named) {
        named = sync_directory(folder_of(folder));
    }
    return named ? std::move(manifest) : std::move(named).error();
}

Result<Restored> restore_backup(const fs::path& folder, const fs::path& database, WallTime now) {
    auto manifest = read_manifest(folder);
    if (!manifest) {
        return std::move(manifest).error();
    }
    const fs::path copy = database.string() + ".restoring";
    auto copied = file_system(folder / kDatabase, [&](std::error_code& failure) {
        fs::copy_file(folder / kDatabase, copy, fs::copy_options::overwrite_existing, failure);
    });
    if (copied) {
        copied = check_copy(copy, *manifest);
    }
    if (copied) {
        copied = sync_file(copy);
    }
    if (!copied) {
        std::error_code ignored;
        fs::remove(copy, ignored);
        return std::move(copied).error();
    }
    auto aside = move_aside(database, now);
    if (!aside) {
        return std::move(aside).error();
    }
    auto named = file_system(
        database, [&](std::error_code& failure) { fs::rename(copy, database, failure); });
    if (named) {
        named = sync_directory(folder_of(database));
    }
    return named ? Result<Restored>(Restored{*std::move(manifest), *std::move(aside)})
                 : std::move(named).error();
}

}  // namespace afterword
