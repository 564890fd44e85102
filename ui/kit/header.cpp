// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/header.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "ui/kit/controls.hpp"

namespace afterword::ui {

namespace {

constexpr Length kBarPadding{2.2, 2.6};
constexpr Length kLockWidth{20.25, 13};
constexpr Length kDot{1.75, 0};
constexpr Length kDotGap{1.6, 0};
constexpr Length kSyncGap{0.5, 0};
constexpr Length kArrowGap{2, 0};
constexpr std::string_view kArrow = "‹";  // mirrored by itself where the text runs leftwards

constexpr Wrap kOneLine{std::numeric_limits<int>::max(), 1};

std::string sync_text(Canvas& canvas, const SyncView& sync) {
    const std::string way(canvas.word(sync.online ? Word::Online : Word::Offline));
    const std::string sent =
        sync.unsent == 0 ? std::string(canvas.word(Word::AllSent))
                         : phrase(canvas.language(), Word::ToSend, {std::to_string(sync.unsent)});
    return way + " · " + sent;
}

float width_of(Canvas& canvas, std::string_view text, const Type& type, int em) {
    if (text.empty()) {
        return 0;
    }
    return static_cast<float>(canvas.compose(text, type, em, Side::Start, kOneLine).width);
}

// The words of the title and how they stand: beside each other, or one below the other.
struct TitlePlan {
    int em = 0;
    float arrow = 0;  // width of the arrow and its gap
    float title = 0;
    float rest = 0;
    bool stacked = false;
    float height = 0;
    float width = 0;
    std::optional<Rect> control = {};  // that leads back, where it does
};

TitlePlan plan_title(Canvas& canvas, const Header& header, float room) {
    const Measure& measure = canvas.measure();
    TitlePlan plan;
    const std::string rest = header.rest.empty() ? "" : "· " + header.rest;
    const int wanted = measure.em(kStaffTitleType, canvas.language());
    const int least = measure.least_em(kStaffTitleType, canvas.language());
    for (const int em : {wanted, least}) {
        plan.em = em;
        plan.arrow = header.back == BackArrow::Yes
                         ? width_of(canvas, kArrow, kStaffTitleType, em) + measure.of(kArrowGap)
                         : 0;
        plan.title = width_of(canvas, header.title, kStaffTitleType, em);
        plan.rest = width_of(canvas, rest, kStaffTextType, em);
        const float space = rest.empty() ? 0 : std::round(static_cast<float>(em) * 0.26F);
        plan.rest += space;
        plan.width = plan.arrow + plan.title + plan.rest;
        plan.height = canvas.height_of_em(em);
        if (plan.width <= room) {
            return plan;
        }
    }
    plan.stacked = true;
    plan.width = room;
    const Wrap wrap{static_cast<int>(room - plan.arrow), 2};
    const float line = plan.height;
    plan.height = static_cast<float>(
        canvas.compose(header.title, kStaffTitleType, plan.em, Side::Start, wrap).height);
    if (!header.rest.empty()) {
        plan.height += line;
    }
    return plan;
}

struct TitleRoom {
    float alone = 0;
    float beside_sync = 0;
};

struct PlacedTitle {
    Header header;
    TitlePlan plan;
    bool below = false;  // the state of sync stands below the title
};

// A low panel has no height to spare: first the rest gives way, then the title's place.
PlacedTitle place_title(Canvas& canvas, const Header& header, const TitleRoom& room) {
    if (canvas.measure().is_portrait()) {
        return {header, plan_title(canvas, header, room.alone), true};
    }
    PlacedTitle placed{header, plan_title(canvas, header, room.beside_sync)};
    if (!placed.plan.stacked) {
        return placed;
    }
    placed.header.rest.clear();
    placed.plan = plan_title(canvas, placed.header, room.beside_sync);
    const Wrap wrap{static_cast<int>(room.beside_sync - placed.plan.arrow), 2};
    if (!canvas.fits(header.title, kStaffTitleType, placed.plan.em, wrap)) {
        placed.below = true;
        placed.plan = plan_title(canvas, placed.header, room.alone);
    }
    return placed;
}

void draw_title(Canvas& canvas, const Header& header, const TitlePlan& plan, const Rect& box,
                const Rect& mirror) {
    const auto place = [&](float left, float top, float right, float bottom) {
        return canvas.mirrored({left, top, right, bottom}, mirror);
    };
    // Letters may reach over their measure.
    const Rect within = plan.control.value_or(mirror);
    const Inking heading{kBarText, kInk, Role::Heading, within};
    const Inking rest{kBarText, kInk, Role::Text, within};
    if (header.back == BackArrow::Yes) {
        const float line = canvas.height_of_em(plan.em);
        canvas.text(kArrow, {regular(kStaffTitleType), Side::Start, 1, plan.em},
                    place(box.left, box.top, box.left + plan.arrow, box.top + line),
                    {kBarText, kInk, Role::Label, plan.control});
    }
    const float left = box.left + plan.arrow;
    if (!plan.stacked) {
        canvas.text(header.title, {kStaffTitleType, Side::Start, 1, plan.em},
                    place(left, box.top, left + plan.title, box.bottom), heading);
        if (!header.rest.empty()) {
            canvas.text("· " + header.rest, {kStaffTextType, Side::End, 1, plan.em},
                        place(left + plan.title, box.top, box.left + plan.width, box.bottom), rest);
        }
        return;
    }
    const float line = header.rest.empty() ? 0 : canvas.height_of_em(plan.em);
    canvas.text(header.title, {kStaffTitleType, Side::Start, 2, plan.em},
                place(left, box.top, box.right, box.bottom - line), heading);
    if (!header.rest.empty()) {
        canvas.text(header.rest, {kStaffTextType, Side::Start, 1, plan.em},
                    place(left, box.bottom - line, box.right, box.bottom), rest);
    }
}

void draw_sync(Canvas& canvas, const SyncView& sync, const Rect& box, const Rect& mirror,
               const std::optional<Rect>& within) {
    const Measure& measure = canvas.measure();
    const float dot = measure.of(kDot);
    const Rect place = canvas.mirrored(
        {box.left, box.middle_y() - dot / 2, box.left + dot, box.middle_y() + dot / 2}, mirror);
    canvas.disc(place.middle_x(), place.middle_y(), dot / 2, sync.online ? kOnline : kOffline);
    Rect words = box;
    words.left += dot + measure.of(kDotGap);
    canvas.text(sync_text(canvas, sync), {kStaffSmallType, Side::Start},
                canvas.mirrored(words, mirror), {kBarText2, kInk, Role::Text, within});
}

}  // namespace

HeaderTaps draw_header(Canvas& canvas, const Header& wanted) {
    const Measure& measure = canvas.measure();
    const Rect screen = canvas.screen();
    const float margin = measure.of(kMargin);
    const float padding = measure.of(kBarPadding);
    const std::string lock(canvas.word(Word::Lock));
    const float lock_text = width_of(canvas, lock, kStaffSmallButtonType,
                                     measure.em(kStaffSmallButtonType, canvas.language()));
    const float lock_width = std::max(measure.of(kLockWidth), lock_text + 2 * measure.vmin(2.8));
    const float lock_left = screen.right - margin - lock_width;
    const float sync_text_width = width_of(canvas, sync_text(canvas, wanted.sync), kStaffSmallType,
                                           measure.em(kStaffSmallType, canvas.language()));
    const float sync_width = measure.of(kDot) + measure.of(kDotGap) + sync_text_width + 1;
    const float sync_height = canvas.height_of(kStaffSmallType);
    const float room = lock_left - padding - margin;
    const auto [header, plan_found, below] =
        place_title(canvas, wanted, {room, room - sync_width - 2 * padding});
    TitlePlan plan = plan_found;
    const float sync_gap = below ? measure.of(kSyncGap) : 0;
    const float words_height = plan.height + (below ? sync_gap + sync_height : 0);
    HeaderTaps taps;
    taps.bottom = std::max(measure.of(kBarHeight), words_height + measure.of(kBarPadding));
    const Rect bar{0, 0, screen.right, taps.bottom};
    canvas.fill(bar, kInk);

    const float top = std::floor((taps.bottom - words_height) / 2);
    const Rect title{margin, top, margin + plan.width, top + plan.height};
    if (header.back == BackArrow::Yes) {
        // All that stands there leads back.
        const float words = below ? std::max(plan.width, plan.arrow + sync_width) : plan.width;
        const Rect target{0, 0, std::max(margin + words + padding / 2, measure.of(kTarget)),
                          taps.bottom};
        plan.control = canvas.mirrored(target, bar);
        taps.back =
            canvas.control(
                {Role::Button, std::string(canvas.word(Word::Back)), {}, {}, true, kBarText, kInk},
                *plan.control) == Press::State::Tapped;
    }
    draw_title(canvas, header, plan, title, bar);
    const float middle = (title.right + lock_left) / 2;
    const float sync_left = below ? margin + plan.arrow : std::floor(middle - sync_width / 2);
    const float sync_top =
        below ? title.bottom + sync_gap : std::floor((taps.bottom - sync_height) / 2);
    draw_sync(canvas, header.sync,
              {sync_left, sync_top, sync_left + sync_width, sync_top + sync_height}, bar,
              below ? plan.control : std::nullopt);

    const float lock_top = std::floor((taps.bottom - measure.of(kTarget)) / 2);
    taps.lock = button(
        canvas,
        {.text = std::string(canvas.word(Word::Lock)),
         .type = kStaffSmallButtonType,
         .fill = Fill::OnBar},
        canvas.mirrored(
            {lock_left, lock_top, lock_left + lock_width, lock_top + measure.of(kTarget)}, bar));
    return taps;
}

}  // namespace afterword::ui
