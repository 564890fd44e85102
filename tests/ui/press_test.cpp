// SPDX-License-Identifier: Apache-2.0
#include "ui/kit/press.hpp"

#include <catch2/catch.hpp>

#include "tests/ui/open_ui.hpp"
#include "tests/ui/sample_views.hpp"

namespace afterword::ui::test {
namespace {

template <class T>
const T* chosen(const Frame& frame) {
    return frame.choice ? std::get_if<T>(&*frame.choice) : nullptr;
}

struct RateScreen {
    Ui ui = open_ui();
    View view{Language::En, {}, rate_view(Language::En)};
    Rect good;
    Rect bad;

    RateScreen() {
        static_cast<void>(ui.draw(view));
        good = find(ui.semantics(), Role::Option, "Good").box;
        bad = find(ui.semantics(), Role::Option, "Bad").box;
    }
};

TEST_CASE("a press shows on the next frame and counts on release", "[press]") {
    RateScreen screen;
    CHECK(screen.ui.draw(screen.view).changed.empty());
    press(screen.ui, screen.good);
    const Frame pressed = screen.ui.draw(screen.view);
    CHECK_FALSE(pressed.changed.empty());
    CHECK_FALSE(pressed.choice);
    CHECK(screen.ui.draw(screen.view).changed.empty());  // it stays pressed
    lift(screen.ui, screen.good);
    const Frame lifted = screen.ui.draw(screen.view);
    REQUIRE(chosen<Rated>(lifted) != nullptr);
    CHECK(chosen<Rated>(lifted)->value == 4);
    CHECK_FALSE(screen.ui.draw(screen.view).choice);
}

TEST_CASE("down and up between two frames are one choice, seen pressed in between", "[press]") {
    RateScreen screen;
    press(screen.ui, screen.bad);
    lift(screen.ui, screen.bad);
    const Frame first = screen.ui.draw(screen.view);
    CHECK(first.again);
    CHECK_FALSE(first.changed.empty());
    CHECK_FALSE(first.choice);
    const Frame second = screen.ui.draw(screen.view);
    CHECK_FALSE(second.again);
    REQUIRE(chosen<Rated>(second) != nullptr);
    CHECK(chosen<Rated>(second)->value == 2);
}

TEST_CASE("sliding off cancels, also when the finger comes back", "[press]") {
    RateScreen screen;
    const auto move_to = [&](const Rect& box) {
        screen.ui.pointer({Pointer::Kind::Move, box.middle_x(), box.middle_y()});
        return screen.ui.draw(screen.view);
    };
    press(screen.ui, screen.good);
    static_cast<void>(screen.ui.draw(screen.view));
    CHECK_FALSE(move_to(screen.bad).changed.empty());
    CHECK(move_to(screen.good).changed.empty());
    lift(screen.ui, screen.good);
    CHECK_FALSE(screen.ui.draw(screen.view).choice);
}

TEST_CASE("a finger that came down elsewhere chooses nothing where it lifts", "[press]") {
    RateScreen screen;
    screen.ui.pointer({Pointer::Kind::Down, 640, 120});
    lift(screen.ui, screen.good);
    CHECK_FALSE(screen.ui.draw(screen.view).choice);
    CHECK_FALSE(screen.ui.draw(screen.view).choice);
}

TEST_CASE("a press that is taken away by the system or let go chooses nothing", "[press]") {
    RateScreen screen;
    press(screen.ui, screen.good);
    static_cast<void>(screen.ui.draw(screen.view));
    SECTION("cancelled") {
        screen.ui.pointer({Pointer::Kind::Cancel, 0, 0});
        CHECK_FALSE(screen.ui.draw(screen.view).changed.empty());
    }
    SECTION("released, with what was queued") {
        lift(screen.ui, screen.good);
        screen.ui.release();
    }
    static_cast<void>(screen.ui.draw(screen.view));
    lift(screen.ui, screen.good);
    CHECK_FALSE(screen.ui.draw(screen.view).choice);
}

TEST_CASE("a press does not survive the change to another screen", "[press]") {
    RateScreen screen;
    press(screen.ui, screen.good);
    static_cast<void>(screen.ui.draw(screen.view));
    static_cast<void>(screen.ui.draw({Language::En, {}, reasons_view(Language::En)}));
    lift(screen.ui, screen.good);
    CHECK_FALSE(screen.ui.draw({Language::En, {}, reasons_view(Language::En)}).choice);
}

TEST_CASE("a second press while one is held changes nothing", "[press]") {
    RateScreen screen;
    press(screen.ui, screen.good);
    static_cast<void>(screen.ui.draw(screen.view));
    press(screen.ui, screen.bad);
    CHECK_FALSE(screen.ui.draw(screen.view).choice);
    lift(screen.ui, screen.good);
    const Frame lifted = screen.ui.draw(screen.view);
    REQUIRE(chosen<Rated>(lifted) != nullptr);
    CHECK(chosen<Rated>(lifted)->value == 4);
}

TEST_CASE("the staff corner says when it is held and when it is let go", "[press]") {
    Ui ui = open_ui();
    for (const Language language : {Language::En, Language::Ar}) {
        for (const View& view :
             {View{language, {}, rate_view(language)}, View{language, {}, OutOfOrderView{}}}) {
            for (const Pointer& end :
                 {Pointer{Pointer::Kind::Up, 10, 10}, Pointer{Pointer::Kind::Move, 400, 10},
                  Pointer{Pointer::Kind::Cancel, 10, 10}}) {
                ui.pointer({Pointer::Kind::Down, 10, 10});
                CHECK(chosen<CornerPressed>(ui.draw(view)) != nullptr);
                CHECK_FALSE(ui.draw(view).choice);
                ui.pointer(end);
                CHECK(chosen<CornerReleased>(ui.draw(view)) != nullptr);
                CHECK_FALSE(ui.draw(view).choice);
            }
        }
    }
}

TEST_CASE("the staff corner ends twenty millimetres from either side", "[press]") {
    RateScreen screen;
    screen.ui.pointer({Pointer::Kind::Down, 125, 10});
    CHECK_FALSE(screen.ui.draw(screen.view).choice);
    screen.ui.release();
    screen.ui.pointer({Pointer::Kind::Down, 10, 117});
    CHECK(chosen<CornerPressed>(screen.ui.draw(screen.view)) != nullptr);
}

TEST_CASE("a row that moves away under the finger is not the one that is taken", "[press]") {
    Ui ui = open_ui();
    InboxView inbox = inbox_view(Language::En);
    static_cast<void>(ui.draw({Language::En, {}, inbox}));
    const Rect take = find(ui.semantics(), Role::Button, "Take").box;
    press(ui, take);
    static_cast<void>(ui.draw({Language::En, {}, inbox}));
    inbox.rows.erase(inbox.rows.begin());
    static_cast<void>(ui.draw({Language::En, {}, inbox}));
    lift(ui, take);
    CHECK_FALSE(ui.draw({Language::En, {}, inbox}).choice);
}

}  // namespace
}  // namespace afterword::ui::test
