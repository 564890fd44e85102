// SPDX-License-Identifier: Apache-2.0
// One process per data directory.
#pragma once

#include <filesystem>

#include "platform/base/result.hpp"
#include "platform/linux/descriptor.hpp"

namespace afterword {

// Held while this object lives, and released by the kernel however the process ends.
class LockFile {
  public:
    // Busy, naming the process that holds it, when another one does.
    static Result<LockFile> take(const std::filesystem::path& file);

  private:
    explicit LockFile(Descriptor descriptor) : descriptor_(std::move(descriptor)) {}
    Descriptor descriptor_;
};

}  // namespace afterword
