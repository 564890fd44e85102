// SPDX-License-Identifier: Apache-2.0
// The disk under one simulated program: it fails when told to, and the program on it can die at any
// single operation. What the program does after its death has no effect any more.
#pragma once

#include <deque>
#include <functional>
#include <optional>
#include <string>

#include "tests/fakes/memory_disk.hpp"
#include "tests/fakes/power_cuts.hpp"

namespace afterword {

// Thread-bound. Outlives the databases on it.
class Disk {
  public:
    enum class Health {
        Good,
        Flaky,  // every fiftieth operation or so fails
        Full,   // writes fail
    };

    // `died` is called when the program dies at an operation.
    Disk(const std::string& name, std::uint64_t seed, std::function<void()> died);

    // Of the SQLite VFS.
    [[nodiscard]] const std::string& name() const { return memory_.name(); }
    void set(Health health) { health_ = health; }
    // The program dies at its operation after so many; it is dead() from then on.
    void die_after(std::uint64_t operations) { operations_left_ = operations; }
    void die();
    [[nodiscard]] bool dead() const { return life_ == Life::Over; }
    // What the disk holds when the machine is there again. With every database closed.
    void come_back(Unsynced fate);
    // Lets go of what the power can no longer undo; to be called now and then.
    void tidy();

  private:
    int ask(MemoryDisk::Call call);

    MemoryDisk memory_;
    SeededRng rng_;
    std::function<void()> died_;
    std::deque<DiskChange> changes_;  // those that cuts_ still refers to
    std::optional<PowerCuts> cuts_;
    Health health_ = Health::Good;
    enum class Life { Going, Over } life_ = Life::Going;
    std::optional<std::uint64_t> operations_left_;
};

}  // namespace afterword
