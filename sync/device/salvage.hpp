// SPDX-License-Identifier: Apache-2.0
// What to do with a damaged database: keep it for people to look at, and read out of it what is
// still there.  Reentrant.
#pragma once

#include <filesystem>
#include <string>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "sync/device/outbox.hpp"

namespace afterword {

// Moves the database and its log to `aside/`, dated; durable.
Status put_aside(const std::filesystem::path& file, WallTime now);

// The rows without a receipt, oldest first, around whatever is damaged; void rows name those that
// cannot be read. That is all of them without a readable epoch: nobody could tell whose ordinals
// they carry.
Leftover salvage(const std::filesystem::path& damaged, const std::string& vfs);

}  // namespace afterword
