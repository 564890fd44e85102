// SPDX-License-Identifier: Apache-2.0
// A disk that is full when a test says so.
#pragma once

#include "tests/fakes/fault_vfs.hpp"

namespace afterword {

// Writes fail on demand.  Thread-bound.
class FullDiskVfs final : public FaultVfs {
  public:
    FullDiskVfs() : FaultVfs("full-disk") {}

    void fill() { state_ = State::Full; }
    // Only the next write fails, with this code of SQLite's.
    void fail_once(int code = SQLITE_FULL) { state_ = State::FailsOnce, once_ = code; }
    void make_room() { state_ = State::Room; }

  private:
    int before_write(const Target&, int, sqlite3_int64) override {
        if (state_ == State::FailsOnce) {
            state_ = State::Room;
            return once_;
        }
        return state_ == State::Full ? SQLITE_FULL : SQLITE_OK;
    }

    enum class State { Room, FailsOnce, Full };
    State state_ = State::Room;
    int once_ = SQLITE_FULL;
};

}  // namespace afterword
