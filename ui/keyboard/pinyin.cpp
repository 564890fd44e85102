// SPDX-License-Identifier: Apache-2.0
#include "ui/keyboard/pinyin.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <span>
#include <system_error>

#include <matrixsearch.h>

#include "ui/keyboard/word_lists.hpp"

namespace afterword::ui {

namespace {

// A user dictionary that can't be: nobody, root neither, opens a file below a file. Without one the
// library learns nothing and writes nothing.
constexpr const char* kNoUserDictionary = "/dev/null/none";

// That the library reads at once. It ends the process at a spelling with too many readings, such as
// fourteen z or "an" seven times, and there is no asking it beforehand; at seven syllables it still
// did so for some spellings, at five for none we tried.
constexpr std::size_t kMostSyllables = 5;

// A sentence has at most a character per letter.
using Characters = std::array<ime_pinyin::char16, kLongestSpelling + 1>;

bool is_spelling(std::string_view text) {
    return !text.empty() && text.size() <= kLongestSpelling &&
           std::all_of(text.begin(), text.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || c == '\''; });
}

// The dictionary has no characters beyond the basic plane, each of which takes one unit.
std::string to_utf8(std::span<const ime_pinyin::char16> units) {
    std::string text;
    for (const unsigned unit : units) {
        if (unit < 0x80) {
            text += static_cast<char>(unit);
            continue;
        }
        if (unit < 0x800) {
            text += static_cast<char>(0xc0 | unit >> 6);
        } else {
            text += static_cast<char>(0xe0 | unit >> 12);
            text += static_cast<char>(0x80 | (unit >> 6 & 0x3f));
        }
        text += static_cast<char>(0x80 | (unit & 0x3f));
    }
    return text;
}

// Candidates in the order they come, each text once, none of the blocked ones, not too many.
class Offer {
  public:
    explicit Offer(const std::vector<std::string_view>& blocked) : blocked_(blocked) {}

    void add(std::string text, std::size_t letters) {
        const bool refused =
            text.empty() || candidates_.size() == kMostCandidates || is_blocked(text) || has(text);
        if (!refused) {
            candidates_.push_back({std::move(text), letters});
        }
    }
    std::vector<Candidate> take() && { return std::move(candidates_); }

  private:
    [[nodiscard]] bool is_blocked(std::string_view text) const {
        return std::any_of(blocked_.begin(), blocked_.end(), [text](std::string_view word) {
            return text.find(word) != std::string_view::npos;
        });
    }
    [[nodiscard]] bool has(std::string_view text) const {
        return std::any_of(candidates_.begin(), candidates_.end(),
                           [text](const Candidate& one) { return one.text == text; });
    }

    const std::vector<std::string_view>& blocked_;  // outlives the call that makes the offer
    std::vector<Candidate> candidates_;
};

}  // namespace

struct Pinyin::Decoder {
    // Where each syllable begins, and where the last one ends.
    using Starts = std::vector<std::size_t>;

    ime_pinyin::MatrixSearch engine;
    std::vector<RetailWord> retail = read_retail_words(retail_word_list());
    std::vector<std::string_view> blocked = read_blocked_words(blocked_word_list());

    // The syllables the spelling begins with: letters go in by twos until there are enough of them.
    Starts parse(std::string_view spelling) {
        engine.reset_search();
        Starts starts;
        for (std::size_t fed = 0; fed < spelling.size();) {
            fed = std::min(fed + 2, spelling.size());
            starts = search(spelling.substr(0, fed));
            if (starts.size() > kMostSyllables && fed < spelling.size()) {
                starts.pop_back();  // the last syllable may be cut short
                engine.reset_search();
                return search(spelling.substr(0, starts.back()));
            }
        }
        return starts;
    }

    Starts search(std::string_view spelling) {
        engine.search(spelling.data(), spelling.size());
        const ime_pinyin::uint16* starts = nullptr;
        const std::size_t syllables = engine.get_spl_start(starts);
        return {starts, starts + syllables + 1};
    }

    // What the engine reads of the spelling parsed last.
    std::vector<Candidate> readings(const Starts& starts) {
        std::vector<Candidate> found;
        const std::size_t count = std::min(engine.get_candidate_num(), 2 * kMostCandidates);
        for (std::size_t i = 0; i < count; ++i) {
            Characters buffer{};
            if (engine.get_candidate(i, buffer.data(), buffer.size()) == nullptr) {
                continue;
            }
            // A character stands for a syllable.
            const auto end = std::find(buffer.begin(), buffer.end(), 0);
            const auto syllables = static_cast<std::size_t>(end - buffer.begin());
            if (syllables < starts.size()) {
                found.push_back({to_utf8({buffer.data(), syllables}), starts[syllables]});
            }
        }
        return found;
    }

    // Our words with exactly this pinyin.
    [[nodiscard]] std::span<const RetailWord> retail_words(std::string_view pinyin) const {
        const auto [first, last] = std::equal_range(
            retail.begin(), retail.end(), RetailWord{pinyin, {}},
            [](const RetailWord& a, const RetailWord& b) { return a.pinyin < b.pinyin; });
        return {first, last};
    }

    // The syllable after the longest of our words that begins at syllable `from`; none = `from`.
    // Alone among others a syllable is too little to know our word by.
    [[nodiscard]] std::size_t end_of_retail_word(std::string_view spelling, const Starts& starts,
                                                 std::size_t from) const {
        const std::size_t last = starts.size() - 1;
        for (std::size_t end = last; end > from + 1 || (end > from && last == 1); --end) {
            if (!retail_words(spelling.substr(starts[from], starts[end] - starts[from])).empty()) {
                return end;
            }
        }
        return from;
    }

    // All of the spelling that can be read, piece by piece: our words wherever they fit, and the
    // engine's best between them.
    Candidate sentence(std::string_view spelling) {
        Candidate whole;
        while (whole.letters < spelling.size()) {
            const std::string_view rest = spelling.substr(whole.letters);
            const Candidate piece = next_piece(rest, parse(rest));
            if (piece.letters == 0) {
                break;
            }
            whole.text += piece.text;
            whole.letters += piece.letters;
        }
        return whole;
    }

    // The word of ours the spelling begins with, or what stands before the next one.
    Candidate next_piece(std::string_view spelling, const Starts& starts) {
        for (std::size_t from = 0; from + 1 < starts.size(); ++from) {
            const std::size_t end = end_of_retail_word(spelling, starts, from);
            if (end == from) {
                continue;
            }
            if (from > 0) {
                return best_reading(spelling.substr(0, starts[from]));
            }
            return {std::string(retail_words(spelling.substr(0, starts[end])).front().word),
                    starts[end]};
        }
        return best_reading(spelling.substr(0, starts.back()));
    }

    Candidate best_reading(std::string_view spelling) {
        const std::vector<Candidate> found = readings(parse(spelling));
        return found.empty() ? Candidate{} : found.front();
    }
};

Pinyin::Pinyin(std::unique_ptr<Decoder> decoder) : decoder_(std::move(decoder)) {}

Pinyin::~Pinyin() = default;

std::filesystem::path Pinyin::default_dictionary() {
    return AFTERWORD_PINYIN_DICTIONARY;
}

Result<std::unique_ptr<Pinyin>> Pinyin::open(const std::filesystem::path& dictionary) {
    std::error_code ignored;
    if (!std::filesystem::is_regular_file(dictionary, ignored)) {
        return Error{Errc::NotFound, "the Pinyin dictionary " + dictionary.string() +
                                         " is missing: install libgooglepinyin0"};
    }
    auto decoder = std::make_unique<Decoder>();
    if (!decoder->engine.init(dictionary.c_str(), kNoUserDictionary)) {
        return Error{Errc::Corrupt, "libgooglepinyin does not take " + dictionary.string()};
    }
    decoder->engine.set_max_lens(kLongestSpelling, kLongestSpelling);
    return std::unique_ptr<Pinyin>(new Pinyin(std::move(decoder)));
}

std::vector<Candidate> Pinyin::candidates(std::string_view spelling) {
    if (!is_spelling(spelling)) {
        return {};
    }
    Offer offer(decoder_->blocked);
    for (const RetailWord& one : decoder_->retail_words(spelling)) {
        offer.add(std::string(one.word), spelling.size());
    }
    Candidate sentence = decoder_->sentence(spelling);
    offer.add(std::move(sentence.text), sentence.letters);
    const Decoder::Starts starts = decoder_->parse(spelling);
    for (std::size_t end = starts.size() - 1; end > 1; --end) {
        for (const RetailWord& one : decoder_->retail_words(spelling.substr(0, starts[end]))) {
            offer.add(std::string(one.word), starts[end]);
        }
    }
    for (Candidate& reading : decoder_->readings(starts)) {
        offer.add(std::move(reading.text), reading.letters);
    }
    return std::move(offer).take();
}

}  // namespace afterword::ui
