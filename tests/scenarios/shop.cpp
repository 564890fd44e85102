// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/shop.hpp"

#include <algorithm>

#include <catch2/catch.hpp>

#include "kiosk/turn.hpp"
#include "tests/scenarios/staff.hpp"

namespace afterword {
namespace {

constexpr std::string_view kSurvey = R"({"survey":"checkout","version":1,"languages":["en"],
"questions":[
 {"id":"service","kind":"faces5","alert_at":1,"text":{"en":"How was it?"},
  "labels":{"en":["Very bad","Bad","Okay","Good","Great"]}},
 {"id":"words","kind":"text","when":{"service":[1,2]},"text":{"en":"What happened?"}},
 {"id":"reasons","kind":"choices","text":{"en":"Why?"},
  "options":[{"id":"waiting","text":{"en":"Waiting time"}},{"id":"staff","text":{"en":"Staff"}}]}
]})";

const StoreId kStore{"s-1"};
const KioskId kHere{"k-1"};
const KioskId kThere{"k-2"};

Survey survey() {
    return *read_survey(kSurvey, "survey.json");
}

KioskConfig kiosk_config(const KioskId& kiosk, const std::filesystem::path& folder) {
    KioskConfig config;
    config.kiosk = kiosk;
    config.store = kStore;
    config.touchpoint = "checkout";
    config.surveys.push_back(survey());
    config.staff = {{"07", ActorRole::Staff, "$argon2id$"}};
    config.data_dir = folder / kiosk.text;
    return config;
}

CollectorOptions collector_options(const std::filesystem::path& folder) {
    CollectorOptions options;
    options.database = folder / "collector.db";
    options.places = *Register::make({{kStore, "One", "Europe/Warsaw"}},
                                     {{kHere, kStore, "checkout"}, {kThere, kStore, "counter"}});
    options.surveys = {survey()};
    return options;
}

ui::Key key_of(const ui::Layout& layout, char character) {
    for (std::size_t row = 0; row < layout.letters.size(); ++row) {
        for (std::size_t column = 0; column < layout.letters[row].size(); ++column) {
            if (layout.letters[row][column].text == std::string_view(&character, 1)) {
                return {ui::Key::Kind::Character, row, column};
            }
        }
    }
    FAIL("no key for " << character);
    return {};
}

}  // namespace

Shop::Shop()
    : network_(clock_, rng_, trace_),
      collector_(collector_options(folder_.path()), {clock_, rng_, network_, trace_}) {
    for (const auto& kiosk : {kHere, kThere}) {
        std::filesystem::create_directory(folder_ / kiosk.text);
        kiosks_.push_back(std::make_unique<SimulatedKiosk>(
            kiosk_config(kiosk, folder_.path()), Surroundings{clock_, rng_, network_, trace_}));
    }
    pass(Milliseconds(60'000));  // everybody has connected
}

void Shop::pass(Milliseconds time) {
    const Tick end = clock_.tick() + time;
    while (clock_.tick() < end) {
        network_.work();
        collector_.work();
        Tick next = collector_.next_wake();
        for (const auto& kiosk : kiosks_) {
            kiosk->work();
            next = std::min(next, kiosk->next_wake());
        }
        next = std::min(next, network_.next_due().value_or(next));
        clock_.advance_to(std::min(end, std::max(next, clock_.tick() + Milliseconds(1))));
    }
}

void Shop::rate(SimulatedKiosk& kiosk, int score) {
    kiosk.choose(ui::Rated{score});
    if (score <= 2) {
        kiosk.choose(ui::Sent{});
    }
    kiosk.choose(ui::Finished{});
    kiosk.choose(ui::Dismissed{});
    REQUIRE(kiosk.state().scene == Scene::Rate);
    REQUIRE_FALSE(kiosk.state().pass);
}

void Shop::write(SimulatedKiosk& kiosk, int score, std::string_view words) {
    kiosk.choose(ui::Rated{score});
    for (const char character : words) {
        const auto& layout = layout_of(kiosk.state(), kiosk.config());
        const ui::Key key = key_of(layout, character);
        kiosk.choose(ui::KeyPressed{key});
        kiosk.choose(ui::KeyTapped{key});
    }
    kiosk.choose(ui::Sent{});
    REQUIRE(kiosk.state().pass);
}

void Shop::sign_in(SimulatedKiosk& kiosk) {
    come_as_staff(kiosk);
    pass(kCornerHold + Milliseconds(100));
    for (const int digit : {0, 7, 1, 2, 3, 4}) {
        kiosk.choose(ui::DigitTyped{digit});
    }
    kiosk.choose(ui::PinEntered{});
    kiosk.enter_pin(PinChecked{true});
    REQUIRE(kiosk.state().scene == Scene::Inbox);
}

void Shop::take_first(SimulatedKiosk& kiosk) {
    kiosk.choose(ui::RowTaken{0});
    REQUIRE(kiosk.state().scene == Scene::Alert);
}

void Shop::solve(SimulatedKiosk& kiosk) {
    kiosk.choose(ui::CauseTapped{0});
    kiosk.choose(ui::ActionTapped{0});
    kiosk.choose(ui::Solved{});
    REQUIRE(kiosk.state().scene == Scene::Inbox);
}

std::vector<Alert> Shop::alerts_at(const SimulatedKiosk& kiosk) {
    std::vector<Alert> alerts;
    for (const auto& known : kiosk.state().alerts) {
        alerts.push_back(known.alert);
    }
    return alerts;
}

AlertsReport Shop::alerts_at_collector() {
    auto content = collector_.audit();
    REQUIRE(content);
    return std::move(content->alerts);
}

}  // namespace afterword
