// SPDX-License-Identifier: Apache-2.0
// A folder that goes with whoever made it.
#pragma once

#include <filesystem>
#include <utility>

#include "platform/base/result.hpp"

namespace afterword {

// Thread-bound.
class ScratchFolder {
  public:
    // Under TMPDIR or /tmp, for this user alone. Io with the system's reason.
    static Result<ScratchFolder> make();
    ScratchFolder(ScratchFolder&& other) noexcept : path_(std::move(other.path_)) {
        other.path_.clear();
    }
    ScratchFolder(const ScratchFolder&) = delete;
    ScratchFolder& operator=(const ScratchFolder&) = delete;
    ScratchFolder& operator=(ScratchFolder&&) = delete;
    ~ScratchFolder();

    [[nodiscard]] const std::filesystem::path& path() const { return path_; }

  private:
    explicit ScratchFolder(std::filesystem::path path) : path_(std::move(path)) {}
    std::filesystem::path path_;  // empty = moved away
};

}  // namespace afterword
