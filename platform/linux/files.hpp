// SPDX-License-Identifier: Apache-2.0
// Files that are there after the power comes back.  Reentrant.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "platform/base/hash.hpp"
#include "platform/base/result.hpp"

namespace afterword {

// The whole content. NotFound, or Io with the system's reason; Invalid above `limit` bytes.
Result<std::string> read_file(const std::filesystem::path& file, std::uintmax_t limit = 16U << 20U);

// Old content or new, never a mixture, whenever the power goes: written beside, synced, renamed,
// the folder synced.
Status write_file(const std::filesystem::path& file, std::string_view content);

// Makes the content of a file durable that a library has written.
Status sync_file(const std::filesystem::path& file);

// SHA-256 of a file of any size.
Result<Sha256> hash_of_file(const std::filesystem::path& file);

// Makes the entries of a folder durable (a new file's name is data of its folder).
Status sync_directory(const std::filesystem::path& directory);

// Makes the folder and its parents, for this user alone.
Status make_directory(const std::filesystem::path& directory);

// What this process makes from now on, by whatever library, is for its own user alone. Call it
// first in main.
void keep_files_private();

// Bytes an ordinary user can still write on the file system that holds `path`.
Result<std::uint64_t> free_bytes(const std::filesystem::path& path);

}  // namespace afterword
