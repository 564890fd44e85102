// SPDX-License-Identifier: Apache-2.0
#include "tests/soak/shop.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "sync/model/alert_rules.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {

namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr int kHoursOpen = 12;
constexpr Milliseconds kBetweenShoppers = minutes(2);  // on average
constexpr std::uint64_t kMostTouches = 24;             // of one shopper
constexpr std::uint64_t kStaffTouches = 30;
constexpr std::uint64_t kMostAlerts = 40;
constexpr int kMostWakesAtOnce = 100;
constexpr int kManyTaps = 20;
constexpr ui::Rect kMiddleOfNothing{630, 390, 650, 410};
constexpr ui::Rect kStaffCorner{0, 0, 60, 60};

std::vector<ui::SemanticNode> controls_of(const ui::SemanticTree& tree) {
    std::vector<ui::SemanticNode> controls;
    std::copy_if(
        tree.begin(), tree.end(), std::back_inserter(controls),
        [](const ui::SemanticNode& node) { return node.enabled && ui::is_control(node.role); });
    return controls;
}

bool looks_the_same(const ui::SemanticTree& one, const ui::SemanticTree& other) {
    return std::equal(one.begin(), one.end(), other.begin(), other.end(),
                      [](const ui::SemanticNode& a, const ui::SemanticNode& b) {
                          return a.name == b.name && a.value == b.value && a.enabled == b.enabled &&
                                 a.box.top == b.box.top;
                      });
}

KnownAlert alert_of(std::uint64_t number, const KioskConfig& config, WallTime opened) {
    KnownAlert known;
    known.alert.id = AlertId{"a-" + std::to_string(number)};
    known.alert.store = config.store;
    known.alert.kiosk = config.kiosk;
    known.alert.opened = opened;
    known.alert.score = *Score::from(1);
    known.alert.reasons = {"waiting"};
    known.take_by = opened + Deadlines().take;
    known.facts_by = opened + Deadlines().facts;
    known.solve_by = opened + Deadlines().solution;
    return known;
}

}  // namespace

Shop::Shop(const KioskConfig& config, ui::Ui& ui, ui::Ime& ime, std::uint64_t seed)
    : config_(config), rng_(seed) {
    DeviceOptions options;
    options.kiosk = config.kiosk;
    options.survey = config.surveys.front().id;
    options.data_dir = folder_.path();
    auto device = Device::open(options, clock_, rng_, link_,
                               [this](ToMain word) { words_.push_back(std::move(word)); });
    AFTERWORD_CHECK(device.ok());
    device_.emplace(*std::move(device));
    kiosk_.emplace(TouchedKiosk::World{config_, clock_, rng_, ime, ui},
                   TouchedKiosk::Outside{[this](const ToSync& letter) { post(letter); },
                                         [this](const ui::View& view, const ui::Frame&) {
                                             screen_ = view.screen.index();
                                         }});
    connect();
}

void Shop::post(const ToSync& letter) {
    if (const auto* visit = std::get_if<StoreVisit>(&letter)) {
        visits_ += visit->visit.id.ordinal == 0 ? 1 : 0;
    }
    ++letters_;
    device_->handle(letter);
}

Footprint Shop::pass_day() {
    Footprint least = Footprint::now();
    for (int hour = 0; hour < 24; ++hour) {
        if (hour < kHoursOpen) {
            pass_busy_hour();
        } else {
            connect();
            pass(hours(1));
        }
        const Footprint now = Footprint::now();
        least = {std::min(least.resident_kb, now.resident_kb), now.descriptors, now.threads};
    }
    return least;
}

void Shop::pass_busy_hour() {
    const Tick end = clock_.tick() + hours(1);
    while (clock_.tick() < end) {
        pass(Milliseconds(rng_.below(static_cast<std::uint64_t>(kBetweenShoppers.count()) * 2)));
        if (one_in(40)) {
            work_as_staff();
        } else if (one_in(60)) {
            disconnect();
        } else {
            serve_shopper();
        }
    }
}

void Shop::serve_shopper() {
    const std::uint64_t touches = 1 + rng_.below(kMostTouches);
    for (std::uint64_t i = 0; i < touches; ++i) {
        touch_something();
    }
    if (one_in(2)) {
        pass(minutes(3));  // has walked away; whoever comes finds the first question
    }
}

void Shop::work_as_staff() {
    connect();
    tell_of_alerts();
    pass(minutes(3));
    kiosk_->point({ui::Pointer::Kind::Down, kStaffCorner.middle_x(), kStaffCorner.middle_y()});
    pass(kCornerHold + seconds(1));
    kiosk_->point({ui::Pointer::Kind::Up, kStaffCorner.middle_x(), kStaffCorner.middle_y()});
    for (const char* key : {"0", "7", "1", "2", "3", "4", "OK"}) {
        touch_named(key);
    }
    for (std::uint64_t i = 0; i < kStaffTouches; ++i) {
        touch_something();
    }
    pass(minutes(2));
}

void Shop::touch_something() {
    const auto controls = controls_of(kiosk_->semantics());
    if (controls.empty()) {
        touch(kMiddleOfNothing);
        return;
    }
    const auto& control = controls[rng_.below(controls.size())];
    if (control.role == ui::Role::Button) {
        touch_button(control);
    } else {
        touch(control.box);
    }
}

void Shop::touch_button(const ui::SemanticNode& button) {
    const std::string name = button.name;
    const auto screen = screen_;
    const ui::SemanticTree before = kiosk_->semantics();
    const auto letters = letters_;
    touch(button.box);
    Taps& taps = taps_[{screen, name}];
    ++taps.all;
    const bool answered = letters_ != letters || !looks_the_same(kiosk_->semantics(), before);
    taps.answered += answered ? 1 : 0;
}

std::vector<std::string> Shop::dead_buttons() const {
    std::vector<std::string> dead;
    for (const auto& [button, taps] : taps_) {
        if (taps.all >= kManyTaps && taps.answered == 0) {
            dead.push_back("screen " + std::to_string(button.first) + ": " + button.second);
        }
    }
    return dead;
}

void Shop::touch_named(std::string_view name) {
    const auto controls = controls_of(kiosk_->semantics());
    const auto found = std::find_if(controls.begin(), controls.end(),
                                    [&](const auto& control) { return control.name == name; });
    if (found != controls.end()) {
        touch(found->box);
    }
}

void Shop::touch(const ui::Rect& box) {
    pass(Milliseconds(300 + rng_.below(2'500)));
    kiosk_->tap(box);
    ++touches_;
    settle();
}

void Shop::pass(Milliseconds time) {
    const Tick end = clock_.tick() + time;
    while (true) {
        const Tick device_due = device_->next_wake();
        const Tick due = std::min(device_due, kiosk_->next_wake().value_or(device_due));
        if (due > end) {
            break;
        }
        // A wake-up that is due now and stays due would never let time pass.
        AFTERWORD_CHECK(due > clock_.tick() || ++wakes_at_once_ < kMostWakesAtOnce);
        wakes_at_once_ = due > clock_.tick() ? 0 : wakes_at_once_;
        clock_.advance_to(due);
        kiosk_->wake();
        if (device_due <= clock_.tick()) {
            device_->tick();
        }
        settle();
    }
    clock_.advance_to(end);
    settle();
}

void Shop::settle() {
    converse();
    while (!words_.empty()) {
        const ToMain word = std::move(words_.front());
        words_.pop_front();
        kiosk_->tell(word);
        converse();
    }
}

void Shop::converse() {
    const auto answer = [this](const Receipt& receipt) {
        device_->handle(LinkEvent(
            Arrived{down_topic(DownKind::Receipt, config_.kiosk), encode_receipt(receipt)}));
    };
    if (const auto hello = link_.take("/hello")) {
        answer(collector_.greet(hello->payload));
    }
    while (const auto batch = link_.take("/batch")) {
        answer(collector_.take(batch->payload));
    }
    link_.forget_all();
}

void Shop::connect() {
    link_.accept();
    device_->handle(LinkEvent(LinkUp{++session_}));
    settle();
}

void Shop::disconnect() {
    link_.refuse();
    device_->handle(LinkEvent(LinkDown{"the cable was pulled"}));
    settle();
}

void Shop::tell_of_alerts() {
    AlertsKnown known;
    const std::uint64_t count = rng_.below(kMostAlerts);
    for (std::uint64_t i = 0; i < count; ++i) {
        const auto age = Milliseconds(rng_.below(3'600'000));
        known.alerts.push_back(alert_of(++alerts_, config_, clock_.wall() - age));
    }
    kiosk_->tell(ToMain(std::move(known)));
    settle();
}

}  // namespace afterword
