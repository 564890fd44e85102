// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/json.hpp"

#include <algorithm>

#include "platform/base/encoding.hpp"

namespace afterword {
namespace {

constexpr std::size_t kDeepest = 32;
constexpr std::size_t kFirstCapacity = 64U << 10U;

simdjson::dom::parser make_parser() {
    simdjson::dom::parser parser;
    const auto error = parser.allocate(kFirstCapacity, kDeepest);
    AFTERWORD_CHECK(error == simdjson::SUCCESS);
    return parser;
}

bool unique_keys(const simdjson::dom::element& element);  // NOLINT(misc-no-recursion)

bool unique_keys(const simdjson::dom::object& object) {
    std::vector<std::string_view> keys;
    for (const auto& [key, value] : object) {
        if (!unique_keys(value)) {
            return false;
        }
        keys.push_back(key);
    }
    std::sort(keys.begin(), keys.end());
    return std::adjacent_find(keys.begin(), keys.end()) == keys.end();
}

// Recursion ends at kDeepest, which the parser has already enforced.
bool unique_keys(const simdjson::dom::element& element) {
    simdjson::dom::object object;
    if (element.get(object) == simdjson::SUCCESS) {
        return unique_keys(object);
    }
    simdjson::dom::array array;
    if (element.get(array) == simdjson::SUCCESS) {
        return std::all_of(array.begin(), array.end(),
                           [](const auto& item) { return unique_keys(item); });
    }
    return true;
}

}  // namespace

Result<simdjson::dom::element> parse_message(std::string_view text) {
    // One parser a thread: its buffers are what makes it fast.
    thread_local simdjson::dom::parser parser = make_parser();
    simdjson::dom::element root;
    if (const auto error = parser.parse(text.data(), text.size()).get(root)) {
        return Error{Errc::Invalid, std::string("broken JSON: ") + simdjson::error_message(error)};
    }
    if (!unique_keys(root)) {
        return Error{Errc::Invalid, "a key stands there twice"};
    }
    return root;
}

void Fault::note(std::string_view key, std::string_view reason) {
    if (text_.empty()) {
        text_ = std::string(key) + ": " + std::string(reason);
    }
}

Fields::Fields(const simdjson::dom::element& element, Fault& fault, std::string_view where)
    : fault_(&fault) {
    simdjson::dom::object object;
    if (element.get(object) == simdjson::SUCCESS) {
        object_ = object;
    } else {
        fault_->note(where, "is not an object");
    }
}

bool Fields::has(std::string_view key) const {
    return find(key).has_value();
}

bool Fields::is_list(std::string_view key) const {
    const auto value = find(key);
    return value && value->is_array();
}

std::optional<simdjson::dom::element> Fields::find(std::string_view key) const {
    simdjson::dom::element value;
    if (!object_ || object_->at_key(key).get(value) != simdjson::SUCCESS || value.is_null()) {
        return std::nullopt;
    }
    return value;
}

std::optional<simdjson::dom::element> Fields::need(std::string_view key) {
    auto value = find(key);
    if (!value) {
        fault_->note(key, "is missing");
    }
    return value;
}

std::int64_t Fields::integer(std::string_view key, std::int64_t least, std::int64_t most) {
    static_cast<void>(need(key));
    return integer_if(key, least, most).value_or(least);
}

std::optional<std::int64_t> Fields::integer_if(std::string_view key, std::int64_t least,
                                               std::int64_t most) {
    const auto value = find(key);
    if (!value) {
        return std::nullopt;
    }
    std::int64_t number = 0;
    if (value->get(number) != simdjson::SUCCESS || number < least || number > most) {
        fault_->note(key, "is not a whole number from " + std::to_string(least) + " to " +
                              std::to_string(most));
        return std::nullopt;
    }
    return number;
}

double Fields::number(std::string_view key, double least, double most) {
    const auto value = need(key);
    double number = least;
    if (value && (value->get(number) != simdjson::SUCCESS || number < least || number > most)) {
        fault_->note(key, "is no number within its range");
        return least;
    }
    return number;
}

std::string Fields::text(std::string_view key, std::size_t longest) {
    const auto value = need(key);
    return value ? checked_text(key, *value, longest) : std::string();
}

std::string Fields::text_if(std::string_view key, std::size_t longest) {
    const auto value = find(key);
    return value ? checked_text(key, *value, longest) : std::string();
}

std::string Fields::checked_text(std::string_view key, const simdjson::dom::element& value,
                                 std::size_t longest) {
    std::string_view text;
    if (value.get(text) != simdjson::SUCCESS) {
        fault_->note(key, "is not a text");
        return {};
    }
    if (text.find('\0') != std::string_view::npos) {
        fault_->note(key, "holds U+0000, which not every database keeps");
        return {};
    }
    if (utf8_length(text) > longest) {
        fault_->note(key, "is longer than " + std::to_string(longest) + " characters");
        return {};
    }
    return std::string(text);
}

bool Fields::boolean(std::string_view key) {
    static_cast<void>(need(key));
    return boolean_if(key);
}

bool Fields::boolean_if(std::string_view key) {
    bool truth = false;
    const auto value = find(key);
    if (value && value->get(truth) != simdjson::SUCCESS) {
        fault_->note(key, "is neither true nor false");
    }
    return truth;
}

std::uint64_t Fields::hex64(std::string_view key) {
    const auto number = hex_to_u64(text(key, 16));
    if (!number) {
        fault_->note(key, "is not 16 hex digits");
    }
    return number.value_or(0);
}

std::uint32_t Fields::hex32(std::string_view key) {
    const auto number = hex_to_u32(text(key, 8));
    if (!number) {
        fault_->note(key, "is not 8 hex digits");
    }
    return number.value_or(0);
}

Fields Fields::object(std::string_view key) {
    const auto value = need(key);
    return value ? Fields(*value, *fault_, key) : Fields(*fault_);
}

std::vector<simdjson::dom::element> Fields::items(std::string_view key, std::size_t most) {
    std::vector<simdjson::dom::element> found;
    const auto value = need(key);
    simdjson::dom::array array;
    if (!value || value->get(array) != simdjson::SUCCESS) {
        fault_->note(key, "is not a list");
        return found;
    }
    for (const auto& item : array) {
        if (found.size() == most) {
            fault_->note(key, "holds more than " + std::to_string(most));
            break;
        }
        found.push_back(item);
    }
    return found;
}

std::vector<std::string> Fields::texts_if(std::string_view key, std::size_t most,
                                          std::size_t longest) {
    std::vector<std::string> texts;
    if (!has(key)) {
        return texts;
    }
    for (const auto& item : items(key, most)) {
        texts.push_back(checked_text(key, item, longest));
    }
    return texts;
}

std::size_t Fields::one_of(std::string_view key, std::initializer_list<std::string_view> names) {
    const auto value = text(key, 32);
    const auto* const found = std::find(names.begin(), names.end(), value);
    if (found == names.end()) {
        fault_->note(key, "has an unknown value");
        return 0;
    }
    return static_cast<std::size_t>(found - names.begin());
}

ClockQuality read_clock(Fields& fields) {
    return static_cast<ClockQuality>(fields.one_of("clock", {"synced", "rtc", "unset"}));
}

std::string_view name(ClockQuality quality) {
    switch (quality) {
        case ClockQuality::Synced:
            return "synced";
        case ClockQuality::Rtc:
            return "rtc";
        case ClockQuality::Unset:
            break;
    }
    return "unset";
}

std::optional<WordsReaders> read_words_readers(Fields& fields) {
    return find_words_readers(fields.text_if("read_by", 64));
}

void read_version(Fields& fields) {
    fields.integer("v", 1, 1);
}

}  // namespace afterword
