// SPDX-License-Identifier: Apache-2.0
// What this kiosk can do now, and how it knows.
#include <algorithm>
#include <array>
#include <span>

#include "ui/kit/button_rows.hpp"
#include "ui/kit/cards.hpp"
#include "ui/kit/header.hpp"
#include "ui/kit/listing.hpp"
#include "ui/kit/pager_keys.hpp"
#include "ui/kit/tabs.hpp"
#include "ui/screens/screens.hpp"

namespace afterword::ui {

namespace {

constexpr Length kTabsGap{2, 0};
constexpr Length kBlockGap{2, 1.6};
constexpr Length kHeadlineHeight{9.5, 0};
constexpr Length kHeadlinePadding{3.4, 0};
constexpr Length kSign{3.4, 5, 6};
constexpr Length kSignGap{2.2, 0};
constexpr Length kDetailsPadding{3, 0};
constexpr Length kBottom{3.25, 2.2};
constexpr Type kHeadlineType{4.5, Reading::Staff, Weight::Bold};
constexpr Type kButtonRowType{3.7, Reading::Staff, Weight::Bold};
constexpr float kReportShare = 1.12F;
constexpr int kHeadlineLines = 2;
constexpr int kDetailsColumns = 3;

float headline_height(Canvas& canvas, const KioskView& view, float width) {
    const Measure& measure = canvas.measure();
    const float beside =
        measure.of(kHeadlinePadding) + measure.of(kSign) + 2 * measure.of(kSignGap);
    const Wrap wrap{static_cast<int>(width - beside), kHeadlineLines};
    const auto text =
        static_cast<float>(canvas.compose(view.headline, kHeadlineType, Side::Start, wrap).height);
    return std::max(measure.of(kHeadlineHeight), text);
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
    const float sign = measure.of(kSign);
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

// The headline and the cards below it; where there is no room for all of them, keys beside the
// headline lead through them. Gives back the page turned to.
std::optional<std::size_t> draw_state(Canvas& canvas, const KioskView& view, const Rect& room) {
    const float gap = canvas.measure().of(kBlockGap);
    float height = headline_height(canvas, view, room.width());
    CardsPlan plan = plan_cards(canvas, view.cards, room.width(), room.height() - height - gap);
    Rect headline{room.left, room.top, room.right, room.top + height};
    std::optional<std::size_t> turned;
    PageOfPages at;
    if (plan.per_page < view.cards.size() && view.details.empty()) {
        headline.right -= pager_keys_width(canvas) + canvas.measure().of(kGap);
        height =
            std::max(headline_height(canvas, view, headline.width()), canvas.measure().of(kTarget));
        headline.bottom = headline.top + height;
        plan = plan_cards(canvas, view.cards, room.width(), room.height() - height - gap);
        at.pages = (view.cards.size() + plan.per_page - 1) / plan.per_page;
        at.page = std::min(view.page, at.pages - 1);
        turned = draw_pager_keys(canvas, at, {room.left, room.top, room.right, headline.bottom});
    }
    draw_headline(canvas, view, canvas.mirrored(headline, room));
    const Rect below{room.left, headline.bottom + gap, room.right, room.bottom};
    if (!view.details.empty()) {
        draw_details(canvas, view, below);
        return std::nullopt;
    }
    const std::span<const CardView> cards(view.cards);
    const std::size_t first = at.page * plan.per_page;
    draw_cards(canvas, cards.subspan(first, std::min(plan.per_page, cards.size() - first)), plan,
               below);
    return turned;
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
    const float buttons_top = screen.bottom - measure.of(kBottom) - rows.height;
    const float needed = headline_height(canvas, view, width) + gap +
                         tall_cards_height(canvas, view.cards, width) + gap;
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
    const auto turned = draw_state(
        canvas, view, {margin, tabs.bottom + gap, screen.right - margin, buttons_top - gap});
    const auto tapped = draw_button_rows(
        canvas, buttons, rows, {margin, buttons_top, screen.right - margin, screen.bottom});
    if (taps.lock) {
        return Locked{};
    }
    if (taps.back) {
        return BackTapped{};
    }
    if (turned) {
        return PageTurned{*turned};
    }
    return tabs.tab ? std::optional<Choice>(TabChosen{*tabs.tab}) : choice_of(tapped);
}

}  // namespace afterword::ui
