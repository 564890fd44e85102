// SPDX-License-Identifier: Apache-2.0
// Power that goes at a chosen moment, and takes what was not synced with it.
#pragma once

#include <algorithm>
#include <climits>
#include <filesystem>
#include <string>
#include <vector>

#include <fcntl.h>

#include "platform/base/rng.hpp"
#include "platform/linux/descriptor.hpp"
#include "tests/fakes/fault_vfs.hpp"

namespace afterword {

// Counts what changes the disk; from the cut on nothing does. Then come back(): of the writes no
// sync had covered, the first few are there and the others are not.  Thread-bound.
class PowerCutVfs final : public FaultVfs {
  public:
    explicit PowerCutVfs(int steps) : FaultVfs("power-cut"), steps_left_(steps) {}

    [[nodiscard]] bool cut() const { return steps_left_ <= 0; }

    // Call it with every database closed.
    void come_back(Rng& rng) {
        const auto kept = static_cast<std::ptrdiff_t>(rng.below(unsynced_.size() + 1));
        for (auto change = unsynced_.end(); change != unsynced_.begin() + kept;) {
            undo(*--change);
        }
        unsynced_.clear();
        steps_left_ = INT_MAX;
    }

  private:
    // How a place in a file was before it was written over.
    struct Change {
        std::string path;
        sqlite3_int64 at;
        std::string before;
        sqlite3_int64 size_before;
    };

    bool power() { return steps_left_ > 0 && --steps_left_ > 0; }

    int before_write(const Target& target, int size, sqlite3_int64 at) override {
        if (!power()) {
            return SQLITE_IOERR_WRITE;
        }
        remember(target, at, size);
        return SQLITE_OK;
    }
    int before_truncate(const Target& target, sqlite3_int64 size) override {
        if (!power()) {
            return SQLITE_IOERR_TRUNCATE;
        }
        sqlite3_int64 before = 0;
        target.file->pMethods->xFileSize(target.file, &before);
        remember(target, size, static_cast<int>(std::max(before - size, sqlite3_int64{0})));
        return SQLITE_OK;
    }
    // The disk itself need not be bothered: the machine under the test keeps its power.
    int sync(const Target& target, int) override {
        if (!power()) {
            return SQLITE_IOERR_FSYNC;
        }
        std::erase_if(unsynced_, [&](const Change& c) { return c.path == target.path; });
        return SQLITE_OK;
    }
    int before_delete() override { return power() ? SQLITE_OK : SQLITE_IOERR_DELETE; }

    void remember(const Target& target, sqlite3_int64 at, int size) {
        Change change{target.path, at, {}, 0};
        target.file->pMethods->xFileSize(target.file, &change.size_before);
        const auto there =
            std::clamp(change.size_before - at, sqlite3_int64{0}, static_cast<sqlite3_int64>(size));
        change.before.resize(static_cast<std::size_t>(there));
        if (there > 0) {
            target.file->pMethods->xRead(target.file, change.before.data(), static_cast<int>(there),
                                         at);
        }
        unsynced_.push_back(std::move(change));
    }
    static void undo(const Change& change) {
        const Descriptor file(::open(change.path.c_str(), O_WRONLY | O_CLOEXEC));
        if (pwrite(file.get(), change.before.data(), change.before.size(), change.at) < 0 ||
            ftruncate(file.get(), change.size_before) != 0) {
            std::filesystem::remove(change.path);  // never there
        }
    }

    int steps_left_;
    std::vector<Change> unsynced_;
};

}  // namespace afterword
