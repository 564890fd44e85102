// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/harmless.hpp"

#include <algorithm>

#include <nlohmann/json.hpp>

#include "platform/base/encoding.hpp"
#include "sync/model/typed_text.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

constexpr auto kReplace = Json::error_handler_t::replace;

// The character as JSON spells it in ASCII.
std::string escaped(std::string_view character) {
    const std::string quoted = Json(character).dump(-1, ' ', true, kReplace);
    return quoted.substr(1, quoted.size() - 2);
}

}  // namespace

std::string harmless_lines(std::string_view text) {
    std::string lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines += clean(text.substr(0, end));
        lines += end < text.size() ? "\n" : "";
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

std::string harmless_json(const Json& json) {
    const std::string text = json.dump(2, ' ', false, kReplace);
    std::string harmless;
    std::string_view rest = text;
    while (!rest.empty()) {
        // Below 0x7f there is nothing left to escape but the line feeds that indent it.
        const auto character = rest.substr(0, std::max<std::size_t>(utf8_character(rest), 1));
        const bool obeyed = character >= "\x7f" && clean(character) != character;
        harmless += obeyed ? escaped(character) : std::string(character);
        rest.remove_prefix(character.size());
    }
    return harmless + '\n';
}

}  // namespace afterword
