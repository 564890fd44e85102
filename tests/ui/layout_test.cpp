// SPDX-License-Identifier: Apache-2.0
#include <algorithm>

#include <catch2/catch.hpp>

#include "tests/ui/open_ui.hpp"
#include "tests/ui/sample_views.hpp"
#include "ui/check/layout_faults.hpp"

namespace afterword::ui::test {
namespace {

std::string described(const Appearance& appearance) {
    return std::string(appearance.size == TextSize::Large ? "large" : "normal") +
           (appearance.contrast == Contrast::High ? ", high contrast" : "") +
           (appearance.reach == Reach::Low ? ", low reach" : "");
}

TEST_CASE("every screen can be read and tapped in every language, both ways up", "[layout]") {
    for (const Hung& hung : panels()) {
        Ui ui = open_ui(hung.panel);
        for (const Language language : kSampleLanguages) {
            for (const Sample& one : samples(language)) {
                static_cast<void>(ui.draw(one.view));
                CHECK_FALSE(ui.semantics().empty());
                for (const LayoutFault& fault : layout_faults(ui.semantics(), hung.panel)) {
                    FAIL_CHECK(one.name << ", " << tag(language) << ", " << hung.name << ": "
                                        << fault.sentence);
                }
            }
        }
    }
}

TEST_CASE("every screen can be read and tapped on larger and finer panels", "[layout]") {
    for (const Panel& panel : {Panel{1080, 1920, 136, 242}, Panel{1920, 1080, 344, 194},
                               Panel{1920, 1200, 217, 136}, Panel{2160, 3840, 350, 620}}) {
        Ui ui = open_ui(panel);
        for (const Language language : kSampleLanguages) {
            for (const Sample& one : samples(language)) {
                static_cast<void>(ui.draw(one.view));
                for (const LayoutFault& fault : layout_faults(ui.semantics(), panel)) {
                    FAIL_CHECK(one.name << ", " << tag(language) << ", " << panel.width_px << " × "
                                        << panel.height_px << ": " << fault.sentence);
                }
            }
        }
    }
}

TEST_CASE("staff's screens can be read and tapped on seven inches and on a low panel", "[layout]") {
    for (const Panel& panel : {Panel{1024, 600, 154, 86}, Panel{1920, 1080, 217, 122}}) {
        Ui ui = open_ui(panel);
        for (const Language language : kSampleLanguages) {
            for (const Sample& one : staff_samples(language)) {
                static_cast<void>(ui.draw(one.view));
                for (const LayoutFault& fault : layout_faults(ui.semantics(), panel)) {
                    FAIL_CHECK(one.name << ", " << tag(language) << ", " << panel.width_px << " × "
                                        << panel.height_px << ": " << fault.sentence);
                }
            }
        }
    }
}

// A 7-inch panel, where not everything has room, and the large and strong looks of each.
TEST_CASE("a shopper's screens can be read and tapped on every panel in every appearance",
          "[layout]") {
    constexpr Appearance kAppearances[] = {{},
                                           {.size = TextSize::Large},
                                           {.contrast = Contrast::High},
                                           {.reach = Reach::Low},
                                           {.size = TextSize::Large, .reach = Reach::Low}};
    for (const Panel& panel : {Panel{1280, 800, 217, 136}, Panel{800, 1280, 136, 217},
                               Panel{1920, 1080, 224, 126}, Panel{1024, 600, 154, 86}}) {
        Ui ui = open_ui(panel);
        for (const Language language : kSampleLanguages) {
            for (Sample& one : shopper_samples(language)) {
                for (const Appearance& appearance : kAppearances) {
                    one.view.appearance = appearance;
                    static_cast<void>(ui.draw(one.view));
                    for (const LayoutFault& fault :
                         layout_faults(ui.semantics(), panel, ui.appearance())) {
                        FAIL_CHECK(one.name << ", " << tag(language) << ", " << panel.width_px
                                            << " × " << panel.height_px << ", "
                                            << described(appearance) << ": " << fault.sentence);
                    }
                }
            }
        }
    }
}

TEST_CASE("for a low reach every control lies within the lower three fifths", "[layout]") {
    for (const auto& [panel, size] : {std::pair{Panel{1280, 800, 217, 136}, TextSize::Normal},
                                      std::pair{Panel{800, 1280, 136, 217}, TextSize::Normal},
                                      std::pair{Panel{800, 1280, 136, 217}, TextSize::Large}}) {
        Ui ui = open_ui(panel);
        for (const Language language : kSampleLanguages) {
            for (Sample& one : shopper_samples(language)) {
                one.view.appearance.reach = Reach::Low;
                one.view.appearance.size = size;
                static_cast<void>(ui.draw(one.view));
                if (ui.appearance().reach == Reach::Full) {
                    continue;  // a keyboard fills the screen
                }
                for (const SemanticNode& node : ui.semantics()) {
                    if (is_control(node.role)) {
                        INFO(one.name << ", " << tag(language) << ": " << node.name);
                        CHECK(node.box.top >= 0.4F * static_cast<float>(panel.height_px));
                    }
                }
            }
        }
    }
}

// A screen without a fault, to spoil.
SemanticTree good_tree() {
    const Legibility text{0x1C2430, 0xFAF7F2, 40, Reading::Shopper};
    const Legibility control{0x827A6E, 0xFAF7F2, 0, Reading::Shopper};
    const Rect screen{0, 0, 1280, 800};
    const Rect button{100, 400, 300, 500};
    return {{Role::Text, "One tap is enough", {}, true, {100, 100, 500, 150}, screen, text},
            {Role::Button, "Finish", {}, true, button, screen, control},
            {Role::Label, "Finish", {}, true, {150, 420, 250, 480}, button, text},
            {Role::Button, "Next", {}, true, {400, 400, 600, 500}, screen, control}};
}

TEST_CASE("the layout check is silent about a good screen and names each fault of a bad one",
          "[layout]") {
    const Panel panel;
    REQUIRE(layout_faults(good_tree(), panel).empty());
    const auto only_fault = [&](auto spoil) {
        SemanticTree tree = good_tree();
        spoil(tree);
        const std::vector<LayoutFault> found = layout_faults(tree, panel);
        return found.size() == 1 ? found[0].sentence : std::to_string(found.size()) + " faults";
    };
    CHECK_THAT(only_fault([](SemanticTree& tree) { tree[2].box.right = 320; }),
               Catch::Contains("sticks out"));
    CHECK_THAT(only_fault([](SemanticTree& tree) { tree[0].look.capital = 28; }),
               Catch::Contains("capitals of 4.7"));
    CHECK_THAT(only_fault([](SemanticTree& tree) { tree[3].box.bottom = 470; }),
               Catch::Contains("smaller than a target"));
    CHECK_THAT(only_fault([](SemanticTree& tree) { tree[3].box.left = 314; }),
               Catch::Contains("2.37") && Catch::Contains("mm from"));
    CHECK_THAT(only_fault([](SemanticTree& tree) {
                   tree[0].box = {100, 100, 350, 410};
               }),
               Catch::Contains("overlaps"));
    CHECK_THAT(only_fault([](SemanticTree& tree) { tree[1].name.clear(); }),
               Catch::Contains("no name"));
    CHECK_THAT(only_fault([](SemanticTree& tree) { tree[3].look.ink = 0xE4DED4; }),
               Catch::Contains("contrast of 1.2"));
    CHECK_THAT(only_fault([](SemanticTree& tree) { tree[0].look.ink = 0x827A6E; }),
               Catch::Contains("contrast of 3.9"));
}

TEST_CASE("a label too long for its place is found on the real screen", "[layout]") {
    const Panel panel{800, 1280, 136, 217};
    Ui ui = open_ui(panel);
    QuestionView view = reasons_view(Language::En);
    std::get<TilesBody>(view.body).tiles[1].label =
        "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen";
    static_cast<void>(ui.draw({Language::En, {}, view}));
    CHECK_FALSE(layout_faults(ui.semantics(), panel).empty());
}

}  // namespace
}  // namespace afterword::ui::test
