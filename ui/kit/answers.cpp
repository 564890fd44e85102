// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/answers.hpp"

#include "ui/kit/scale_values.hpp"

namespace afterword::ui {

AnswersPlan plan_answers(Canvas& canvas, const QuestionBody& body, const ScaleRoom& room) {
    if (const auto* scale = std::get_if<ScaleBody>(&body)) {
        return plan_scale(canvas, *scale, room);
    }
    return plan_tiles(canvas, std::get<TilesBody>(body),
                      {room.width, room.height, canvas.measure().of(kTileHeight)});
}

float height_of(const AnswersPlan& plan) {
    const auto* scale = std::get_if<ScalePlan>(&plan);
    return scale != nullptr ? scale->height : std::get<TilesPlan>(plan).grid.height();
}

float least_gap_above(Canvas& canvas, const QuestionBody& body) {
    constexpr Length kAirOfLines{1.6, 0};
    const float gap = canvas.measure().of(kLeastGap);
    const auto* scale = std::get_if<ScaleBody>(&body);
    // Lines of Arabic bring air of their own, which is enough above targets that end where they
    // are seen to.
    const bool numbers = scale != nullptr && is_numbers(scale->kind);
    const bool airy = numbers && script(canvas.language()) == Script::Arabic;
    return airy ? gap - canvas.measure().of(kAirOfLines) : gap;
}

bool fits(const AnswersPlan& plan) {
    return std::visit([](const auto& one) { return one.fits; }, plan);
}

std::size_t left_out(const QuestionBody& body, const AnswersPlan& plan) {
    if (const auto* tiles = std::get_if<TilesPlan>(&plan)) {
        return tiles->pages - 1;
    }
    const auto form = std::get<ScalePlan>(plan).form;
    const auto kind = std::get<ScaleBody>(body).kind;
    const bool all = form == ScalePlan::Form::Columns || form == ScalePlan::Form::Rows;
    return all || is_numbers(kind) ? 0 : static_cast<std::size_t>(values_of(kind).count) - 2;
}

std::optional<Choice> draw_answers(Canvas& canvas, const QuestionBody& body,
                                   const AnswersPlan& plan, float top) {
    if (const auto* scale = std::get_if<ScaleBody>(&body)) {
        const auto value = draw_scale(canvas, *scale, std::get<ScalePlan>(plan), top);
        return value ? std::optional<Choice>(Rated{*value}) : std::nullopt;
    }
    return draw_tiles(canvas, std::get<TilesBody>(body), std::get<TilesPlan>(plan), top);
}

}  // namespace afterword::ui
