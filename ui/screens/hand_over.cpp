// SPDX-License-Identifier: Apache-2.0
// What becomes of somebody's alerts at the end of a shift.
#include <array>
#include <cmath>

#include "ui/kit/button_rows.hpp"
#include "ui/kit/header.hpp"
#include "ui/kit/listing.hpp"
#include "ui/screens/screens.hpp"
#include "ui/words/counted.hpp"

namespace afterword::ui {

namespace {

constexpr Length kCardGap{3, 0};
constexpr Length kPadding{3, 0};
constexpr Length kBottom{3.75, 3};
constexpr int kColumns = 2;

}  // namespace

std::optional<Choice> draw_hand_over_screen(Canvas& canvas, const HandOverView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const HeaderTaps taps =
        draw_header(canvas, {.title = std::string(canvas.word(Word::EndOfShift)),
                             .rest = {},
                             .sync = view.sync,
                             .back = BackArrow::Yes});
    const float margin = measure.of(kMargin);
    const float right = screen.right - margin;
    const std::array buttons = {
        RowButton{{.text = std::string(canvas.word(Word::KeepMine)), .type = kStaffButtonType}},
        RowButton{{.text = counted(canvas.language(), Counted::HandOverMine, view.mine),
                   .type = kStaffButtonType,
                   .fill = Fill::Primary},
                  1.5}};
    const ButtonRows rows = plan_button_rows(canvas, buttons, screen.width() - 2 * margin);
    const float buttons_top = screen.bottom - measure.of(kBottom) - rows.height;
    const Rect card{margin, taps.bottom + measure.of(kCardGap), right,
                    buttons_top - measure.of(kCardGap)};
    canvas.fill(card, kCard, measure.of(kRadius));
    canvas.outline(card, kLine, measure.of(kRadius), 1);
    draw_listing(canvas, view.titles,
                 {.type = kStaffTextType, .columns = kColumns, .ground = kCard},
                 card.shrunk(measure.of(kPadding)));
    const auto tapped =
        draw_button_rows(canvas, buttons, rows, {margin, buttons_top, right, screen.bottom});
    if (taps.lock) {
        return Locked{};
    }
    if (taps.back) {
        return BackTapped{};
    }
    if (!tapped) {
        return std::nullopt;
    }
    return *tapped == 0 ? Choice{KeptAndLocked{}} : Choice{AllHandedOver{}};
}

}  // namespace afterword::ui
