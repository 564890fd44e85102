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

Sha256 sha256(std::string_view bytes) {
    Sha256 hash{};
    crypto_hash_sha256(hash.data(), bytes_of(bytes), bytes.size());
    return hash;
}

std::string content_name(std::string_view bytes) {
    return to_hex(sha256(bytes)).substr(0, 16);
}

}  // namespace afterword
