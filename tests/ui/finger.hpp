// SPDX-License-Identifier: Apache-2.0
// Taps the controls of one view by their names.
#pragma once

#include <optional>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include <catch2/catch.hpp>

#include "tests/ui/open_ui.hpp"

namespace afterword::ui::test {

// The controls of a tree with a name, in reading order.
inline std::vector<Rect> boxes(const SemanticTree& tree, std::string_view name) {
    std::vector<Rect> found;
    for (const SemanticNode& node : tree) {
        if (is_control(node.role) && node.name == name) {
            found.push_back(node.box);
        }
    }
    return found;
}

class Finger {
  public:
    explicit Finger(View view) : view_(std::move(view)) { static_cast<void>(ui_.draw(view_)); }

    [[nodiscard]] const SemanticTree& tree() const { return ui_.semantics(); }
    std::optional<Choice> tap(const Rect& box) {
        press(ui_, box);
        lift(ui_, box);
        static_cast<void>(ui_.draw(view_));
        return ui_.draw(view_).choice;
    }
    // Taps the nth control of a name and gives back the choice, which must be a T.
    template <class T>
    T tap(std::string_view name, std::size_t nth = 0) {
        CAPTURE(name, nth);
        const std::vector<Rect> found = boxes(tree(), name);
        REQUIRE(nth < found.size());
        const auto choice = tap(found[nth]);
        REQUIRE(choice);
        REQUIRE(std::holds_alternative<T>(*choice));
        return std::get<T>(*choice);
    }

  private:
    Ui ui_ = open_ui();
    View view_;
};

}  // namespace afterword::ui::test
