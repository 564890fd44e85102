// SPDX-License-Identifier: Apache-2.0
// A disk in memory, under SQLite, that remembers every change in its order: whoever holds the list
// can cut the power at any of them afterwards (power_cuts.hpp).
#pragma once

#include <algorithm>
#include <cstring>
#include <functional>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <sqlite3.h>

namespace afterword {

// Names and bytes of files, as a machine finds them when it starts.
using DiskImage = std::map<std::string, std::string>;

struct DiskChange {
    enum class Kind { Create, Write, Truncate, Sync, SyncFailed, SyncFolder, Delete };
    Kind kind;
    std::string path;
    std::size_t at = 0;  // of Write; of Truncate the new size
    std::string bytes;
};

// A SQLite VFS. Syncs the folder where the system's would: with the first sync of a log or journal
// that was opened, and with a deletion that asks for it.  Thread-bound; outlives its databases.
class MemoryDisk {
  public:
    enum class Call { Open, Read, Write, Truncate, Sync, Delete };

    explicit MemoryDisk(std::string name) : name_(std::move(name)) {
        vfs_ = *sqlite3_vfs_find(nullptr);
        vfs_.zName = name_.c_str();
        vfs_.szOsFile = sizeof(File);
        vfs_.pAppData = this;
        vfs_.pNext = nullptr;
        vfs_.xOpen = open;
        vfs_.xDelete = remove;
        vfs_.xAccess = access;
        vfs_.xFullPathname = [](sqlite3_vfs*, const char* path, int size, char* out) {
            sqlite3_snprintf(size, out, "%s", path);
            return SQLITE_OK;
        };
        sqlite3_vfs_register(&vfs_, 0);
    }
    MemoryDisk(const MemoryDisk&) = delete;
    MemoryDisk& operator=(const MemoryDisk&) = delete;
    ~MemoryDisk() { sqlite3_vfs_unregister(&vfs_); }

    [[nodiscard]] const std::string& name() const { return name_; }

    // Everything there is from now on is `image`, and durable. Call it with every database closed.
    void begin(const DiskImage& image) {
        files_.clear();
        changes_.clear();
        for (const auto& [path, bytes] : image) {
            files_[path] = std::make_shared<Content>(Content{bytes, {}});
        }
    }
    [[nodiscard]] DiskImage image() const {
        DiskImage image;
        for (const auto& [path, content] : files_) {
            image[path] = content->bytes;
        }
        return image;
    }
    // Since begin().
    [[nodiscard]] const std::vector<DiskChange>& changes() const { return changes_; }
    [[nodiscard]] std::vector<DiskChange> take_changes() { return std::move(changes_); }

    // Asked before each call: SQLITE_OK lets it through, another code fails it.
    std::function<int(Call)> fault;
    // A disk that lies says that a sync is done and does nothing.
    enum class Syncs { Obeyed, IgnoredOfLogs, Ignored } syncs = Syncs::Obeyed;

  private:
    struct Content {
        std::string bytes;
        std::vector<std::unique_ptr<std::string>> shared;  // the log's index, which no disk keeps
    };
    struct File {
        sqlite3_file base;
        MemoryDisk* disk;
        std::string* path;  // null of a temporary file
        std::shared_ptr<Content>* content;
        bool log;
        enum class Folder { Synced, Unsynced } folder;
    };

    static File* of(sqlite3_file* file) { return reinterpret_cast<File*>(file); }
    static MemoryDisk& of(sqlite3_vfs* vfs) { return *static_cast<MemoryDisk*>(vfs->pAppData); }
    static std::string& bytes_of(sqlite3_file* file) { return (*of(file)->content)->bytes; }

    int asked(Call call) { return fault ? fault(call) : SQLITE_OK; }
    void note(const File& file, DiskChange::Kind kind, std::size_t at = 0, std::string bytes = {}) {
        if (file.path != nullptr) {
            changes_.push_back({kind, *file.path, at, std::move(bytes)});
        }
    }

    static int open(sqlite3_vfs* vfs, const char* path, sqlite3_file* file, int flags, int* out) {
        MemoryDisk& disk = of(vfs);
        File& opened = *of(file);
        opened.base.pMethods = nullptr;
        if (const int code = disk.asked(Call::Open); code != SQLITE_OK) {
            return code;
        }
        auto found = path == nullptr ? disk.files_.end() : disk.files_.find(path);
        const bool fresh = found == disk.files_.end();
        if (fresh && (flags & SQLITE_OPEN_CREATE) == 0) {
            return SQLITE_CANTOPEN;
        }
        auto content = fresh ? std::make_shared<Content>() : found->second;
        opened.base.pMethods = methods();
        opened.disk = &disk;
        opened.path = path == nullptr ? nullptr : new std::string(path);
        opened.content = new std::shared_ptr<Content>(content);
        opened.log = (flags & (SQLITE_OPEN_WAL | SQLITE_OPEN_MAIN_JOURNAL)) != 0;
        opened.folder = opened.log ? File::Folder::Unsynced : File::Folder::Synced;
        if (fresh && path != nullptr) {
            disk.files_[path] = content;
            disk.note(opened, DiskChange::Kind::Create);
        }
        if (out != nullptr) {
            *out = flags;
        }
        return SQLITE_OK;
    }
    static int remove(sqlite3_vfs* vfs, const char* path, int sync_folder) {
        MemoryDisk& disk = of(vfs);
        if (const int code = disk.asked(Call::Delete); code != SQLITE_OK) {
            return code;
        }
        if (disk.files_.erase(path) == 0) {
            return SQLITE_IOERR_DELETE_NOENT;
        }
        disk.changes_.push_back({DiskChange::Kind::Delete, path, 0, {}});
        if (sync_folder != 0) {
            disk.changes_.push_back({DiskChange::Kind::SyncFolder, {}, 0, {}});
        }
        return SQLITE_OK;
    }
    static int access(sqlite3_vfs* vfs, const char* path, int, int* there) {
        const auto found = of(vfs).files_.find(path);
        *there = found != of(vfs).files_.end() && !found->second->bytes.empty() ? 1 : 0;
        return SQLITE_OK;
    }
    static int close(sqlite3_file* file) {
        delete of(file)->path;
        delete of(file)->content;
        return SQLITE_OK;
    }
    static int read(sqlite3_file* file, void* out, int size, sqlite3_int64 at) {
        if (const int code = of(file)->disk->asked(Call::Read); code != SQLITE_OK) {
            return code;
        }
        const std::string& bytes = bytes_of(file);
        const auto from = std::min(static_cast<std::size_t>(at), bytes.size());
        const auto there = std::min(static_cast<std::size_t>(size), bytes.size() - from);
        std::memcpy(out, bytes.data() + from, there);
        std::memset(static_cast<char*>(out) + there, 0, static_cast<std::size_t>(size) - there);
        return there == static_cast<std::size_t>(size) ? SQLITE_OK : SQLITE_IOERR_SHORT_READ;
    }
    static int write(sqlite3_file* file, const void* data, int size, sqlite3_int64 at) {
        if (const int code = of(file)->disk->asked(Call::Write); code != SQLITE_OK) {
            return code;
        }
        std::string written(static_cast<const char*>(data), static_cast<std::size_t>(size));
        std::string& bytes = bytes_of(file);
        const auto place = static_cast<std::size_t>(at);
        bytes.resize(std::max(bytes.size(), place + written.size()));
        bytes.replace(place, written.size(), written);
        of(file)->disk->note(*of(file), DiskChange::Kind::Write, place, std::move(written));
        return SQLITE_OK;
    }
    static int truncate(sqlite3_file* file, sqlite3_int64 size) {
        if (const int code = of(file)->disk->asked(Call::Truncate); code != SQLITE_OK) {
            return code;
        }
        bytes_of(file).resize(static_cast<std::size_t>(size));
        of(file)->disk->note(*of(file), DiskChange::Kind::Truncate, static_cast<std::size_t>(size));
        return SQLITE_OK;
    }
    static int sync(sqlite3_file* file, int) {
        File& target = *of(file);
        if (const int code = target.disk->asked(Call::Sync); code != SQLITE_OK) {
            target.disk->note(target, DiskChange::Kind::SyncFailed);
            return code;
        }
        const Syncs syncs = target.disk->syncs;
        if (syncs == Syncs::Ignored || (syncs == Syncs::IgnoredOfLogs && target.log)) {
            return SQLITE_OK;
        }
        target.disk->note(target, DiskChange::Kind::Sync);
        if (target.folder == File::Folder::Unsynced) {
            target.folder = File::Folder::Synced;
            target.disk->note(target, DiskChange::Kind::SyncFolder);
        }
        return SQLITE_OK;
    }
    static int map_shared(sqlite3_file* file, int page, int size, int, void volatile** out) {
        auto& shared = (*of(file)->content)->shared;
        while (shared.size() <= static_cast<std::size_t>(page)) {
            shared.push_back(std::make_unique<std::string>(static_cast<std::size_t>(size), '\0'));
        }
        *out = shared[static_cast<std::size_t>(page)]->data();
        return SQLITE_OK;
    }
    static const sqlite3_io_methods* methods() {
        static const sqlite3_io_methods made = made_methods();
        return &made;
    }
    static sqlite3_io_methods made_methods() {
        sqlite3_io_methods m{};
        m.iVersion = 2;
        m.xClose = close;
        m.xRead = read;
        m.xWrite = write;
        m.xTruncate = truncate;
        m.xSync = sync;
        m.xFileSize = [](sqlite3_file* file, sqlite3_int64* size) {
            *size = static_cast<sqlite3_int64>(bytes_of(file).size());
            return SQLITE_OK;
        };
        m.xLock = m.xUnlock = [](sqlite3_file*, int) { return SQLITE_OK; };
        m.xCheckReservedLock = [](sqlite3_file*, int* held) {
            *held = 0;
            return SQLITE_OK;
        };
        m.xFileControl = [](sqlite3_file*, int, void*) { return SQLITE_NOTFOUND; };
        m.xSectorSize = [](sqlite3_file*) { return 4'096; };
        m.xDeviceCharacteristics = [](sqlite3_file*) { return SQLITE_IOCAP_POWERSAFE_OVERWRITE; };
        m.xShmMap = map_shared;
        m.xShmLock = [](sqlite3_file*, int, int, int) { return SQLITE_OK; };
        m.xShmBarrier = [](sqlite3_file*) {};
        m.xShmUnmap = [](sqlite3_file* file, int) {
            (*of(file)->content)->shared.clear();
            return SQLITE_OK;
        };
        return m;
    }

    const std::string name_;
    sqlite3_vfs vfs_{};
    std::map<std::string, std::shared_ptr<Content>> files_;
    std::vector<DiskChange> changes_;
};

}  // namespace afterword
