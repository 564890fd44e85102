// SPDX-License-Identifier: Apache-2.0
// What only the holder of a key elsewhere can read again: libsodium's sealed boxes (an ephemeral
// X25519 key, XSalsa20-Poly1305). Not even who sealed it can open it.  Reentrant.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "platform/base/rng.hpp"
#include "platform/base/secret.hpp"

namespace afterword {

// What a box has more than the text in it.
constexpr std::size_t kSealBytes = 48;

// The public half: whoever has it can seal.
struct SealKey {
    std::array<std::uint8_t, 32> bytes{};
    bool operator==(const SealKey&) const = default;
};
// From base64, as key files and configuration have it; space and line ends around it do not count.
// Invalid when it is not 32 bytes.
Result<SealKey> make_seal_key(std::string_view base64);
std::string to_base64(const SealKey& key);

// `opener` is the secret half, 32 bytes.
struct SealPair {
    SealKey seal;
    Secret opener;
};
// As good as the randomness: a kernel's for real keys, a seed's in tests.
SealPair make_seal_pair(Rng& rng);

// The box in base64. Two boxes of one text differ. The randomness is libsodium's own, since an
// ephemeral key used twice would give both texts away. Invalid when the key is of low order.
Result<std::string> seal(const Secret& text, const SealKey& key);

// Invalid when it is no base64, Refused when it was not sealed to this key or has been altered,
// Full above Secret::kCapacity bytes.
Result<Secret> unseal(std::string_view base64, const SealPair& pair);

}  // namespace afterword
