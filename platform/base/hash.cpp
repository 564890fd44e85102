// SPDX-License-Identifier: Apache-2.0
#include "platform/base/hash.hpp"

#include <sodium.h>

#include "platform/base/encoding.hpp"

namespace afterword {
namespace {

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

RowHash blake2b_128(std::string_view bytes) {
    RowHash hash{};
    crypto_generichash(hash.data(), hash.size(), bytes_of(bytes), bytes.size(), nullptr, 0);
    return hash;
}

Result<HashKey> HashKey::from(std::string_view bytes) {
    if (bytes.size() < crypto_generichash_KEYBYTES_MIN ||
        bytes.size() > crypto_generichash_KEYBYTES_MAX) {
        return Error{Errc::Invalid, "a hash key has 16 to 64 bytes"};
    }
    auto secret = Secret::from(bytes);
    if (!secret) {
        return std::move(secret).error();
    }
    return HashKey(*std::move(secret));
}

std::string keyed_hash(std::string_view bytes, const HashKey& key) {
    RowHash hash{};
    crypto_generichash(hash.data(), hash.size(), bytes_of(bytes), bytes.size(),
                       bytes_of(key.bytes()), key.bytes().size());
    return to_hex(hash);
}

Sha256 sha256(std::string_view bytes) {
    Sha256 hash{};
    crypto_hash_sha256(hash.data(), bytes_of(bytes), bytes.size());
    return hash;
}

Sha256 hmac_sha256(std::string_view bytes, std::string_view key) {
    Sha256 hash{};
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, bytes_of(key), key.size());
    crypto_auth_hmacsha256_update(&state, bytes_of(bytes), bytes.size());
    crypto_auth_hmacsha256_final(&state, hash.data());
    sodium_memzero(&state, sizeof state);
    return hash;
}

std::string content_name(std::string_view bytes) {
    return to_hex(sha256(bytes)).substr(0, 16);
}

}  // namespace afterword
