// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/backup_command.hpp"

#include <cstdio>

#include <CLI/CLI.hpp>

#include "platform/linux/clock.hpp"
#include "platform/linux/random.hpp"
#include "sync/collector/backup.hpp"
#include "sync/collector/take_database.hpp"
#include "sync/model/day.hpp"

namespace afterword {
namespace {

constexpr int kDone = 0;
constexpr int kNotSo = 1;
constexpr int kWrongUse = 2;
constexpr int kCannot = 3;

int refuse(const Error& error) {
    std::fprintf(stderr, "%s\n", error.message.c_str());
    switch (error.code) {
        case Errc::NotFound:
        case Errc::Corrupt:
            return kNotSo;
        case Errc::Conflict:
            return kWrongUse;
        default:
            return kCannot;
    }
}

std::string summary(const BackupManifest& manifest) {
    std::string text;
    for (const auto* table : {"visits", "rows", "alerts", "quarantine"}) {
        const auto found = manifest.tables.find(table);
        if (found != manifest.tables.end()) {
            text += (text.empty() ? "" : ", ") + std::to_string(found->second) + ' ' + table;
        }
    }
    return text + ", schema " + std::to_string(manifest.schema) + ", SHA-256 " + manifest.sha256;
}

int run_backup(const std::filesystem::path& database, const std::string& folder, WallTime now) {
    const auto made = back_up(database, folder, now);
    if (!made) {
        return refuse(made.error());
    }
    std::printf("%s: %s\n", folder.c_str(), summary(*made).c_str());
    return kDone;
}

int run_restore(const std::filesystem::path& database, const std::string& folder, WallTime now) {
    const auto lock = take_database(database);
    if (!lock) {
        return refuse(lock.error());
    }
    const auto restored = restore_backup(folder, database, now);
    if (!restored) {
        return refuse(restored.error());
    }
    std::printf("%s: as of %s: %s\n", database.c_str(), utc_text(restored->manifest.made).c_str(),
                summary(restored->manifest).c_str());
    if (!restored->aside.empty()) {
        std::printf("what was there before is %s\n", restored->aside.c_str());
    }
    return kDone;
}

}  // namespace

BackupCommand::BackupCommand(CLI::App& app)
    : backup_(app.add_subcommand("backup", "Copy the store into a folder while it is used")),
      restore_(app.add_subcommand("restore", "Put such a copy in the store's place")) {
    backup_->fallthrough();
    backup_->add_option("--out", out_, "Folder to make; it must not be there yet")->required();
    backup_->footer(
        "Of a store in SQLite, at one moment, while the collector goes on. The folder holds the\n"
        "database, checked from end to end, and manifest.json with its hash, its schema and how\n"
        "many lines each table has. Run it as the collector's user. PostgreSQL has its own means:\n"
        "deploy/COLLECTOR.md.\n"
        "Example:\n  afterword-collector backup --config /etc/afterword/collector.json \\\n"
        "      --out /var/backups/afterword/2026-11-21");
    restore_->fallthrough();
    restore_->add_option("--from", from_, "Folder that backup has made")->required();
    restore_->footer(
        "Refuses while a collector runs on the store, and a backup that is not what its manifest\n"
        "says (exit code 1); then nothing is changed. What is there is moved aside, not deleted.\n"
        "When the collector is started again, kiosks send again whatever it lacks and they still\n"
        "hold (\"retention\", 30 days); what they hold no more is named as lost.\n"
        "Example:\n  afterword-collector restore --config /etc/afterword/collector.json \\\n"
        "      --from /var/backups/afterword/2026-11-21");
}

bool BackupCommand::is_asked() const {
    return backup_->parsed() || restore_->parsed();
}

int BackupCommand::run(const CollectorConfig& config) const {
    if (config.database.empty()) {
        std::fprintf(stderr,
                     "this collector keeps its data in PostgreSQL: use pg_dump or pg_basebackup\n");
        return kWrongUse;
    }
    KernelRng rng;
    const WallTime now = LinuxClock(rng).wall();
    return backup_->parsed() ? run_backup(config.database, out_, now)
                             : run_restore(config.database, from_, now);
}

}  // namespace afterword
