// SPDX-License-Identifier: Apache-2.0
#include "kiosk/describe.hpp"

#include <array>

#include <nlohmann/json.hpp>

#include "platform/base/log.hpp"
#include "platform/linux/files.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

// In the order of ui::Screen.
constexpr std::array<std::string_view, 21> kScreens = {
    "rate",        "question",     "words",      "contact",        "case",        "thanks",
    "still_there", "out_of_order", "closed",     "dark",           "other_ways",  "languages",
    "pin",         "inbox",        "alert_open", "not_actionable", "alert_taken", "today",
    "kiosk",       "touch_test",   "hand_over"};
static_assert(kScreens.size() == std::variant_size_v<ui::Screen>);

Json node_json(const ui::SemanticNode& node) {
    return {{"role", ui::name(node.role)},
            {"name", node.name},
            {"value", node.value},
            {"enabled", node.enabled},
            {"box", {node.box.left, node.box.top, node.box.right, node.box.bottom}}};
}

}  // namespace

void Description::write(const ui::View& view, const ui::SemanticTree& tree) {
    Json json = {{"screen", kScreens[view.screen.index()]},
                 {"language", ui::tag(view.language)},
                 {"nodes", Json::array()}};
    for (const auto& node : tree) {
        json["nodes"].push_back(node_json(node));
    }
    std::string text = json.dump();
    if (text == last_) {
        return;
    }
    last_ = std::move(text);
    json["frame"] = ++frame_;
    if (auto written = write_file(file_, json.dump() + "\n"); !written) {
        log_warning("description_not_written").with("why", written.error().message);
    }
}

}  // namespace afterword
