// SPDX-License-Identifier: Apache-2.0
#include "platform/base/sealed.hpp"

#include <algorithm>

#include <sodium.h>

#include "platform/base/encoding.hpp"

namespace afterword {
namespace {

static_assert(crypto_box_SEALBYTES == kSealBytes);
static_assert(crypto_box_PUBLICKEYBYTES == sizeof(SealKey));

const unsigned char* bytes_of(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view kBlank = " \t\r\n";
    const auto begin = text.find_first_not_of(kBlank);
    if (begin == std::string_view::npos) {
        return {};
    }
    return text.substr(begin, text.find_last_not_of(kBlank) - begin + 1);
}

}  // namespace

Result<SealKey> make_seal_key(std::string_view base64) {
    const auto decoded = from_base64(trimmed(base64));
    SealKey key;
    if (!decoded || decoded->size() != key.bytes.size()) {
        return Error{Errc::Invalid, "a sealing key is 32 bytes in base64"};
    }
    std::copy(decoded->begin(), decoded->end(), key.bytes.begin());
    return key;
}

std::string to_base64(const SealKey& key) {
    return to_base64(
        std::string_view(reinterpret_cast<const char*>(key.bytes.data()), key.bytes.size()));
}

SealPair make_seal_pair(Rng& rng) {
    std::array<std::uint64_t, crypto_box_SEEDBYTES / sizeof(std::uint64_t)> seed{};
    std::generate(seed.begin(), seed.end(), [&rng] { return rng.next(); });
    std::array<char, crypto_box_SECRETKEYBYTES> secret{};
    SealPair pair;
    crypto_box_seed_keypair(pair.seal.bytes.data(), reinterpret_cast<unsigned char*>(secret.data()),
                            reinterpret_cast<const unsigned char*>(seed.data()));
    pair.opener = *Secret::from({secret.data(), secret.size()});
    sodium_memzero(secret.data(), secret.size());
    sodium_memzero(seed.data(), sizeof seed);
    return pair;
}

Result<std::string> seal(const Secret& text, const SealKey& key) {
    AFTERWORD_CHECK(sodium_init() >= 0);  // as often as one likes; the first picks the randomness
    std::string box(text.size() + kSealBytes, '\0');
    if (crypto_box_seal(reinterpret_cast<unsigned char*>(box.data()), bytes_of(text.view()),
                        text.size(), key.bytes.data()) != 0) {
        return Error{Errc::Invalid, "this key cannot seal"};
    }
    return to_base64(box);
}

Result<Secret> unseal(std::string_view base64, const SealPair& pair) {
    AFTERWORD_CHECK(pair.opener.size() == crypto_box_SECRETKEYBYTES);
    const auto box = from_base64(base64);
    if (!box || box->size() < kSealBytes) {
        return Error{Errc::Invalid, "no sealed box in base64"};
    }
    const std::size_t size = box->size() - kSealBytes;
    if (size > Secret::kCapacity) {
        return Error{Errc::Full, "holds more than " + std::to_string(Secret::kCapacity) + " bytes"};
    }
    std::array<char, Secret::kCapacity> text{};
    if (crypto_box_seal_open(reinterpret_cast<unsigned char*>(text.data()), bytes_of(*box),
                             box->size(), pair.seal.bytes.data(),
                             bytes_of(pair.opener.view())) != 0) {
        return Error{Errc::Refused, "was not sealed to this key, or has been altered"};
    }
    auto opened = Secret::from({text.data(), size});
    sodium_memzero(text.data(), text.size());
    return opened;
}

}  // namespace afterword
