// SPDX-License-Identifier: Apache-2.0
#include "platform/base/secret.hpp"

#include <algorithm>

#include <sodium.h>

namespace afterword {
namespace {

bool continues(char c) {
    return (static_cast<unsigned char>(c) & 0xc0U) == 0x80U;
}

// 1 to 4 bytes of UTF-8; the code point is valid.
std::size_t encode(char32_t code_point, std::array<char, 4>& bytes) {
    if (code_point < 0x80) {
        bytes[0] = static_cast<char>(code_point);
        return 1;
    }
    const std::size_t length = code_point < 0x800 ? 2 : code_point < 0x10000 ? 3 : 4;
    constexpr std::array<unsigned, 5> kLead = {0, 0, 0xc0, 0xe0, 0xf0};
    for (std::size_t i = length - 1; i > 0; --i) {
        bytes[i] = static_cast<char>(0x80U | (code_point & 0x3fU));
        code_point >>= 6U;
    }
    bytes[0] = static_cast<char>(kLead[length] | code_point);
    return length;
}

}  // namespace

Result<Secret> Secret::from(std::string_view bytes) {
    if (bytes.size() > kCapacity) {
        return Error{Errc::Full, "longer than " + std::to_string(kCapacity) + " bytes"};
    }
    Secret secret;
    std::copy(bytes.begin(), bytes.end(), secret.bytes_.begin());
    secret.size_ = bytes.size();
    return secret;
}

Secret::Secret(Secret&& other) noexcept : bytes_(other.bytes_), size_(other.size_) {
    other.clear();
}

Secret& Secret::operator=(Secret&& other) noexcept {
    if (this != &other) {
        bytes_ = other.bytes_;
        size_ = other.size_;
        other.clear();
    }
    return *this;
}

Secret::~Secret() {
    clear();
}

Secret Secret::clone() const {
    Secret copy;
    copy.bytes_ = bytes_;
    copy.size_ = size_;
    return copy;
}

Status Secret::append(char32_t code_point) {
    if (code_point > 0x10ffff || (code_point >= 0xd800 && code_point <= 0xdfff)) {
        return Error{Errc::Invalid, "no code point"};
    }
    std::array<char, 4> utf8{};
    const std::size_t length = encode(code_point, utf8);
    const bool fits = size_ + length <= kCapacity;
    if (fits) {
        std::copy_n(utf8.begin(), length, bytes_.begin() + static_cast<std::ptrdiff_t>(size_));
        size_ += length;
    }
    sodium_memzero(utf8.data(), utf8.size());
    return fits ? done() : Error{Errc::Full, "no room for another character"};
}

void Secret::erase_last() {
    bool within = size_ > 0;
    while (within) {
        --size_;
        within = size_ > 0 && continues(bytes_[size_]);
        bytes_[size_] = '\0';
    }
}

void Secret::clear() {
    sodium_memzero(bytes_.data(), bytes_.size());
    size_ = 0;
}

void wipe(std::string& text) {
    sodium_memzero(text.data(), text.size());
    text.clear();
}

}  // namespace afterword
