// SPDX-License-Identifier: Apache-2.0
// What a tap on each control of each screen comes to.
#include <algorithm>
#include <array>

#include <catch2/catch.hpp>

#include "tests/ui/finger.hpp"
#include "tests/ui/open_ui.hpp"
#include "tests/ui/sample_views.hpp"
#include "ui/words/words.hpp"

namespace afterword::ui::test {
namespace {

TEST_CASE("a face gives its value and a pill its language", "[screens]") {
    Finger finger({Language::En, {}, rate_view(Language::En)});
    CHECK(finger.tap<Rated>("Very bad").value == 1);
    CHECK(finger.tap<Rated>("Great").value == 5);
    CHECK(finger.tap<LanguageChosen>("中文").index == 1);
    CHECK(finger.tap<LanguageChosen>("العربية").index == 3);
}

TEST_CASE("a scale keeps its physical order in every language and turns only when told",
          "[screens]") {
    const auto first_is_left = [](Language language, ScaleOrder order) {
        RateView view = rate_view(language);
        std::get<ScaleBody>(view.body).order = order;
        Finger finger({language, {}, view});
        return boxes(finger.tree(), std::get<ScaleBody>(view.body).labels[0])[0].left <
               boxes(finger.tree(), std::get<ScaleBody>(view.body).labels[4])[0].left;
    };
    for (const Language language : kSampleLanguages) {
        CHECK(first_is_left(language, ScaleOrder::Ascending));
        CHECK_FALSE(first_is_left(language, ScaleOrder::Descending));
    }
    RateView view = rate_view(Language::En);
    std::get<ScaleBody>(view.body).order = ScaleOrder::Descending;
    Finger finger({Language::En, {}, view});
    CHECK(finger.tap<Rated>("Great").value == 5);
}

TEST_CASE("the pills keep one order in every language", "[screens]") {
    for (const Language language : kSampleLanguages) {
        Finger finger({language, {}, rate_view(language)});
        CHECK(boxes(finger.tree(), "English")[0].left < boxes(finger.tree(), "中文")[0].left);
        CHECK(boxes(finger.tree(), "Polski")[0].left < boxes(finger.tree(), "العربية")[0].left);
    }
}

TEST_CASE("labels that do not fit under the faces stand beside them, mirrored for Arabic",
          "[screens]") {
    const Panel portrait{800, 1280, 136, 217};
    for (const Language language : {Language::Pl, Language::Ar}) {
        RateView view = rate_view(language);
        if (language == Language::Ar) {
            std::get<ScaleBody>(view.body).labels[4] = "رائعةللغايةوممتازة";
        }
        Ui ui = open_ui(portrait);
        static_cast<void>(ui.draw({language, {}, view}));
        const Rect first =
            find(ui.semantics(), Role::Option, std::get<ScaleBody>(view.body).labels[0]).box;
        const Rect last =
            find(ui.semantics(), Role::Option, std::get<ScaleBody>(view.body).labels[4]).box;
        CHECK(first.bottom <= last.top);
        const Rect label =
            find(ui.semantics(), Role::Label, std::get<ScaleBody>(view.body).labels[4]).box;
        CHECK((label.middle_x() > last.middle_x()) == (language == Language::Pl));
    }
}

TEST_CASE("the dot that tells staff of an alert is bottom left in every language", "[screens]") {
    for (const Language language : kSampleLanguages) {
        Finger finger({language, {}, rate_view(language)});
        const Rect dot = find(finger.tree(), Role::Image, "•").box;
        CHECK(dot.right < 70);
        CHECK(dot.top > 740);
        RateView quiet = rate_view(language);
        quiet.staff_dot = Shown::No;
        Finger nothing({language, {}, quiet});
        CHECK(std::none_of(nothing.tree().begin(), nothing.tree().end(),
                           [](const SemanticNode& node) { return node.name == "•"; }));
    }
}

TEST_CASE("reasons can be chosen, finished, changed and begun anew", "[screens]") {
    Finger finger({Language::En, {}, reasons_view(Language::En)});
    CHECK(finger.tap<TileTapped>("Something else").index == 7);
    CHECK(finger.tap<TileTapped>("Waiting time").index == 0);
    static_cast<void>(finger.tap<Finished>("Finish"));
    static_cast<void>(finger.tap<RatingChanged>("Change my rating"));
    static_cast<void>(finger.tap<NewRating>("New rating"));
    CHECK(boxes(finger.tree(), "Next").empty());
}

TEST_CASE("Next is dim until something is chosen, Finish never is", "[screens]") {
    QuestionView view = reasons_view(Language::En);
    view.last = false;
    {
        Finger finger({Language::En, {}, view});
        static_cast<void>(finger.tap<NextTapped>("Next"));
        static_cast<void>(finger.tap<Finished>("Finish"));
    }
    std::get<TilesBody>(view.body).tiles[0].chosen = false;
    Finger finger({Language::En, {}, view});
    CHECK_FALSE(find(finger.tree(), Role::Button, "Next").enabled);
    CHECK_FALSE(finger.tap(boxes(finger.tree(), "Next")[0]));
    static_cast<void>(finger.tap<Finished>("Finish"));
}

TEST_CASE("thanks is skipped by a tap anywhere, still there goes on or starts anew", "[screens]") {
    Finger thanks({Language::En, {}, ThanksView{}});
    const auto choice = thanks.tap({600, 700, 620, 720});
    REQUIRE(choice);
    CHECK(std::holds_alternative<Dismissed>(*choice));
    Finger still({Language::En, {}, StillThereView{0.5}});
    static_cast<void>(still.tap<Continued>("Continue"));
    static_cast<void>(still.tap<NewRating>("New rating"));
    CHECK(find(still.tree(), Role::Progress, "Still there?").value == "50");
}

TEST_CASE("out of order takes no rating", "[screens]") {
    Finger finger({Language::En, {}, OutOfOrderView{}});
    CHECK(std::none_of(finger.tree().begin(), finger.tree().end(),
                       [](const SemanticNode& node) { return is_control(node.role); }));
}

TEST_CASE("a dark screen is black all over, with nothing to press", "[screens]") {
    Ui ui = open_ui(Panel{});
    static_cast<void>(ui.draw({Language::En, {}, DarkView{}}));
    CHECK(ui.semantics().empty());
    const auto pixels = ui.pixels();
    CHECK(std::all_of(pixels.begin(), pixels.end(),
                      [](std::uint32_t pixel) { return (pixel & 0xFFFFFF) == 0; }));
}

TEST_CASE("the keypad types digits, erases, enters and leads back", "[screens]") {
    Finger finger({Language::En, {}, PinView{}});
    for (const int digit : {0, 1, 5, 9}) {
        CHECK(finger.tap<DigitTyped>(std::to_string(digit)).digit == digit);
    }
    static_cast<void>(finger.tap<DigitErased>("Erase"));
    static_cast<void>(finger.tap<PinEntered>("OK"));
    static_cast<void>(finger.tap<BackTapped>("Back to ratings"));
}

TEST_CASE("a row of the inbox opens its alert and its button takes it", "[screens]") {
    const InboxView view = inbox_view(Language::En);
    Finger finger({Language::En, {}, view});
    CHECK(finger.tap<RowOpened>(view.rows[0].title).index == 0);
    CHECK(finger.tap<RowOpened>(view.rows[3].title).index == 3);
    CHECK(finger.tap<RowTaken>("Take", 0).index == 0);
    CHECK(finger.tap<RowTaken>("Take", 2).index == 2);
    CHECK(finger.tap<TabChosen>("Taken 2").tab == StaffTab::Taken);
    CHECK(finger.tap<TabChosen>("Solved today 7").tab == StaffTab::Solved);
    static_cast<void>(finger.tap<Locked>("Lock"));
    CHECK(boxes(finger.tree(), "Next").empty());
}

TEST_CASE("a long inbox is turned page by page without losing a row", "[screens]") {
    View view = sample(samples(Language::En), "inbox-long").view;
    auto& inbox = std::get<InboxView>(view.screen);
    std::vector<std::size_t> seen;
    std::vector<std::size_t> turned;
    for (inbox.page = 0;;) {
        Finger finger(view);
        for (std::size_t i = 0; i < boxes(finger.tree(), "Take").size(); ++i) {
            seen.push_back(finger.tap<RowTaken>("Take", i).index);
        }
        if (!find(finger.tree(), Role::Button, "Next").enabled) {
            break;
        }
        const std::size_t next = finger.tap<PageTurned>("Next").page;
        CHECK(next > inbox.page);
        if (!turned.empty()) {
            CHECK(finger.tap<PageTurned>("Previous").page == turned.back());
        }
        turned.push_back(inbox.page);
        inbox.page = next;
    }
    REQUIRE(seen.size() == 30);
    for (std::size_t i = 0; i < seen.size(); ++i) {
        CHECK(seen[i] == i);
    }
    inbox.page = 999;
    CHECK_FALSE(boxes(Finger(view).tree(), "Take").empty());
}

TEST_CASE("an alert is taken, refused with a reason, or left", "[screens]") {
    Finger open({Language::En, {}, alert_open_view(Language::En)});
    static_cast<void>(open.tap<AlertTaken>("I’ll take it"));
    static_cast<void>(open.tap<NotActionable>("Not actionable"));
    static_cast<void>(open.tap<BackTapped>("Back to alerts"));
    Finger why(sample(samples(Language::En), "not-actionable").view);
    CHECK(why.tap<NotActionableBecause>("Tapped by mistake").index == 2);
    static_cast<void>(why.tap<BackTapped>("Back to alerts"));
}

TEST_CASE("whoever goes on with an alert reads what was noted so far", "[screens]") {
    Finger finger(sample(samples(Language::En), "alert-open-handed-on").view);
    CHECK(find(finger.tree(), Role::Heading, "Noted so far").name == "Noted so far");
    CHECK(find(finger.tree(), Role::Text, "07 · 10:52 · Waiting time").name ==
          "07 · 10:52 · Waiting time");
}

TEST_CASE("an alert that somebody else has offers nothing to do", "[screens]") {
    Finger finger(sample(samples(Language::En), "alert-open-of-others").view);
    CHECK(boxes(finger.tree(), "I’ll take it").empty());
    CHECK(boxes(finger.tree(), "Not actionable").empty());
    CHECK(find(finger.tree(), Role::Text, "07 · taken").name == "07 · taken");
}

TEST_CASE("a taken alert is noted, explained and solved with taps alone", "[screens]") {
    Finger finger({Language::En, {}, alert_taken_view(Language::En)});
    CHECK(finger.tap<CauseTapped>("System slow").index == 2);
    CHECK(finger.tap<ActionTapped>("Told manager").index == 5);
    CHECK(finger.tap<OutcomeTapped>("Later").outcome == AlertTakenView::Outcome::Later);
    static_cast<void>(finger.tap<NoteTapped>("Add words"));
    static_cast<void>(finger.tap<Solved>("Solved"));
    static_cast<void>(finger.tap<NotActionable>("Not actionable"));
    static_cast<void>(finger.tap<HandedOver>("Hand over"));
    Finger fresh(sample(samples(Language::En), "alert-just-taken").view);
    static_cast<void>(fresh.tap<FactsNoted>("Note now"));
    CHECK_FALSE(find(fresh.tree(), Role::Button, "Solved").enabled);
    CHECK_FALSE(fresh.tap(boxes(fresh.tree(), "Solved")[0]));
}

TEST_CASE("words on an alert end with Done, said or not", "[screens]") {
    View view = sample(samples(Language::En), "alert-note").view;
    Finger said(view);
    static_cast<void>(said.tap<Sent>("Done"));
    std::get<WordsView>(view.screen).text.clear();
    Finger silent(view);
    static_cast<void>(silent.tap<Sent>("Done"));
}

TEST_CASE("the tabs lead from alerts to today and this kiosk and back", "[screens]") {
    Finger inbox({Language::En, {}, inbox_view(Language::En)});
    CHECK(inbox.tap<TabChosen>("Today").tab == StaffTab::Today);
    CHECK(inbox.tap<TabChosen>("This kiosk").tab == StaffTab::Kiosk);
    Finger today(sample(samples(Language::En), "today").view);
    CHECK(today.tap<TabChosen>("Open 4").tab == StaffTab::Open);
    static_cast<void>(today.tap<Locked>("Lock"));
}

TEST_CASE("the end of a shift is offered while somebody has alerts", "[screens]") {
    InboxView view = inbox_view(Language::En);
    CHECK(boxes(Finger({Language::En, {}, view}).tree(), "End of my shift").empty());
    view.mine = 1;
    Finger finger({Language::En, {}, view});
    static_cast<void>(finger.tap<ShiftEnded>("End of my shift"));
    Finger over(sample(samples(Language::En), "hand-over").view);
    static_cast<void>(over.tap<AllHandedOver>("Hand over my 2 alerts"));
    static_cast<void>(over.tap<KeptAndLocked>("Keep them and lock"));
    static_cast<void>(over.tap<BackTapped>("Back to alerts"));
}

TEST_CASE("more alerts than fit are handed over with their number said", "[screens]") {
    Finger finger(sample(samples(Language::En), "hand-over-many").view);
    CHECK(std::any_of(finger.tree().begin(), finger.tree().end(),
                      [](const SemanticNode& node) { return node.name.starts_with("+ "); }));
}

TEST_CASE("every bar of today is read with its share, its interval and its answers", "[screens]") {
    Finger finger(sample(samples(Language::En), "today").view);
    CHECK(find(finger.tree(), Role::Image, "9: 93 % (80–100), 9").enabled);
    CHECK(find(finger.tree(), Role::Image, "8: –, 3").enabled);
}

TEST_CASE("this kiosk tests, tells, sends, restarts, and reports a fault once", "[screens]") {
    Finger finger(sample(samples(Language::En), "kiosk").view);
    static_cast<void>(finger.tap<TouchTested>("Test touch"));
    static_cast<void>(finger.tap<DetailsTapped>("Details"));
    static_cast<void>(finger.tap<SendNow>("Send now"));
    static_cast<void>(finger.tap<RestartTapped>("Restart"));
    static_cast<void>(finger.tap<FaultReported>("Report a fault"));
    Finger reported(sample(samples(Language::En), "kiosk-in-trouble").view);
    CHECK_FALSE(find(reported.tree(), Role::Button, "Reported.").enabled);
}

TEST_CASE("a field of the touch test counts as the finger comes down", "[screens]") {
    const View view = sample(samples(Language::En), "touch-test").view;
    Ui ui = open_ui();
    static_cast<void>(ui.draw(view));
    press(ui, find(ui.semantics(), Role::Toggle, "3 · 2").box);
    const auto choice = ui.draw(view).choice;
    REQUIRE(choice);
    REQUIRE(std::holds_alternative<FieldTouched>(*choice));
    CHECK(std::get<FieldTouched>(*choice).index == 2 * kTouchTestColumns + 1);
    Finger finger(sample(samples(Language::En), "touch-test-done").view);
    CHECK(find(finger.tree(), Role::Heading, "✓ Touch · Works").enabled);
    static_cast<void>(finger.tap<BackTapped>("Back"));
}

TEST_CASE("nothing on the PIN screen moves when it has something to say", "[screens]") {
    const auto keys_of = [](std::string_view name) {
        return find(Finger(sample(samples(Language::En), name).view).tree(), Role::Key, "5")
            .box.top;
    };
    CHECK(keys_of("pin") == keys_of("pin-locked"));
    CHECK(keys_of("pin") == keys_of("pin-waiting"));
}

TEST_CASE("a panel too low for a taken alert shows it in three parts", "[screens]") {
    const Panel seven{1024, 600, 154, 86};
    Ui ui = open_ui(seven);
    AlertTakenView view = alert_taken_view(Language::En);
    const std::array headings = {"1\u2002What happened?", "2\u2002Cause",
                                 "3\u2002What did you do?"};
    for (view.page = 0; view.page < headings.size(); ++view.page) {
        static_cast<void>(ui.draw({Language::En, {}, view}));
        CHECK(find(ui.semantics(), Role::Heading, headings[view.page]).enabled);
        CHECK(find(ui.semantics(), Role::Button, "Next").enabled == (view.page < 2));
    }
}

}  // namespace
}  // namespace afterword::ui::test
