// SPDX-License-Identifier: Apache-2.0
#include "platform/base/config.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "platform/base/strict_json.hpp"

namespace afterword {
namespace {

using nlohmann::json;

// One member's name inside a JSON pointer (RFC 6901).
std::string escaped(std::string_view key) {
    std::string text;
    for (const char c : key) {
        if (c == '~') {
            text += "~0";
        } else if (c == '/') {
            text += "~1";
        } else {
            text += c;
        }
    }
    return text;
}

std::string range_text(Range range) {
    return std::to_string(range.least) + " to " + std::to_string(range.most);
}

std::string listed(const auto& names) {
    std::string text;
    for (const auto& name : names) {
        text += (text.empty() ? "" : ", ") + std::string(name);
    }
    return text;
}

struct Unit {
    std::string_view suffix;
    std::int64_t milliseconds;
};
constexpr std::array kUnits = {Unit{"ms", 1}, Unit{"min", 60'000}, Unit{"s", 1'000},
                               Unit{"h", 3'600'000}, Unit{"d", 86'400'000}};

std::optional<Milliseconds> parse_duration(std::string_view text) {
    for (const auto& unit : kUnits) {
        if (!text.ends_with(unit.suffix)) {
            continue;
        }
        const auto digits = text.substr(0, text.size() - unit.suffix.size());
        std::uint32_t count = 0;
        const auto [end, error] = std::from_chars(digits.begin(), digits.end(), count);
        if (error == std::errc() && end == digits.end() && !digits.empty()) {
            return Milliseconds(count * unit.milliseconds);
        }
    }
    return std::nullopt;
}

// As it would be written: in the largest unit that has it whole.
std::string duration_text(Milliseconds duration) {
    const Unit* largest = &kUnits.front();
    for (const auto& unit : kUnits) {
        const bool whole = duration.count() % unit.milliseconds == 0;
        if (whole && unit.milliseconds > largest->milliseconds && duration.count() != 0) {
            largest = &unit;
        }
    }
    return "\"" + std::to_string(duration.count() / largest->milliseconds) +
           std::string(largest->suffix) + "\"";
}

}  // namespace

bool ConfigNode::has(std::string_view key) const {
    document_->known_keys_[pointer_].emplace(key);
    return is_object() && value_->contains(key);
}

bool ConfigNode::is_object() const {
    return value_ != nullptr && value_->is_object();
}

ConfigNode ConfigNode::member(std::string_view key, Presence presence) {
    const std::string pointer = pointer_ + "/" + escaped(key);
    document_->known_keys_[pointer_].emplace(key);
    if (value_ == nullptr) {
        return {*document_, nullptr, pointer};
    }
    if (!value_->is_object()) {
        if (document_->objects_.emplace(pointer_, nullptr).second) {
            document_->note(pointer_, "must be an object");
        }
        return {*document_, nullptr, pointer};
    }
    document_->objects_.emplace(pointer_, value_);
    const auto found = value_->find(key);
    if (found == value_->end()) {
        if (presence == Presence::Required) {
            document_->note(pointer, "is missing");
        }
        return {*document_, nullptr, pointer};
    }
    return {*document_, &*found, pointer};
}

ConfigNode ConfigNode::object(std::string_view key) {
    return member(key, Presence::Required);
}
ConfigNode ConfigNode::object_if(std::string_view key) {
    return member(key, Presence::Optional);
}

std::vector<ConfigNode> ConfigNode::items(std::string_view key) {
    return member(key, Presence::Required).as_items();
}

std::vector<ConfigNode> ConfigNode::items_if(std::string_view key) {
    return member(key, Presence::Optional).as_items();
}

std::string ConfigNode::text(std::string_view key) {
    return member(key, Presence::Required).as_text();
}

std::string ConfigNode::text_or(std::string_view key, std::string_view otherwise) {
    auto node = member(key, Presence::Optional);
    return node.present() ? node.as_text() : std::string(otherwise);
}

std::int64_t ConfigNode::integer(std::string_view key, Range range) {
    return member(key, Presence::Required).as_integer(range);
}

std::int64_t ConfigNode::integer_or(std::string_view key, Range range, std::int64_t otherwise) {
    auto node = member(key, Presence::Optional);
    return node.present() ? node.as_integer(range) : otherwise;
}

double ConfigNode::number_or(std::string_view key, double least, double most, double otherwise) {
    auto node = member(key, Presence::Optional);
    if (!node.present()) {
        return otherwise;
    }
    const double number = node.value_->is_number() ? node.value_->get<double>() : least - 1;
    if (number >= least && number <= most) {
        return number;
    }
    node.problem("must be a number from " + json(least).dump() + " to " + json(most).dump() +
                 ", not " + node.value_->dump());
    return otherwise;
}

bool ConfigNode::boolean_or(std::string_view key, bool otherwise) {
    auto node = member(key, Presence::Optional);
    if (!node.present()) {
        return otherwise;
    }
    if (!node.value_->is_boolean()) {
        node.problem("must be true or false, not " + node.value_->dump());
        return otherwise;
    }
    return node.value_->get<bool>();
}

std::size_t ConfigNode::one_of(std::string_view key, const std::vector<std::string_view>& names) {
    auto node = member(key, Presence::Required);
    if (!node.present()) {
        return 0;
    }
    const auto found = std::find(names.begin(), names.end(), *node.value_);
    if (found == names.end()) {
        node.problem("must be one of " + listed(names) + ", not " + node.value_->dump());
        return 0;
    }
    return static_cast<std::size_t>(found - names.begin());
}

std::size_t ConfigNode::one_of_or(std::string_view key, const std::vector<std::string_view>& names,
                                  std::size_t otherwise) {
    static_cast<void>(member(key, Presence::Optional));
    return has(key) ? one_of(key, names) : otherwise;
}

Milliseconds ConfigNode::duration_or(std::string_view key, Durations range,
                                     Milliseconds otherwise) {
    auto node = member(key, Presence::Optional);
    if (!node.present()) {
        return otherwise;
    }
    const auto duration = node.value_->is_string()
                              ? parse_duration(node.value_->get_ref<const std::string&>())
                              : std::nullopt;
    if (!duration) {
        node.problem("must be a length of time such as \"30s\", \"10min\" or \"30d\", not " +
                     node.value_->dump());
        return otherwise;
    }
    if (*duration < range.least || *duration > range.most) {
        node.problem("must lie within " + duration_text(range.least) + " and " +
                     duration_text(range.most) + ", not " + node.value_->dump());
        return otherwise;
    }
    return *duration;
}

std::vector<std::pair<std::string, ConfigNode>> ConfigNode::members() {
    std::vector<std::pair<std::string, ConfigNode>> found;
    if (value_ == nullptr) {
        return found;
    }
    if (!value_->is_object()) {
        problem("must be an object");
        return found;
    }
    for (const auto& [key, unused] : value_->items()) {
        found.emplace_back(key, member(key, Presence::Required));
    }
    return found;
}

std::string ConfigNode::as_text() {
    if (value_ == nullptr) {
        return {};
    }
    if (!value_->is_string()) {
        problem("must be a text, not " + value_->dump());
        return {};
    }
    auto text = value_->get<std::string>();
    if (text.empty()) {
        problem("must not be empty");
    }
    return text;
}

std::int64_t ConfigNode::as_integer(Range range) {
    if (value_ == nullptr) {
        return range.least;
    }
    const bool fits = value_->is_number_integer() &&
                      !(value_->is_number_unsigned() &&
                        value_->get<std::uint64_t>() > static_cast<std::uint64_t>(INT64_MAX));
    const std::int64_t number = fits ? value_->get<std::int64_t>() : 0;
    if (!fits || number < range.least || number > range.most) {
        problem("must be a whole number from " + range_text(range) + ", not " + value_->dump());
        return range.least;
    }
    return number;
}

std::vector<ConfigNode> ConfigNode::as_items() {
    std::vector<ConfigNode> found;
    if (value_ == nullptr) {
        return found;
    }
    if (!value_->is_array()) {
        problem("must be a list");
        return found;
    }
    for (std::size_t i = 0; i < value_->size(); ++i) {
        found.emplace_back(*document_, &(*value_)[i], pointer_ + "/" + std::to_string(i));
    }
    return found;
}

std::string ConfigNode::as_json() const {
    return value_ == nullptr ? std::string() : value_->dump();
}

void ConfigNode::problem(std::string reason) {
    document_->note(pointer_, std::move(reason));
}

void ConfigNode::problem(std::string_view key, std::string reason) {
    document_->note(pointer_ + "/" + escaped(key), std::move(reason));
}

ConfigDocument::ConfigDocument(std::string_view text, std::string file) : file_(std::move(file)) {
    auto parsed = parse_strict_json(text);
    if (!parsed) {
        note("", parsed.error().message);
        return;
    }
    value_ = std::make_unique<json>(*std::move(parsed));
}

ConfigDocument::~ConfigDocument() = default;

ConfigNode ConfigDocument::root() {
    return {*this, value_.get(), ""};
}

void ConfigDocument::note(std::string_view pointer, std::string reason) {
    problems_.push_back(printable(file_ + ": " + (pointer.empty() ? "/" : std::string(pointer)) +
                                  ": " + std::move(reason)));
}

void ConfigDocument::note_unknown_keys() {
    for (const auto& [pointer, object] : objects_) {
        if (object == nullptr) {
            continue;
        }
        const auto& known = known_keys_[pointer];
        for (const auto& [key, unused] : object->items()) {
            if (!known.contains(key)) {
                note(pointer + "/" + escaped(key), "is not known here; known are " + listed(known));
            }
        }
    }
    objects_.clear();
}

Status ConfigDocument::status() {
    note_unknown_keys();
    if (problems_.empty()) {
        return done();
    }
    std::string text;
    for (const auto& problem : problems_) {
        text += (text.empty() ? "" : "\n") + problem;
    }
    return Error{Errc::Invalid, text};
}

}  // namespace afterword
