// SPDX-License-Identifier: Apache-2.0
#include "platform/base/strict_json.hpp"

#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"

namespace afterword {
namespace {

using nlohmann::json;

constexpr std::size_t kDeepest = 64;  // no file of ours nests deeper; guards the parser's stack

// Builds the value and refuses what nlohmann's own parser lets pass: duplicate keys, depth.
class StrictBuilder : public nlohmann::detail::json_sax_dom_parser<json> {
    using Base = nlohmann::detail::json_sax_dom_parser<json>;

  public:
    explicit StrictBuilder(json& value) : Base(value, false) {}

    bool start_object(std::size_t size) {
        keys_.emplace_back();
        return deep_enough() && Base::start_object(size);
    }
    bool key(std::string& text) {
        if (!keys_.back().insert(text).second && fault_.empty()) {
            fault_ = "key \"" + text + "\" stands there twice";
        }
        return Base::key(text);
    }
    bool end_object() {
        keys_.pop_back();
        return Base::end_object();
    }
    bool start_array(std::size_t size) {
        keys_.emplace_back();
        return deep_enough() && Base::start_array(size);
    }
    bool end_array() {
        keys_.pop_back();
        return Base::end_array();
    }
    template <class Exception>
    bool parse_error(std::size_t position, const std::string& token, const Exception& exception) {
        fault_ = "broken JSON at byte " + std::to_string(position) +
                 (token.empty() ? "" : " near \"" + token + "\"");
        static_cast<void>(exception);
        return false;
    }
    [[nodiscard]] const std::string& fault() const { return fault_; }

  private:
    bool deep_enough() {
        if (keys_.size() <= kDeepest) {
            return true;
        }
        fault_ = "nested deeper than " + std::to_string(kDeepest) + " levels";
        return false;
    }

    std::vector<std::set<std::string>> keys_;
    std::string fault_;
};

}  // namespace

Result<json> parse_strict_json(std::string_view text) {
    if (!is_utf8(text)) {
        return Error{Errc::Invalid, "is not UTF-8 text"};
    }
    // nlohmann takes a zero for the end of the text.
    if (const auto zero = text.find('\0'); zero != std::string_view::npos) {
        return Error{Errc::Invalid, "broken JSON at byte " + std::to_string(zero + 1) + ", a zero"};
    }
    json value;
    StrictBuilder builder(value);
    json::sax_parse(text.begin(), text.end(), &builder);
    if (!builder.fault().empty()) {
        return Error{Errc::Invalid, builder.fault()};
    }
    return value;
}

}  // namespace afterword
