// SPDX-License-Identifier: Apache-2.0
// A disk that is full when a test says so.
#pragma once

#include <cstring>
#include <string>

#include <sqlite3.h>

namespace afterword {

// A SQLite VFS over the system's own, whose writes fail with SQLITE_FULL on demand. One at a time
// under its name.  Thread-bound.
class FullDiskVfs {
  public:
    FullDiskVfs() : vfs_(*sqlite3_vfs_find(nullptr)) {
        vfs_.zName = kName;
        vfs_.szOsFile += static_cast<int>(sizeof(File));
        vfs_.xOpen = open;
        vfs_.pAppData = this;
        vfs_.pNext = nullptr;
        system_ = sqlite3_vfs_find(nullptr);
        sqlite3_vfs_register(&vfs_, 0);
    }
    FullDiskVfs(const FullDiskVfs&) = delete;
    FullDiskVfs& operator=(const FullDiskVfs&) = delete;
    ~FullDiskVfs() { sqlite3_vfs_unregister(&vfs_); }

    [[nodiscard]] std::string name() const { return kName; }
    void fill() { state_ = State::Full; }
    // Only the next write fails, with this code of SQLite's.
    void fail_once(int code = SQLITE_FULL) { state_ = State::FailsOnce, once_ = code; }
    void make_room() { state_ = State::Room; }

  private:
    static constexpr const char* kName = "full-disk";

    enum class State { Room, FailsOnce, Full };

    // Stands before the system's own file in the room that SQLite gives us.
    struct File {
        sqlite3_file base;
        FullDiskVfs* disk;
        sqlite3_io_methods methods;
        [[nodiscard]] sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
    };

    static File* ours(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
    static sqlite3_file* real(sqlite3_file* file) { return ours(file)->real(); }

    static int open(sqlite3_vfs* vfs, const char* name, sqlite3_file* file, int flags, int* out) {
        auto* disk = static_cast<FullDiskVfs*>(vfs->pAppData);
        auto* opened = ours(file);
        opened->disk = disk;
        opened->base.pMethods = nullptr;
        const int code = disk->system_->xOpen(disk->system_, name, opened->real(), flags, out);
        if (code == SQLITE_OK) {
            opened->methods = forwarding();
            opened->base.pMethods = &opened->methods;
        }
        return code;
    }
    static int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 at) {
        auto& disk = *ours(file)->disk;
        if (disk.state_ == State::Full) {
            return SQLITE_FULL;
        }
        if (disk.state_ == State::FailsOnce) {
            disk.state_ = State::Room;
            return disk.once_;
        }
        return real(file)->pMethods->xWrite(real(file), data, size, at);
    }
    static sqlite3_io_methods forwarding() {
        sqlite3_io_methods m{};
        m.iVersion = 2;
        m.xClose = [](sqlite3_file* f) { return real(f)->pMethods->xClose(real(f)); };
        m.xRead = [](sqlite3_file* f, void* data, int size, sqlite3_int64 at) {
            return real(f)->pMethods->xRead(real(f), data, size, at);
        };
        m.xWrite = write;
        m.xTruncate = [](sqlite3_file* f, sqlite3_int64 size) {
            return real(f)->pMethods->xTruncate(real(f), size);
        };
        m.xSync = [](sqlite3_file* f, int flags) {
            return real(f)->pMethods->xSync(real(f), flags);
        };
        m.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
            return real(f)->pMethods->xFileSize(real(f), size);
        };
        m.xLock = [](sqlite3_file* f, int kind) { return real(f)->pMethods->xLock(real(f), kind); };
        m.xUnlock = [](sqlite3_file* f, int kind) {
            return real(f)->pMethods->xUnlock(real(f), kind);
        };
        m.xCheckReservedLock = [](sqlite3_file* f, int* out) {
            return real(f)->pMethods->xCheckReservedLock(real(f), out);
        };
        m.xFileControl = [](sqlite3_file* f, int op, void* argument) {
            return real(f)->pMethods->xFileControl(real(f), op, argument);
        };
        m.xSectorSize = [](sqlite3_file* f) { return real(f)->pMethods->xSectorSize(real(f)); };
        m.xDeviceCharacteristics = [](sqlite3_file* f) {
            return real(f)->pMethods->xDeviceCharacteristics(real(f));
        };
        m.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
            return real(f)->pMethods->xShmMap(real(f), page, size, extend, out);
        };
        m.xShmLock = [](sqlite3_file* f, int offset, int n, int flags) {
            return real(f)->pMethods->xShmLock(real(f), offset, n, flags);
        };
        m.xShmBarrier = [](sqlite3_file* f) { real(f)->pMethods->xShmBarrier(real(f)); };
        m.xShmUnmap = [](sqlite3_file* f, int remove) {
            return real(f)->pMethods->xShmUnmap(real(f), remove);
        };
        return m;
    }

    sqlite3_vfs vfs_;
    sqlite3_vfs* system_ = nullptr;
    State state_ = State::Room;
    int once_ = SQLITE_FULL;
};

}  // namespace afterword
