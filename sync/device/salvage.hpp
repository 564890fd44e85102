// SPDX-License-Identifier: Apache-2.0
// What to do with a damaged database: keep it for people to look at, and read out of it what is
// still there.  Reentrant.
#pragma once

#include <filesystem>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "sync/device/outbox.hpp"

namespace afterword {

// Moves the database and its log to `aside/`, dated, and gives its new place.
Result<std::filesystem::path> put_aside(const std::filesystem::path& file, WallTime now);

// The rows without a receipt that can be read, oldest first, as far as the damage allows. None
// without a readable epoch: nobody could tell whose ordinals they carry.
Leftover salvage(const std::filesystem::path& damaged);

}  // namespace afterword
