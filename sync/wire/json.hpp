// SPDX-License-Identifier: Apache-2.0
// Reading messages of strangers: strict JSON through simdjson, and getters that remember the first
// fault, so a decoder reads like the list of its fields. Internal to this folder.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <simdjson.h>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "sync/model/words_readers.hpp"

namespace afterword {

// The parsed text, valid until the next call on the same thread. Invalid for broken JSON, wrong
// UTF-8, numbers out of range, more than 32 levels, and duplicate keys anywhere.
Result<simdjson::dom::element> parse_message(std::string_view text);

// The largest numbers that every JSON reader keeps exact, and that fit a calendar.
constexpr std::int64_t kLargestInteger = (std::int64_t{1} << 53) - 1;
constexpr std::int64_t kLargestTime = 253'402'300'799'999;  // 9999-12-31

// The first thing found wrong with a message.
class Fault {
  public:
    void note(std::string_view key, std::string_view reason);
    [[nodiscard]] bool found() const { return !text_.empty(); }
    [[nodiscard]] Error error() const { return {Errc::Invalid, text_}; }

  private:
    std::string text_;
};

// One object of a message. After a fault the getters give harmless values.  Thread-bound.
class Fields {
  public:
    Fields(const simdjson::dom::element& element, Fault& fault, std::string_view where = "message");

    [[nodiscard]] bool has(std::string_view key) const;
    [[nodiscard]] bool is_list(std::string_view key) const;

    // Must be there.
    std::int64_t integer(std::string_view key, std::int64_t least = 0,
                         std::int64_t most = kLargestInteger);
    double number(std::string_view key, double least, double most);
    std::string text(std::string_view key, std::size_t longest);
    bool boolean(std::string_view key);
    std::uint64_t hex64(std::string_view key);
    std::uint32_t hex32(std::string_view key);
    Fields object(std::string_view key);
    std::vector<simdjson::dom::element> items(std::string_view key, std::size_t most);
    // Index of the text among `names`.
    std::size_t one_of(std::string_view key, std::initializer_list<std::string_view> names);

    // May be left out or null.
    std::optional<std::int64_t> integer_if(std::string_view key, std::int64_t least = 0,
                                           std::int64_t most = kLargestInteger);
    std::string text_if(std::string_view key, std::size_t longest);
    bool boolean_if(std::string_view key);
    std::vector<std::string> texts_if(std::string_view key, std::size_t most, std::size_t longest);

    // What make_*() of the model says of a text.
    template <class Made>
    Made made(std::string_view key, std::size_t longest, Result<Made> (*make)(std::string_view)) {
        auto value = make(text(key, longest));
        if (!value) {
            fault_->note(key, value.error().message);
            return {};
        }
        return *std::move(value);
    }

    [[nodiscard]] Fault& fault() { return *fault_; }

  private:
    explicit Fields(Fault& fault) : fault_(&fault) {}  // of an object that is not there
    [[nodiscard]] std::optional<simdjson::dom::element> find(std::string_view key) const;
    std::optional<simdjson::dom::element> need(std::string_view key);
    std::string checked_text(std::string_view key, const simdjson::dom::element& value,
                             std::size_t longest);

    std::optional<simdjson::dom::object> object_;
    Fault* fault_;
};

// Pieces several messages share.
ClockQuality read_clock(Fields& fields);
std::string_view name(ClockQuality quality);
// Of words; empty where "read_by" names nobody whom this version knows: then nobody is shown them.
std::optional<WordsReaders> read_words_readers(Fields& fields);
// Checks "v":1.
void read_version(Fields& fields);

}  // namespace afterword
