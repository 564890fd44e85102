// SPDX-License-Identifier: Apache-2.0
#include "tests/tour/screen_text.hpp"

#include <algorithm>
#include <array>

#include <nlohmann/json.hpp>

namespace afterword::tour {
namespace {

constexpr std::array<std::string_view, 4> kControls = {"button", "toggle", "option", "key"};

bool is_control(const ScreenNode& node) {
    return std::find(kControls.begin(), kControls.end(), node.role) != kControls.end();
}

ScreenNode node_of(const nlohmann::json& json) {
    const auto box = json.at("box").get<std::array<double, 4>>();
    return {json.at("role"),
            json.at("name"),
            json.at("value"),
            json.at("enabled"),
            {static_cast<int>((box[0] + box[2]) / 2), static_cast<int>((box[1] + box[3]) / 2)}};
}

}  // namespace

const ScreenNode* ScreenText::find_control(std::string_view name) const {
    const auto found = std::find_if(nodes.begin(), nodes.end(), [&](const ScreenNode& node) {
        return node.enabled && is_control(node) && node.name == name;
    });
    return found == nodes.end() ? nullptr : &*found;
}

bool ScreenText::says(std::string_view words) const {
    return std::any_of(nodes.begin(), nodes.end(), [&](const ScreenNode& node) {
        return node.name.find(words) != std::string::npos;
    });
}

Result<ScreenText> read_screen_text(std::string_view text) {
    try {
        const auto json = nlohmann::json::parse(text);
        ScreenText screen{json.at("screen"), json.at("language"), {}};
        for (const auto& node : json.at("nodes")) {
            screen.nodes.push_back(node_of(node));
        }
        return screen;
    } catch (const nlohmann::json::exception& exception) {
        return Error{Errc::Invalid, exception.what()};
    }
}

}  // namespace afterword::tour
