// SPDX-License-Identifier: Apache-2.0
// Chinese typed in Pinyin, by libgooglepinyin. Our words about shops rank first, since the library
// once offered an obscenity for "till"; and whatever is on our list of such words is never offered.
#pragma once

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"
#include "ui/keyboard/ime.hpp"

namespace afterword::ui {

// Letters of one spelling; what is typed beyond them means nothing.
constexpr std::size_t kLongestSpelling = 32;
// Candidates of one spelling at most.
constexpr std::size_t kMostCandidates = 48;

// Thread: main.
class Pinyin final : public Ime {
  public:
    // Fails with Errc::NotFound when the dictionary is not there, naming its package, and with
    // Errc::Corrupt when the library does not take it.
    static Result<std::unique_ptr<Pinyin>> open(
        const std::filesystem::path& dictionary = default_dictionary());
    ~Pinyin() override;
    Pinyin(const Pinyin&) = delete;
    Pinyin& operator=(const Pinyin&) = delete;
    Pinyin(Pinyin&&) = delete;
    Pinyin& operator=(Pinyin&&) = delete;

    // The spelling is of a-z and ', which keeps syllables apart ("xi'an"); ü is v.
    std::vector<Candidate> candidates(std::string_view spelling) override;

    // Where the package has it.
    static std::filesystem::path default_dictionary();

  private:
    struct Decoder;
    explicit Pinyin(std::unique_ptr<Decoder> decoder);
    std::unique_ptr<Decoder> decoder_;
};

}  // namespace afterword::ui
