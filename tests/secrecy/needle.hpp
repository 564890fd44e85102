// SPDX-License-Identifier: Apache-2.0
// A text that must be found nowhere, and the search for it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace afterword {

// Kept scrambled, so that the search does not find its own needle.  Thread-bound.
class Needle {
  public:
    // `scrambled` is the text with each byte xor kScramble.
    static constexpr unsigned char kScramble = 0xa5;
    explicit Needle(std::vector<unsigned char> scrambled) : scrambled_(std::move(scrambled)) {}

    // More of a number than anybody may learn.
    static constexpr std::size_t kTelling = 8;

    [[nodiscard]] std::size_t size() const { return scrambled_.size(); }
    [[nodiscard]] char at(std::size_t index) const {
        return static_cast<char>(scrambled_[index] ^ kScramble);
    }

    // How often its first kTelling characters stand there: as bytes, as UTF-16 or UTF-32 in
    // little-endian order, and with one sign (space, hyphen) after any of them.
    [[nodiscard]] std::size_t count_in(std::string_view bytes) const;

  private:
    [[nodiscard]] bool stands_at(std::string_view bytes, std::size_t start,
                                 std::size_t width) const;
    std::vector<unsigned char> scrambled_;
};

// How often it stands in what this process can read of its own memory.
std::size_t count_in_memory(const Needle& needle);
// How often it stands in the files of a folder, and in those below it.
std::size_t count_in_files(const Needle& needle, const std::filesystem::path& folder);

}  // namespace afterword
