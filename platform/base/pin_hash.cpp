// SPDX-License-Identifier: Apache-2.0
#include "platform/base/pin_hash.hpp"

#include <array>

#include <sodium.h>

namespace afterword {
namespace {

constexpr unsigned long long kPasses = 3;
constexpr std::size_t kMemory = 16U << 20U;  // bytes
// What stands before salt and hash, and how long the whole is: libsodium's own check lets another
// number of lanes pass, and bytes behind the hash.
constexpr std::string_view kCost = "$argon2id$v=19$m=16384,t=3,p=1$";
constexpr std::size_t kLength = kCost.size() + 22 + 1 + 43;

}  // namespace

Result<std::string> make_pin_hash(std::string_view pin) {
    std::array<char, crypto_pwhash_STRBYTES> text{};
    if (sodium_init() < 0 ||
        crypto_pwhash_str(text.data(), pin.data(), pin.size(), kPasses, kMemory) != 0) {
        return Error{Errc::Io, "no memory to hash it: 16 MiB are needed"};
    }
    return std::string(text.data());
}

bool is_pin_hash(const std::string& text) {
    return text.starts_with(kCost) && text.size() == kLength &&
           text.find('\0') == std::string::npos &&
           crypto_pwhash_str_needs_rehash(text.c_str(), kPasses, kMemory) == 0;
}

bool pin_fits(std::string_view pin, const std::string& hash) {
    return is_pin_hash(hash) && crypto_pwhash_str_verify(hash.c_str(), pin.data(), pin.size()) == 0;
}

}  // namespace afterword
