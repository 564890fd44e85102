// SPDX-License-Identifier: Apache-2.0
// Who said it: Ed25519 signatures (RFC 8032).  Reentrant.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"
#include "platform/base/rng.hpp"
#include "platform/base/secret.hpp"

namespace afterword {

struct VerifyKey {
    std::array<std::uint8_t, 32> bytes{};
    bool operator==(const VerifyKey&) const = default;
};
// From base64, as configuration has it; Invalid when it is not 32 bytes.
Result<VerifyKey> make_verify_key(std::string_view base64);

struct Signature {
    std::array<std::uint8_t, 64> bytes{};
    bool operator==(const Signature&) const = default;
};
// From base64; Invalid when it is not 64 bytes.
Result<Signature> make_signature(std::string_view base64);
std::string to_base64(const VerifyKey& key);
std::string to_base64(const Signature& signature);

// `signer` is the 64 bytes that sign() takes.
struct SigningPair {
    VerifyKey verify;
    Secret signer;
};
// As good as the randomness: a kernel's for real keys, a seed's in tests.
SigningPair make_signing_pair(Rng& rng);

// Refused when the signature is not this key's over exactly these bytes.
Status verify(std::string_view bytes, const Signature& signature, const VerifyKey& key);
// `signer` comes from a SigningPair.
Signature sign(std::string_view bytes, const Secret& signer);

}  // namespace afterword
