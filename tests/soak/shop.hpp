// SPDX-License-Identifier: Apache-2.0
// A whole kiosk in a shop that opens and closes: shoppers and staff from a seed, a database, a
// collector that answers, on a clock of its own.
#pragma once

#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sync/device/device.hpp"
#include "tests/fakes/clock.hpp"
#include "tests/fakes/link.hpp"
#include "tests/fakes/temporary.hpp"
#include "tests/soak/collector_end.hpp"
#include "tests/soak/footprint.hpp"
#include "tests/soak/touched_kiosk.hpp"

namespace afterword {

// Thread-bound.
class Shop {
  public:
    // `config`, `ui` and `ime` outlive it.
    Shop(const KioskConfig& config, ui::Ui& ui, ui::Ime& ime, std::uint64_t seed);
    Shop(const Shop&) = delete;
    Shop& operator=(const Shop&) = delete;
    ~Shop() = default;

    // Twelve hours of people, twelve of night; the connection fails now and then. What the process
    // held at the end of its lightest hour: caches fill and empty, what is lost stays.
    Footprint pass_day();

    [[nodiscard]] std::int64_t visits() const { return visits_; }  // new ones, stored
    [[nodiscard]] std::int64_t touches() const { return touches_; }
    // Buttons, by screen and name, that were tapped again and again and never did anything.
    [[nodiscard]] std::vector<std::string> dead_buttons() const;
    [[nodiscard]] Seq received() const { return collector_.upto(); }  // by the collector

  private:
    bool one_in(std::uint64_t n) { return rng_.below(n) == 0; }
    void post(const ToSync& letter);
    void pass(Milliseconds time);
    void pass_busy_hour();
    void serve_shopper();
    void work_as_staff();
    // A finger on any of the controls on the screen, after some thought.
    void touch_something();
    void touch_button(const ui::SemanticNode& button);
    void touch(const ui::Rect& box);
    void touch_named(std::string_view name);
    void settle();
    void converse();
    void connect();
    void disconnect();
    void tell_of_alerts();

    const KioskConfig& config_;
    FakeClock clock_;
    SeededRng rng_;
    TemporaryFolder folder_ = TemporaryFolder::in_memory();
    FakeLink link_;
    CollectorEnd collector_{clock_};
    std::deque<ToMain> words_;  // of the device, not told yet
    std::optional<Device> device_;
    std::optional<TouchedKiosk> kiosk_;
    std::int64_t visits_ = 0;
    std::int64_t touches_ = 0;
    std::int64_t letters_ = 0;  // to the device
    std::size_t screen_ = 0;    // index of ui::Screen
    struct Taps {
        int all = 0;
        int answered = 0;  // something changed, or was sent
    };
    std::map<std::pair<std::size_t, std::string>, Taps> taps_;
    std::uint64_t alerts_ = 0;
    std::uint32_t session_ = 0;
    int wakes_at_once_ = 0;
};

}  // namespace afterword
