// SPDX-License-Identifier: Apache-2.0
// The digests the wire names.  Reentrant.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>

#include "platform/base/result.hpp"
#include "platform/base/secret.hpp"

namespace afterword {

// BLAKE2b with a 16-byte digest (RFC 7693): the hash of a row's bytes.
using RowHash = std::array<std::uint8_t, 16>;
RowHash blake2b_128(std::string_view bytes);

// The key of keyed_hash(), for as long as it lives.
class HashKey {
  public:
    // The bytes of a key file, all of them. Invalid unless there are 16 to 64, as BLAKE2b takes
    // them; `head -c 32 /dev/urandom` makes good ones.
    static Result<HashKey> from(std::string_view bytes);
    [[nodiscard]] std::string_view bytes() const { return bytes_.view(); }

  private:
    explicit HashKey(Secret bytes) : bytes_(std::move(bytes)) {}
    Secret bytes_;
};

// Keyed BLAKE2b with a 16-byte digest, as 32 hex digits: tells that two numbers are the same, and
// nothing else to whoever lacks the key, however few numbers there are to try.
std::string keyed_hash(std::string_view bytes, const HashKey& key);

// SHA-256 (FIPS 180-4): names of surveys and configurations, shards, refused batches.
using Sha256 = std::array<std::uint8_t, 32>;
Sha256 sha256(std::string_view bytes);

// HMAC with SHA-256 (RFC 2104), with a key of any length.
Sha256 hmac_sha256(std::string_view bytes, std::string_view key);

// The first 16 hex digits of SHA-256, by which surveys and configurations are named.
std::string content_name(std::string_view bytes);

}  // namespace afterword
