// SPDX-License-Identifier: Apache-2.0
// The place where tests get between SQLite and the disk.
#pragma once

#include <string>

#include <sqlite3.h>

namespace afterword {

// A SQLite VFS over the system's own that forwards everything, under a name of its own. A fault is
// a class that overrides what it changes.  Thread-bound; outlives its databases.
class FaultVfs {
  public:
    explicit FaultVfs(std::string name)
        : name_(std::move(name)), system_(sqlite3_vfs_find(nullptr)) {
        vfs_ = *system_;
        vfs_.zName = name_.c_str();
        vfs_.szOsFile += static_cast<int>(sizeof(File));
        vfs_.pAppData = this;
        vfs_.pNext = nullptr;
        vfs_.xOpen = open;
        vfs_.xDelete = [](sqlite3_vfs* vfs, const char* path, int sync) {
            auto* faults = static_cast<FaultVfs*>(vfs->pAppData);
            const int code = faults->before_delete();
            return code == SQLITE_OK ? faults->system_->xDelete(faults->system_, path, sync) : code;
        };
        sqlite3_vfs_register(&vfs_, 0);
    }
    FaultVfs(const FaultVfs&) = delete;
    FaultVfs& operator=(const FaultVfs&) = delete;
    virtual ~FaultVfs() { sqlite3_vfs_unregister(&vfs_); }

    [[nodiscard]] const std::string& name() const { return name_; }

  protected:
    // A file of the system's, and what it is called.
    struct Target {
        sqlite3_file* file;
        const std::string& path;
    };
    // Each of these gives SQLITE_OK to let the call through, or the code it fails with.
    virtual int before_write(const Target& target, int size, sqlite3_int64 at) {
        static_cast<void>(target), static_cast<void>(size), static_cast<void>(at);
        return SQLITE_OK;
    }
    virtual int before_truncate(const Target& target, sqlite3_int64 size) {
        static_cast<void>(target), static_cast<void>(size);
        return SQLITE_OK;
    }
    virtual int before_delete() { return SQLITE_OK; }
    // This one is the whole call.
    virtual int sync(const Target& target, int flags) {
        return target.file->pMethods->xSync(target.file, flags);
    }

  private:
    // Stands before the system's own file in the room that SQLite gives us.
    struct File {
        sqlite3_file base;
        FaultVfs* faults;
        const std::string* path;
        [[nodiscard]] sqlite3_file* real() { return reinterpret_cast<sqlite3_file*>(this + 1); }
        [[nodiscard]] Target target() { return {real(), *path}; }
    };

    static File* ours(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
    static sqlite3_file* real(sqlite3_file* file) { return ours(file)->real(); }
    static const sqlite3_io_methods* system(sqlite3_file* file) { return real(file)->pMethods; }

    static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out) {
        auto* faults = static_cast<FaultVfs*>(vfs->pAppData);
        auto* opened = ours(file);
        opened->base.pMethods = nullptr;
        opened->faults = faults;
        opened->path = nullptr;
        const int code = faults->system_->xOpen(faults->system_, path, opened->real(), flags, out);
        if (code == SQLITE_OK) {
            opened->path = new std::string(path == nullptr ? "" : path);
            opened->base.pMethods = methods();
        }
        return code;
    }
    static int close(sqlite3_file* file) {
        delete ours(file)->path;
        return system(file)->xClose(real(file));
    }
    static int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 at) {
        const int code = ours(file)->faults->before_write(ours(file)->target(), size, at);
        return code == SQLITE_OK ? system(file)->xWrite(real(file), data, size, at) : code;
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        const int code = ours(file)->faults->before_truncate(ours(file)->target(), size);
        return code == SQLITE_OK ? system(file)->xTruncate(real(file), size) : code;
    }
    static int sync_file(sqlite3_file* file, int flags) {
        return ours(file)->faults->sync(ours(file)->target(), flags);
    }
    static const sqlite3_io_methods* methods() {
        static const sqlite3_io_methods made = forwarding();
        return &made;
    }
    static sqlite3_io_methods forwarding() {
        sqlite3_io_methods m{};
        m.iVersion = 2;
        m.xClose = close;
        m.xWrite = write;
        m.xTruncate = truncate;
        m.xSync = sync_file;
        m.xRead = [](sqlite3_file* f, void* data, int size, sqlite3_int64 at) {
            return system(f)->xRead(real(f), data, size, at);
        };
        m.xFileSize = [](sqlite3_file* f, sqlite3_int64* size) {
            return system(f)->xFileSize(real(f), size);
        };
        m.xLock = [](sqlite3_file* f, int kind) { return system(f)->xLock(real(f), kind); };
        m.xUnlock = [](sqlite3_file* f, int kind) { return system(f)->xUnlock(real(f), kind); };
        m.xCheckReservedLock = [](sqlite3_file* f, int* out) {
            return system(f)->xCheckReservedLock(real(f), out);
        };
        m.xFileControl = [](sqlite3_file* f, int op, void* argument) {
            return system(f)->xFileControl(real(f), op, argument);
        };
        m.xSectorSize = [](sqlite3_file* f) { return system(f)->xSectorSize(real(f)); };
        m.xDeviceCharacteristics = [](sqlite3_file* f) {
            return system(f)->xDeviceCharacteristics(real(f));
        };
        m.xShmMap = [](sqlite3_file* f, int page, int size, int extend, void volatile** out) {
            return system(f)->xShmMap(real(f), page, size, extend, out);
        };
        m.xShmLock = [](sqlite3_file* f, int offset, int n, int flags) {
            return system(f)->xShmLock(real(f), offset, n, flags);
        };
        m.xShmBarrier = [](sqlite3_file* f) { system(f)->xShmBarrier(real(f)); };
        m.xShmUnmap = [](sqlite3_file* f, int remove) {
            return system(f)->xShmUnmap(real(f), remove);
        };
        return m;
    }

    const std::string name_;
    sqlite3_vfs* system_;
    sqlite3_vfs vfs_{};
};

}  // namespace afterword
