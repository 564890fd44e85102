// SPDX-License-Identifier: Apache-2.0
// Cuts the power after every change of a life, and counts how often that did harm.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/rng.hpp"
#include "tests/fakes/memory_disk.hpp"

namespace afterword {

// How many cuts a run is to make in all: AFTERWORD_CUTS, or what CI has time for.
int cuts_wanted();

// Counts the cuts of one kind of life; says the number at the end, since a suite that made none
// would pass as well.  Thread-bound.
class CutCount {
  public:
    explicit CutCount(std::string_view what) : what_(what) {}
    CutCount(const CutCount&) = delete;
    CutCount& operator=(const CutCount&) = delete;
    ~CutCount();

    // `harm`: what is wrong after it; empty when all is well.
    void note(const std::string& harm);

    [[nodiscard]] int cuts() const { return cuts_; }
    [[nodiscard]] int harmed() const { return harmed_; }
    // The first one.
    [[nodiscard]] const std::string& harm() const { return harm_; }

  private:
    std::string what_;
    int cuts_ = 0;
    int harmed_ = 0;
    std::string harm_;
};

// What happened to a disk; both outlive it.
struct DiskLife {
    const DiskImage& start;
    const std::vector<DiskChange>& changes;
};

// Puts on `disk` what could be found there after each of the changes, in every way, and has
// `harm_after` start the program on it and say what is wrong; now and then the power goes once more
// during that start.
void cut_everywhere(MemoryDisk& disk, const DiskLife& life, Rng& rng, CutCount& count,
                    const std::function<std::string(std::size_t changes)>& harm_after);

}  // namespace afterword
