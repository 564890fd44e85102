// SPDX-License-Identifier: Apache-2.0
// The main thread's loop: touches and news in, the reducer's turn, pixels out. With nothing to do
// it sleeps and draws nothing.
#pragma once

#include <atomic>
#include <functional>
#include <optional>

#include "kiosk/arm_desk.hpp"
#include "kiosk/describe.hpp"
#include "kiosk/pin_check.hpp"
#include "kiosk/state.hpp"
#include "kiosk/sync_thread.hpp"
#include "kiosk/window.hpp"
#include "platform/base/mailbox.hpp"
#include "platform/linux/watchdog.hpp"

namespace afterword {

// What other threads tell the main thread.
using MainLetter = std::variant<ToMain, PinChecked>;

// Everything is borrowed from main, which keeps it alive until run() returns.  Thread: main.
class MainLoop {
  public:
    struct Parts {
        const KioskConfig& config;
        const Clock& clock;
        Rng& rng;
        ui::Ime& ime;
        ui::Ui& ui;
        Window& window;
        Mailbox<MainLetter>& mailbox;
        SyncThread& sync;
        PinChecker& pins;
        ArmDesk& arms;
        std::optional<Description> description;
    };
    explicit MainLoop(Parts parts);

    // Until `stop` is set (and the window woken), the window is closed, or staff want the program
    // started anew.
    enum class Ending { Stop, StartAnew };
    Ending run(const std::atomic<bool>& stop);

  private:
    enum class Going { On, Away };
    Going take_touches();
    void touched(const Window::Touch& touch);
    void take_letters();
    void feed(const Input& input);
    void carry_out(const Effect& effect);
    void post(const ToSync& letter);
    void seal(const SealContact& wanted);
    void draw();
    void beat();
    [[nodiscard]] Milliseconds until_next() const;

    Parts parts_;
    State state_;
    TouchFilter filter_;
    Watchdog watchdog_;
    Heartbeat heartbeat_;
    Ending ending_ = Ending::Stop;
    bool changed_ = true;          // something may look different now
    bool draw_again_ = false;      // transitions of the pointer are still queued
    std::optional<Tick> look_at_;  // when the same state looks otherwise
};

}  // namespace afterword
