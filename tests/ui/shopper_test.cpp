// SPDX-License-Identifier: Apache-2.0
// What a tap on a shopper's screens comes to, beyond the first question's faces.
#include <algorithm>
#include <string>

#include <catch2/catch.hpp>

#include "tests/ui/finger.hpp"
#include "tests/ui/open_ui.hpp"
#include "tests/ui/sample_views.hpp"
#include "ui/words/words.hpp"

namespace afterword::ui::test {
namespace {

View view_of(std::string_view name) {
    return sample(samples(Language::En), name).view;
}

TEST_CASE("four faces count one to four and have no middle", "[shopper]") {
    Finger finger(view_of("rate-faces4"));
    CHECK(finger.tap<Rated>("Very bad").value == 1);
    CHECK(finger.tap<Rated>("Good").value == 3);
    CHECK(finger.tap<Rated>("Great").value == 4);
    CHECK(boxes(finger.tree(), "Okay").empty());
}

TEST_CASE("the nth star answers n", "[shopper]") {
    Finger finger(view_of("rate-stars5"));
    CHECK(finger.tap<Rated>("Very bad").value == 1);
    CHECK(finger.tap<Rated>("Great").value == 5);
}

TEST_CASE("a number answers itself, on the first screen and on a later one", "[shopper]") {
    for (const char* name : {"rate-scale11", "question-scale11"}) {
        Finger finger(view_of(name));
        CHECK(finger.tap<Rated>("0").value == 0);
        CHECK(finger.tap<Rated>("10").value == 10);
    }
    CHECK(Finger(view_of("rate-scale7")).tap<Rated>("7").value == 7);
}

TEST_CASE("the label of the least stands where the least is, whichever way the scale runs",
          "[shopper]") {
    for (const ScaleOrder order : {ScaleOrder::Ascending, ScaleOrder::Descending}) {
        View view = view_of("rate-scale11");
        std::get<ScaleBody>(std::get<RateView>(view.screen).body).order = order;
        Finger finger(view);
        const float least = find(finger.tree(), Role::Text, "Not at all likely").box.middle_x();
        const float most = find(finger.tree(), Role::Text, "Extremely likely").box.middle_x();
        CHECK((least < most) == (order == ScaleOrder::Ascending));
        CHECK((boxes(finger.tree(), "0")[0].left < boxes(finger.tree(), "10")[0].left) ==
              (order == ScaleOrder::Ascending));
    }
}

TEST_CASE("a tile of one choice is an answer, not a toggle", "[shopper]") {
    Finger finger(view_of("rate-choice"));
    CHECK(finger.tap<TileTapped>("Price").index == 3);
    CHECK(find(finger.tree(), Role::Option, "Price").value.empty());
}

TEST_CASE("the band leads to languages, looks, reach and other ways to say something",
          "[shopper]") {
    Finger finger(view_of("rate-everything"));
    static_cast<void>(finger.tap<MoreLanguages>("More"));
    static_cast<void>(finger.tap<AppearanceTapped>("Larger text, stronger contrast"));
    static_cast<void>(finger.tap<ReachTapped>("Bring the buttons down"));
    static_cast<void>(finger.tap<WriteToUs>("Write to us"));
    static_cast<void>(finger.tap<OtherWays>("Other ways to reach us"));
    CHECK_FALSE(
        find(finger.tree(), Role::Text, "Your answer is linked to this purchase.").name.empty());
}

TEST_CASE("help is asked for with one tap, and then said to be on its way", "[shopper]") {
    Finger offered(view_of("reasons-help"));
    static_cast<void>(offered.tap<HelpAsked>("I need someone now"));
    Finger called(view_of("reasons-help-called"));
    CHECK(boxes(called.tree(), "I need someone now").empty());
    CHECK_FALSE(find(called.tree(), Role::Text, "We have called our staff.").name.empty());
}

TEST_CASE("tiles that cannot all be large stand on pages, and none is lost", "[shopper]") {
    View view = view_of("reasons");
    view.appearance.size = TextSize::Large;
    auto& body = std::get<TilesBody>(std::get<QuestionView>(view.screen).body);
    std::vector<std::size_t> seen;
    do {
        Finger finger(view);
        for (const TileView& tile : body.tiles) {
            if (!boxes(finger.tree(), tile.label).empty()) {
                seen.push_back(finger.tap<TileTapped>(tile.label).index);
            }
        }
        std::string turn;
        for (const SemanticNode& node : finger.tree()) {
            turn = node.role == Role::Toggle && node.name.find(" of ") != std::string::npos
                       ? node.name
                       : turn;
        }
        REQUIRE_FALSE(turn.empty());
        body.first = finger.tap<TilesTurned>(turn).first;
    } while (body.first != 0);
    CHECK(seen == std::vector<std::size_t>{0, 1, 2, 3, 4, 5, 6, 7});
}

TEST_CASE("a key says when it is pressed and when it is tapped", "[shopper]") {
    Ui ui = open_ui();
    const View view = view_of("words");
    static_cast<void>(ui.draw(view));
    const Rect key = find(ui.semantics(), Role::Key, "q").box;
    const Key q{Key::Kind::Character, 0, 0};
    press(ui, key);
    const Frame down = ui.draw(view);
    REQUIRE(down.choice);
    CHECK(std::get<KeyPressed>(*down.choice).key == q);
    CHECK_FALSE(ui.draw(view).choice);
    lift(ui, key);
    const Frame up = ui.draw(view);
    REQUIRE(up.choice);
    CHECK(std::get<KeyTapped>(*up.choice).key == q);
}

TEST_CASE("letters of a held key cover what is under them", "[shopper]") {
    Finger finger(view_of("words-held"));
    CHECK(finger.tap<AlternativeTapped>("ê").index == 2);
    CHECK(boxes(finger.tree(), "d").empty());
    CHECK_FALSE(boxes(finger.tree(), "m").empty());
    Finger choosing(view_of("words-choosing-layout"));
    CHECK(choosing.tap<AlternativeTapped>("Polski").index > 0);
}

TEST_CASE("words are sent when there are any, deleted and hidden", "[shopper]") {
    Finger finger(view_of("words"));
    static_cast<void>(finger.tap<Sent>("Send"));
    static_cast<void>(finger.tap<TextDeleted>("Delete text"));
    static_cast<void>(finger.tap<TextHidden>("Hide text"));
    Finger empty(view_of("words-empty"));
    static_cast<void>(empty.tap<Sent>("Finish"));
    Finger hidden(view_of("words-hidden"));
    const std::string typed = std::get<WordsView>(view_of("words-hidden").screen).text;
    CHECK(std::none_of(hidden.tree().begin(), hidden.tree().end(),
                       [&](const SemanticNode& node) { return node.name == typed; }));
}

bool shows(const SemanticTree& tree, Role role, std::string_view name) {
    return std::any_of(tree.begin(), tree.end(), [&](const SemanticNode& node) {
        return node.role == role && node.name == name;
    });
}

TEST_CASE("the question stands above what is typed in every language, on seven inches too",
          "[shopper]") {
    for (const Panel& panel : {Panel{1280, 800, 217, 136}, Panel{800, 1280, 136, 217},
                               Panel{1920, 1080, 224, 126}, Panel{1024, 600, 154, 86}}) {
        Ui ui = open_ui(panel);
        for (const Language language : kLanguages) {
            for (const Sample& one : shopper_samples(language)) {
                if (const auto* words = std::get_if<WordsView>(&one.view.screen)) {
                    static_cast<void>(ui.draw(one.view));
                    CAPTURE(one.name, tag(language), panel.width_px, panel.height_px);
                    CHECK(shows(ui.semantics(), Role::Heading, words->question));
                }
            }
        }
    }
}

TEST_CASE("who reads the words is said where there is room for a line, else in the empty box",
          "[shopper]") {
    const std::string_view readers = word(Language::En, Word::ReadByStore);
    for (const char* name : {"words", "words-empty"}) {
        Ui roomy = open_ui();
        static_cast<void>(roomy.draw(view_of(name)));
        CHECK(shows(roomy.semantics(), Role::Text, readers));
    }
    Ui low = open_ui({1024, 600, 154, 86});
    static_cast<void>(low.draw(view_of("words-empty")));
    CHECK(shows(low.semantics(), Role::Text, readers));
    CHECK(shows(low.semantics(), Role::Button, "Finish"));
    CHECK(shows(low.semantics(), Role::Button, "Delete text"));
    static_cast<void>(low.draw(view_of("words")));
    CHECK_FALSE(shows(low.semantics(), Role::Text, readers));
}

TEST_CASE("of a contact the tree says how long it is and nothing more", "[shopper]") {
    for (const char* name : {"contact", "contact-email"}) {
        Finger finger(view_of(name));
        const std::string typed(std::get<ContactView>(view_of(name).screen).typed);
        for (const SemanticNode& node : finger.tree()) {
            CHECK(node.name.find(typed) == std::string::npos);
            CHECK(node.value.find(typed) == std::string::npos);
        }
    }
    CHECK_FALSE(find(Finger(view_of("contact")).tree(), Role::Image, "Phone: 11").name.empty());
}

TEST_CASE("a contact is typed, agreed to, and sent or declined", "[shopper]") {
    Finger finger(view_of("contact"));
    CHECK(finger.tap<DigitTyped>("7").digit == 7);
    static_cast<void>(finger.tap<PlusTyped>("+"));
    static_cast<void>(finger.tap<DigitErased>("Erase letter"));
    static_cast<void>(finger.tap<ConsentTapped>("I agree"));
    static_cast<void>(finger.tap<Declined>("No thanks"));
    CHECK(finger.tap<ContactKindTapped>("E-mail").kind == ContactView::Kind::Email);
    CHECK(find(finger.tree(), Role::Toggle, "I agree").value.empty());
    CHECK_FALSE(find(finger.tree(), Role::Button, "Call me back").enabled);
    Finger agreed(view_of("contact-agreed"));
    static_cast<void>(agreed.tap<Sent>("Call me back"));
    const Rect no = boxes(agreed.tree(), "No thanks")[0];
    const Rect yes = boxes(agreed.tree(), "Call me back")[0];
    CHECK(no.width() == yes.width());
    CHECK(no.height() == yes.height());
}

TEST_CASE("where a contact has no room at once, what is typed comes before the consent",
          "[shopper]") {
    Ui low = open_ui({1024, 600, 154, 86});
    for (const char* name : {"contact", "contact-email"}) {
        static_cast<void>(low.draw(view_of(name)));
        CAPTURE(name);
        CHECK(shows(low.semantics(), Role::Button, "Next"));
        CHECK_FALSE(shows(low.semantics(), Role::Toggle, "I agree"));
        CHECK_FALSE(shows(low.semantics(), Role::Button, "Call me back"));
    }
    static_cast<void>(low.draw(view_of("contact-agreed")));
    CHECK(find(low.semantics(), Role::Toggle, "I agree").value == "chosen");
    CHECK(find(low.semantics(), Role::Button, "Call me back").enabled);
    CHECK(shows(low.semantics(), Role::Button, "Back"));
    CHECK_FALSE(shows(low.semantics(), Role::Key, "1"));
}

TEST_CASE("the way back from languages, other ways and the case", "[shopper]") {
    static_cast<void>(Finger(view_of("other-ways")).tap<BackTapped>("Back"));
    Finger languages(view_of("languages"));
    static_cast<void>(languages.tap<BackTapped>("Back"));
    CHECK(languages.tap<LanguageChosen>("Deutsch").index == static_cast<std::size_t>(Language::De));
    static_cast<void>(Finger(view_of("case")).tap<Dismissed>("Done"));
}

TEST_CASE("a closed kiosk has nothing to press but the staff's corner", "[shopper]") {
    Ui ui = open_ui();
    const View view = view_of("closed");
    static_cast<void>(ui.draw(view));
    CHECK(std::none_of(ui.semantics().begin(), ui.semantics().end(),
                       [](const SemanticNode& node) { return is_control(node.role); }));
    press(ui, {0, 0, 20, 20});
    const Frame frame = ui.draw(view);
    REQUIRE(frame.choice);
    CHECK(std::holds_alternative<CornerPressed>(*frame.choice));
}

TEST_CASE("thanks says what the answer was saved with", "[shopper]") {
    Finger receipt({Language::En, {}, ThanksView{ThanksView::Kept::WithReceipt}});
    CHECK_FALSE(find(receipt.tree(), Role::Text, "Saved with your receipt number.").name.empty());
}

}  // namespace
}  // namespace afterword::ui::test
