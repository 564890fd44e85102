// SPDX-License-Identifier: Apache-2.0
#include "sync/device/pin_locks.hpp"

#include <limits>
#include <utility>

namespace afterword {

Result<PinLocks> PinLocks::open(Database& database, const Clock& clock) {
    PinLocks locks(database, clock);
    if (auto loaded = locks.load(); !loaded) {
        return std::move(loaded).error().within("wrong PINs");
    }
    return locks;
}

Status PinLocks::load() {
    auto all = database_->prepare("SELECT code, count FROM wrong_pin");
    if (!all) {
        return std::move(all).error();
    }
    auto row = all->step();
    for (; row && *row; row = all->step()) {
        tries_[StaffCode{all->text(0)}] = {static_cast<int>(all->integer(1)), clock_->tick()};
    }
    return row ? done() : Status(std::move(row).error());
}

Status PinLocks::note_wrong(const StaffCode& code) {
    WrongTries& tries = tries_[code];
    if (tries.count < std::numeric_limits<int>::max()) {
        ++tries.count;
    }
    tries.last = clock_->tick();
    auto put = database_->prepare("INSERT OR REPLACE INTO wrong_pin VALUES(?, ?)");
    if (!put) {
        return std::move(put).error();
    }
    return put->bind(1, code.text).bind(2, std::int64_t{tries.count}).run();
}

Status PinLocks::note_right(const StaffCode& code) {
    if (tries_.find(code) == tries_.end()) {
        return done();
    }
    auto remove = database_->prepare("DELETE FROM wrong_pin WHERE code = ?");
    if (!remove) {
        return std::move(remove).error();
    }
    if (auto removed = remove->bind(1, code.text).run(); !removed) {
        return removed;
    }
    tries_.erase(code);
    return done();
}

Status PinLocks::unlock_all() {
    if (tries_.empty()) {
        return done();
    }
    if (auto removed = database_->run("DELETE FROM wrong_pin"); !removed) {
        return removed;
    }
    tries_.clear();
    return done();
}

}  // namespace afterword
