// SPDX-License-Identifier: Apache-2.0
// Whether something can be stored, and the reserve that lets the last row in when the disk is full.
#pragma once

#include <utility>

#include "platform/base/log.hpp"
#include "platform/base/result.hpp"
#include "platform/linux/ballast.hpp"

namespace afterword {

// Thread: sync.
class Room {
  public:
    explicit Room(Ballast reserve) : reserve_(std::move(reserve)) {}

    // False from a failed attempt on until recover() succeeds.
    [[nodiscard]] bool there() const { return there_; }
    // The database itself is damaged and must be opened anew.
    [[nodiscard]] bool damaged() const { return damaged_; }

    // Runs `attempt`; when the disk is full, once more with the reserve given back, so that the
    // rating that is being taken is still kept and the next one is not begun.
    template <class Attempt>
    auto store(Attempt attempt) -> decltype(attempt()) {
        auto result = attempt();
        if (!result) {
            note(result.error());
            if (result.error().code == Errc::Full && reserve_.loaded()) {
                reserve_.release();
                return attempt();
            }
        }
        return result;
    }
    // Something else failed to read or write.
    void note(const Error& error) {
        log_error("storage_failed").with("why", error.message);
        there_ = false;
        damaged_ = damaged_ || error.code == Errc::Corrupt;
    }
    // Opening anew has helped.
    void mended() { damaged_ = false; }

    // Proves with `commit` that storing works again, and fills the reserve; until then that is
    // given back, since even what frees room needs some.
    template <class Commit>
    void recover(Commit commit) {
        reserve_.release();
        if (commit() && reserve_.load()) {
            there_ = true;
            log_info("storage_recovered");
        }
    }
    // Fills the reserve at the start; without it there is no room for the next rating.
    void begin() { there_ = reserve_.load().ok(); }
    void release() { reserve_.release(); }

  private:
    Ballast reserve_;
    bool there_ = true;
    bool damaged_ = false;
};

}  // namespace afterword
