// SPDX-License-Identifier: Apache-2.0
// What this kiosk can do now, and how it knows.
#include <array>
#include <cmath>

#include "ui/kit/button_rows.hpp"
#include "ui/kit/cards.hpp"
#include "ui/kit/header.hpp"
#include "ui/kit/listing.hpp"
#include "ui/kit/tabs.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kTabsGap{2, 0};
constexpr Length kBlockGap{2, 1.6};
constexpr Length kHeadlineHeight{9.5, 0};
constexpr Length kHeadlinePadding{3.4, 0};
constexpr Length kSignGap{2.2, 0};
constexpr Length kDetailsPadding{3, 0};
constexpr Length kBottom{3.25, 2.2};
constexpr Type kHeadlineType{4.5, Reading::Staff, Weight::Bold};
constexpr Type kButtonRowType{3.7, Reading::Staff, Weight::Bold};
constexpr float kReportShare = 1.12F;
constexpr int kHeadlineLines = 2;
constexpr int kDetailsColumns = 3;

float headline_height(Canvas& canvas, const KioskView& view, float width) {
    const Wrap wrap{static_cast<int>(width - 4 * canvas.measure().of(kHeadlinePadding)),
                    kHeadlineLines};
    const auto text =
        static_cast<float>(canvas.compose(view.headline, kHeadlineType, Side::Start, wrap).height);
    return std::max(canvas.measure().of(kHeadlineHeight), text);
}

void draw_headline(Canvas& canvas, const KioskView& view, const Rect& box) {
    const Measure& measure = canvas.measure();
    const float radius = measure.of(kRadius);
    const Colour ground = view.can_take_rating ? kTint : kCard;
    const Colour ink = view.can_take_rating ? kBrandDark : kLate;
    canvas.fill(box, ground, radius);
    if (!view.can_take_rating) {
        canvas.outline(box, kLate, radius, measure.of(kChosenOutline));
    }
    const float left = box.left + measure.of(kHeadlinePadding);
    const float sign = measure.of(kHeadlinePadding);
    const float text_left = left + sign + measure.of(kSignGap);
    canvas.text(view.can_take_rating ? "✓" : "!", {kHeadlineType, Side::Centre},
                canvas.mirrored({left, box.top, left + sign, box.bottom}, box), {ink, ground});
    canvas.text(
        view.headline, {kHeadlineType, Side::Start, kHeadlineLines},
        canvas.mirrored({text_left, box.top, box.right - measure.of(kSignGap), box.bottom}, box),
        {ink, ground, Role::Heading});
}

void draw_details(Canvas& canvas, const KioskView& view, const Rect& box) {
    const Measure& measure = canvas.measure();
    canvas.fill(box, kCard, measure.of(kRadius));
    canvas.outline(box, kLine, measure.of(kRadius), 1);
    draw_listing(canvas, view.details,
                 {.type = kStaffDetailType, .columns = kDetailsColumns, .ground = kCard},
                 box.shrunk(measure.of(kDetailsPadding)));
}

std::array<RowButton, 5> buttons_of(Canvas& canvas, const KioskView& view) {
    const auto one = [&](Word word, Fill fill) {
        return RowButton{
            {.text = std::string(canvas.word(word)), .type = kButtonRowType, .fill = fill}};
    };
    std::array buttons = {one(Word::TestTouch, Fill::Outlined),
                          one(Word::Details, view.details.empty() ? Fill::Outlined : Fill::Chosen),
                          one(Word::SendNow, Fill::Outlined), one(Word::Restart, Fill::Outlined),
                          one(view.reported ? Word::Reported : Word::ReportFault, Fill::Primary)};
    buttons.back().button.enabled = !view.reported;
    buttons.back().share = kReportShare;
    return buttons;
}

std::optional<Choice> choice_of(std::optional<std::size_t> button) {
    const std::array<Choice, 5> choices = {TouchTested{}, DetailsTapped{}, SendNow{},
                                           RestartTapped{}, FaultReported{}};
    return button ? std::optional<Choice>(choices[*button]) : std::nullopt;
}

}  // namespace

std::optional<Choice> draw_kiosk_screen(Canvas& canvas, const KioskView& view) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float margin = measure.of(kMargin);
    const float gap = measure.of(kBlockGap);
    const float width = screen.width() - 2 * margin;
    const auto buttons = buttons_of(canvas, view);
    const ButtonRows rows = plan_button_rows(canvas, buttons, width);
    const float headline = headline_height(canvas, view, width);
    const float buttons_top = screen.bottom - measure.of(kBottom) - rows.height;
    const float needed = headline + gap + least_cards_height(canvas, view.cards, width) + gap;
    const float tabs_room = measure.of(kTabsGap) + measure.of(kTarget) + gap;
    // On a low panel the cards take the place of the tabs, and the header leads back to them.
    const bool tabbed = measure.of(kBarHeight) + tabs_room + needed <= buttons_top;

    const HeaderTaps taps = draw_header(canvas, {.title = std::string(canvas.word(Word::KioskTab)),
                                                 .rest = view.kiosk,
                                                 .sync = view.sync,
                                                 .back = tabbed ? BackArrow::No : BackArrow::Yes});
    TabsTaps tabs;
    tabs.bottom = taps.bottom;
    if (tabbed) {
        tabs = draw_tabs(canvas, view.tabs, Shown::No, taps.bottom + measure.of(kTabsGap));
    }
    float top = tabs.bottom + gap;
    draw_headline(canvas, view, {margin, top, screen.right - margin, top + headline});
    top += headline + gap;
    const Rect room{margin, top, screen.right - margin, buttons_top - gap};
    if (view.details.empty()) {
        draw_cards(canvas, view.cards, room);
    } else {
        draw_details(canvas, view, room);
    }
    const auto tapped = draw_button_rows(
        canvas, buttons, rows, {margin, buttons_top, screen.right - margin, screen.bottom});
    if (taps.lock) {
        return Locked{};
    }
    if (taps.back) {
        return BackTapped{};
    }
    return tabs.tab ? std::optional<Choice>(TabChosen{*tabs.tab}) : choice_of(tapped);
}

}  // namespace afterword::ui
