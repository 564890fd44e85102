// SPDX-License-Identifier: Apache-2.0
#include "platform/base/signature.hpp"

#include <algorithm>

#include <sodium.h>

#include "platform/base/encoding.hpp"

namespace afterword {
namespace {

static_assert(crypto_sign_PUBLICKEYBYTES == sizeof(VerifyKey));
static_assert(crypto_sign_BYTES == sizeof(Signature));
static_assert(crypto_sign_SECRETKEYBYTES <= Secret::kCapacity);

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

template <class Bytes>
Result<Bytes> from_text(std::string_view base64, std::string_view what) {
    const auto decoded = from_base64(base64);
    Bytes made;
    if (!decoded || decoded->size() != made.bytes.size()) {
        return Error{Errc::Invalid, std::string(what) + " is " + std::to_string(made.bytes.size()) +
                                        " bytes in base64"};
    }
    std::copy(decoded->begin(), decoded->end(), made.bytes.begin());
    return made;
}

template <class Bytes>
std::string as_text(const Bytes& value) {
    return to_base64(
        std::string_view(reinterpret_cast<const char*>(value.bytes.data()), value.bytes.size()));
}

}  // namespace

Result<VerifyKey> make_verify_key(std::string_view base64) {
    return from_text<VerifyKey>(base64, "an Ed25519 key");
}
Result<Signature> make_signature(std::string_view base64) {
    return from_text<Signature>(base64, "an Ed25519 signature");
}
std::string to_base64(const VerifyKey& key) {
    return as_text(key);
}
std::string to_base64(const Signature& signature) {
    return as_text(signature);
}

SigningPair make_signing_pair(Rng& rng) {
    std::array<std::uint64_t, crypto_sign_SEEDBYTES / sizeof(std::uint64_t)> seed{};
    std::generate(seed.begin(), seed.end(), [&rng] { return rng.next(); });
    std::array<char, crypto_sign_SECRETKEYBYTES> secret{};
    SigningPair pair;
    crypto_sign_seed_keypair(pair.verify.bytes.data(),
                             reinterpret_cast<unsigned char*>(secret.data()),
                             reinterpret_cast<const unsigned char*>(seed.data()));
    pair.signer = *Secret::from({secret.data(), secret.size()});
    sodium_memzero(secret.data(), secret.size());
    sodium_memzero(seed.data(), sizeof seed);
    return pair;
}

Status verify(std::string_view bytes, const Signature& signature, const VerifyKey& key) {
    if (crypto_sign_verify_detached(signature.bytes.data(), bytes_of(bytes), bytes.size(),
                                    key.bytes.data()) != 0) {
        return Error{Errc::Refused, "the signature is not this key's"};
    }
    return done();
}

Signature sign(std::string_view bytes, const Secret& signer) {
    AFTERWORD_CHECK(signer.size() == crypto_sign_SECRETKEYBYTES);
    Signature signature;
    crypto_sign_detached(signature.bytes.data(), nullptr, bytes_of(bytes), bytes.size(),
                         bytes_of(signer.view()));
    return signature;
}

}  // namespace afterword
