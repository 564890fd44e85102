// SPDX-License-Identifier: Apache-2.0
// The screens: each draws its view and says what the person chose, if anything. They decide nothing
// and keep nothing.  Thread: main.
#pragma once

#include <optional>

#include "ui/choice.hpp"
#include "ui/kit/canvas.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

std::optional<Choice> draw_rate_screen(Canvas& canvas, const RateView& view);
std::optional<Choice> draw_question_screen(Canvas& canvas, const QuestionView& view);
std::optional<Choice> draw_thanks_screen(Canvas& canvas, const ThanksView& view);
std::optional<Choice> draw_still_there_screen(Canvas& canvas, const StillThereView& view);
std::optional<Choice> draw_out_of_order_screen(Canvas& canvas, const OutOfOrderView& view);
std::optional<Choice> draw_pin_screen(Canvas& canvas, const PinView& view);
std::optional<Choice> draw_inbox_screen(Canvas& canvas, const InboxView& view);
std::optional<Choice> draw_alert_open_screen(Canvas& canvas, const AlertOpenView& view);
std::optional<Choice> draw_not_actionable_screen(Canvas& canvas, const NotActionableView& view);
std::optional<Choice> draw_alert_taken_screen(Canvas& canvas, const AlertTakenView& view);
std::optional<Choice> draw_words_screen(Canvas& canvas, const WordsView& view);
std::optional<Choice> draw_contact_screen(Canvas& canvas, const ContactView& view);
std::optional<Choice> draw_case_screen(Canvas& canvas, const CaseView& view);
std::optional<Choice> draw_closed_screen(Canvas& canvas, const ClosedView& view);
std::optional<Choice> draw_dark_screen(Canvas& canvas);
std::optional<Choice> draw_other_ways_screen(Canvas& canvas, const OtherWaysView& view);
std::optional<Choice> draw_languages_screen(Canvas& canvas, const LanguagesView& view);
std::optional<Choice> draw_today_screen(Canvas& canvas, const TodayView& view);
std::optional<Choice> draw_kiosk_screen(Canvas& canvas, const KioskView& view);
std::optional<Choice> draw_touch_test_screen(Canvas& canvas, const TouchTestView& view);
std::optional<Choice> draw_hand_over_screen(Canvas& canvas, const HandOverView& view);

}  // namespace afterword::ui
