// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/channels/template.hpp"

#include <algorithm>
#include <functional>
#include <iterator>

#include <nlohmann/json.hpp>

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;
constexpr std::string_view kNameCharacters = "abcdefghijklmnopqrstuvwxyz_";

// Calls `take` at each text in it, keys excepted.
void each_text(Json& json, const std::function<void(std::string&)>& take) {
    if (json.is_string()) {
        take(json.get_ref<std::string&>());
    } else if (json.is_structured()) {
        for (auto& item : json) {
            each_text(item, take);
        }
    }
}

// The text with every {name} replaced; braces around anything else stay.
std::string replaced(std::string_view text,
                     const std::function<std::string(std::string_view name)>& value_of) {
    std::string result;
    while (!text.empty()) {
        const auto open = std::min(text.find('{'), text.size());
        result += text.substr(0, open);
        text.remove_prefix(open);
        const auto end = text.find_first_not_of(kNameCharacters, 1);
        if (end == std::string_view::npos || end < 2 || text[end] != '}') {
            result += text.substr(0, 1);
            text.remove_prefix(std::min<std::size_t>(text.size(), 1));
            continue;
        }
        result += value_of(text.substr(1, end - 1));
        text.remove_prefix(end + 1);
    }
    return result;
}

// Chats make links and calls to people of <…>, which no shopper is to write.
std::string harmless(std::string_view text) {
    std::string result;
    for (const char c : text) {
        if (c == '<') {
            result += "‹";
        } else if (c == '>') {
            result += "›";
        } else {
            result += c;
        }
    }
    return result;
}

}  // namespace

std::string fault_of_template(std::string_view json) {
    Json parsed = Json::parse(json);
    if (!parsed.is_object()) {
        return "must be an object: what the chat expects";
    }
    std::string fault;
    bool says_something = false;
    each_text(parsed, [&](std::string& text) {
        static_cast<void>(replaced(text, [&](std::string_view name) -> std::string {
            says_something = says_something || name == "title" || name == "text";
            if (std::find(std::begin(kPlaceholders), std::end(kPlaceholders), name) ==
                std::end(kPlaceholders)) {
                fault = "{" + std::string(name) + "} is not known; known are";
                for (const auto known : kPlaceholders) {
                    fault += " {" + std::string(known) + "}";
                }
            }
            return {};
        }));
    });
    if (fault.empty() && !says_something) {
        fault = "says nothing; write {title} or {text} into one of its texts";
    }
    return fault;
}

std::string filled(std::string_view json, const PlaceholderValues& values) {
    Json parsed = Json::parse(json);
    each_text(parsed, [&](std::string& text) {
        text = replaced(text, [&](std::string_view name) {
            const auto found = values.find(name);
            return found == values.end() ? std::string() : harmless(found->second);
        });
    });
    return parsed.dump(-1, ' ', false, Json::error_handler_t::replace);
}

}  // namespace afterword
