// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/ordeal.hpp"

#include <algorithm>
#include <vector>

#include "sync/model/alert_rules.hpp"
#include "tests/fuzz/frame_rules.hpp"

namespace afterword::fuzz {

namespace {

using std::chrono::milliseconds;
using std::chrono::minutes;
using std::chrono::seconds;
using Kind = ui::Pointer::Kind;

constexpr auto kThought = milliseconds(400);  // before a tap; longer than a new screen is deaf
constexpr auto kEverythingTimesOut = minutes(10);
constexpr ui::Rect kStaffCorner{0, 0, 60, 60};

KnownAlert alert_of(unsigned number, const KioskConfig& config, WallTime opened) {
    KnownAlert known;
    known.alert.id = AlertId{"a-" + std::to_string(number)};
    known.alert.store = config.store;
    known.alert.kiosk = config.kiosk;
    known.alert.opened = opened;
    known.alert.score = *Score::from(1);
    known.take_by = opened + Deadlines().take;
    known.facts_by = opened + Deadlines().facts;
    known.solve_by = opened + Deadlines().solution;
    known.late = number % 3 == 0;
    return known;
}

}  // namespace

Ordeal::Ordeal(const KioskConfig& config, ui::Ui& ui, ui::Ime& ime)
    : config_(config),
      kiosk_({config, clock_, rng_, ime, ui},
             {[this](const ToSync& letter) { ledger_.take(letter); },
              [this](const ui::View& view, const ui::Frame& frame) { look(view, frame); }}) {}

void Ordeal::suffer(Bytes& bytes) {
    switch (bytes.next() % 16) {
        default:  // half of all: what people do most
            tap_control(bytes.next());
            tell(ledger_.store());
            break;
        case 0:
            point(Kind::Down, bytes);
            break;
        case 1:
            point(Kind::Move, bytes);
            break;
        case 2:
            point(bytes.next() % 8 == 0 ? Kind::Cancel : Kind::Up, bytes);
            break;
        case 3:
            pass(bytes.next() * milliseconds(20));
            break;
        case 4:
            pass(bytes.next() * seconds(1));
            break;
        case 5:
            tap_control(bytes.next());
            tell(bytes.next() % 4 == 0 ? ledger_.refuse() : std::nullopt);
            break;
        case 6:
            tell_of_health(bytes.next());
            break;
        case 7:
            tell_of_alerts(bytes.next() % 12);
            sign_in();
            break;
    }
}

void Ordeal::leave_alone() {
    kiosk_.point({Kind::Up, 0, 0});
    tell_of_health(1);
    for (auto gone = minutes(0); gone < kEverythingTimesOut; gone += minutes(1)) {
        while (const auto word = ledger_.store()) {
            tell(word);
        }
        pass(minutes(1));
    }
    const Scene scene = kiosk_.state().scene;
    AFTERWORD_CHECK(scene == Scene::Rate || scene == Scene::Closed);
    AFTERWORD_CHECK(!kiosk_.state().pass && !kiosk_.state().commit);
    for (const auto& [id, visit] : ledger_.kept()) {
        AFTERWORD_CHECK(visit.state == Visit::State::Ended);
    }
}

void Ordeal::tap_control(unsigned which) {
    pass(kThought);
    std::vector<ui::Rect> boxes;
    for (const ui::SemanticNode& node : kiosk_.semantics()) {
        if (ui::is_control(node.role)) {
            boxes.push_back(node.box);
        }
    }
    kiosk_.tap(boxes.empty() ? kStaffCorner : boxes[which % boxes.size()]);
}

void Ordeal::point(Kind kind, Bytes& bytes) {
    const auto part = [&](int of) {
        return static_cast<float>(bytes.next()) / 255 * static_cast<float>(of);
    };
    const ui::Panel& panel = config_.display.panel;
    const float x = part(panel.width_px);
    kiosk_.point({kind, x, part(panel.height_px)});
}

void Ordeal::sign_in() {
    kiosk_.point({Kind::Down, kStaffCorner.middle_x(), kStaffCorner.middle_y()});
    pass(kCornerHold);
    kiosk_.point({Kind::Up, kStaffCorner.middle_x(), kStaffCorner.middle_y()});
    for (const char* key : {"0", "7", "1", "2", "3", "4", "OK"}) {
        const auto& tree = kiosk_.semantics();
        const auto found = std::find_if(tree.begin(), tree.end(), [&](const auto& node) {
            return node.role == ui::Role::Key && node.name == key;
        });
        if (found != tree.end()) {
            pass(kThought);
            kiosk_.tap(ui::Rect(found->box));
        }
    }
}

void Ordeal::pass(Milliseconds time) {
    const Tick end = clock_.tick() + time;
    while (const auto due = kiosk_.next_wake()) {
        if (*due > end) {
            break;
        }
        clock_.advance_to(*due);
        kiosk_.wake();
        AFTERWORD_CHECK(kiosk_.next_wake() != due);  // it would never sleep
    }
    clock_.advance_to(end);
}

void Ordeal::tell(const std::optional<ToMain>& word) {
    if (word) {
        kiosk_.tell(*word);
    }
}

void Ordeal::tell_of_health(unsigned bits) {
    SyncHealth health;
    health.can_store = (bits & 1U) != 0;
    health.online = (bits & 2U) != 0;
    health.unsent = bits >> 2U;
    kiosk_.tell(ToMain(health));
}

void Ordeal::tell_of_alerts(unsigned count) {
    AlertsKnown known;
    for (unsigned i = 0; i < count; ++i) {
        known.alerts.push_back(alert_of(i, config_, clock_.wall() - minutes(i)));
    }
    kiosk_.tell(ToMain(std::move(known)));
}

void Ordeal::look(const ui::View& view, const ui::Frame& frame) const {
    check_semantics(kiosk_.semantics(), config_.display.panel);
    if (frame.choice) {
        check_choice(view, *frame.choice);
    }
    const bool thanked = std::holds_alternative<ui::ThanksView>(view.screen) ||
                         std::holds_alternative<ui::CaseView>(view.screen);
    if (thanked) {
        AFTERWORD_CHECK(ledger_.newest() != nullptr);
        AFTERWORD_CHECK(ledger_.newest()->state == Visit::State::Ended);
    }
    if (std::holds_alternative<ui::QuestionView>(view.screen)) {  // says "Saved, thank you."
        AFTERWORD_CHECK(ledger_.kept().contains(kiosk_.state().pass->visit.id));
    }
}

}  // namespace afterword::fuzz
