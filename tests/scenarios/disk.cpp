// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/disk.hpp"

#include <utility>

namespace afterword {
namespace {

constexpr std::uint64_t kFlakyOneIn = 50;

int failure_of(MemoryDisk::Call call) {
    switch (call) {
        case MemoryDisk::Call::Open:
            return SQLITE_CANTOPEN;
        case MemoryDisk::Call::Read:
            return SQLITE_IOERR_READ;
        case MemoryDisk::Call::Write:
            return SQLITE_IOERR_WRITE;
        case MemoryDisk::Call::Truncate:
            return SQLITE_IOERR_TRUNCATE;
        case MemoryDisk::Call::Sync:
            return SQLITE_IOERR_FSYNC;
        case MemoryDisk::Call::Delete:
            return SQLITE_IOERR_DELETE;
    }
    return SQLITE_IOERR;
}

}  // namespace

Disk::Disk(const std::string& name, std::uint64_t seed, std::function<void()> died)
    : memory_(name), rng_(seed), died_(std::move(died)), cuts_(DiskImage()) {
    memory_.begin({});
    memory_.fault = [this](MemoryDisk::Call call) { return ask(call); };
}

int Disk::ask(MemoryDisk::Call call) {
    if (operations_left_ && (*operations_left_)-- == 0) {
        die();
        died_();
    }
    if (dead()) {
        return failure_of(call);
    }
    if (health_ == Health::Full && call == MemoryDisk::Call::Write) {
        return SQLITE_FULL;
    }
    const bool fails = health_ == Health::Flaky && rng_.below(kFlakyOneIn) == 0;
    return fails ? failure_of(call) : SQLITE_OK;
}

void Disk::die() {
    tidy();
    operations_left_.reset();
    life_ = Life::Over;
}

void Disk::tidy() {
    if (dead()) {
        return;
    }
    for (auto& change : memory_.take_changes()) {
        changes_.push_back(std::move(change));
        cuts_->follow(changes_.back());
    }
    if (cuts_->settled()) {
        changes_.clear();
    }
}

void Disk::come_back(Unsynced fate) {
    tidy();
    life_ = Life::Going;
    if (fate == Unsynced::Kept) {
        static_cast<void>(memory_.take_changes());  // what failed after its death
        return;
    }
    const DiskImage image = cuts_->image(fate, rng_);
    memory_.begin(image);
    cuts_.emplace(image);
    changes_.clear();
}

}  // namespace afterword
