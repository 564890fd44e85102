// SPDX-License-Identifier: Apache-2.0
// Text and keys that must leave no trace: never copied unasked, wiped when they go.
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "platform/base/result.hpp"

namespace afterword {

// Bytes in a place of fixed size, so that growing leaves no old copy behind. Whoever makes it from
// other memory wipes that memory. It can be swapped out: devices have no swap.  Thread-bound.
class Secret {
  public:
    static constexpr std::size_t kCapacity = 256;  // bytes

    // Full above kCapacity bytes.
    static Result<Secret> from(std::string_view bytes);

    Secret() = default;
    Secret(Secret&& other) noexcept;  // wipes the other
    Secret& operator=(Secret&& other) noexcept;
    Secret(const Secret&) = delete;
    Secret& operator=(const Secret&) = delete;
    ~Secret();

    // One more copy, asked for by name.
    [[nodiscard]] Secret clone() const;

    // Adds a code point as UTF-8. Full when there is no room, Invalid when it is none (a
    // surrogate, or above U+10FFFF); then nothing changes.
    Status append(char32_t code_point);
    // Takes the last code point of the text away.
    void erase_last();
    void clear();

    // Valid until the next change.
    [[nodiscard]] std::string_view view() const { return {bytes_.data(), size_}; }
    [[nodiscard]] std::size_t size() const { return size_; }
    [[nodiscard]] bool empty() const { return size_ == 0; }

  private:
    std::array<char, kCapacity> bytes_{};
    std::size_t size_ = 0;
};

// Overwrites what a library could only give as a string, and empties it.
void wipe(std::string& text);

}  // namespace afterword
