// SPDX-License-Identifier: Apache-2.0
// What a question is answered with, a scale or tiles, on the first screen and on later ones.
// Thread: main.
#pragma once

#include <optional>
#include <variant>

#include "ui/choice.hpp"
#include "ui/kit/scale.hpp"
#include "ui/kit/tiles.hpp"

namespace afterword::ui {

// Between a text and a control on a tight screen; a target that reaches beyond what is seen of it,
// as a face's does, takes its share of it.
inline constexpr Length kLeastGap{1.8, 1.5, 2.3};

using AnswersPlan = std::variant<ScalePlan, TilesPlan>;

AnswersPlan plan_answers(Canvas& canvas, const QuestionBody& body, const ScaleRoom& room);
// What a tight screen leaves between the question and its answers.
[[nodiscard]] float least_gap_above(Canvas& canvas, const QuestionBody& body);
[[nodiscard]] float height_of(const AnswersPlan& plan);
[[nodiscard]] bool fits(const AnswersPlan& plan);
// What is not seen for want of room: labels between the ends of faces or stars, further pages of
// tiles. 0 when all of it is.
[[nodiscard]] std::size_t left_out(const QuestionBody& body, const AnswersPlan& plan);
// `body` is the one the plan was made for.
std::optional<Choice> draw_answers(Canvas& canvas, const QuestionBody& body,
                                   const AnswersPlan& plan, float top);

}  // namespace afterword::ui
