// SPDX-License-Identifier: Apache-2.0
// The kiosk's database, opened or made: one file, one commit. A damaged one is put aside, and what
// can still be read of its unsent rows goes on in a new one.
#pragma once

#include <filesystem>
#include <memory>
#include <string>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "platform/base/rng.hpp"
#include "platform/sqlite/database.hpp"
#include "sync/device/inbox.hpp"
#include "sync/device/outbox.hpp"
#include "sync/device/pin_locks.hpp"

namespace afterword {

struct StoragePlace {
    std::filesystem::path data_dir;
    std::string vfs;         // of SQLite; empty = the system's
    Milliseconds retention;  // of receipted rows
};

// Thread: sync.
struct Storage {
    std::unique_ptr<Database> database;  // first: the others borrow it
    Outbox outbox;
    Inbox inbox;
    PinLocks pin_locks;
};

// `clock` and `rng` outlive it. Errors: Full, Io; Corrupt only when even a new file is damaged.
Result<Storage> open_storage(const StoragePlace& place, const Clock& clock, Rng& rng);

}  // namespace afterword
