// SPDX-License-Identifier: Apache-2.0
// The digests the wire names.  Reentrant.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace afterword {

// BLAKE2b with a 16-byte digest (RFC 7693): the hash of a row's bytes.
using RowHash = std::array<std::uint8_t, 16>;
RowHash blake2b_128(std::string_view bytes);

// SHA-256 (FIPS 180-4): names of surveys and configurations, shards, refused batches.
using Sha256 = std::array<std::uint8_t, 32>;
Sha256 sha256(std::string_view bytes);

// The first 16 hex digits of SHA-256, by which surveys and configurations are named.
std::string content_name(std::string_view bytes);

}  // namespace afterword
