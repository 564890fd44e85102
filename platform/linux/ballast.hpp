// SPDX-License-Identifier: Apache-2.0
// Room kept in reserve: on a full disk even deleting rows needs some.
#pragma once

#include <cstdint>
#include <filesystem>

#include "platform/base/result.hpp"

namespace afterword {

// A file of real blocks that can be given back to the file system.  Thread-bound.
class Ballast {
  public:
    explicit Ballast(std::filesystem::path file, std::uint64_t size = 1U << 20U)
        : file_(std::move(file)), size_(size) {}

    // Allocates the file unless it is there. Full when there is no room; nothing is left behind.
    Status load();
    // Gives the room back.
    void release();
    [[nodiscard]] bool loaded() const;

  private:
    std::filesystem::path file_;
    std::uint64_t size_;
};

}  // namespace afterword
