// SPDX-License-Identifier: Apache-2.0
// The sync side of a kiosk, all of it: stores what the screens give, sends what is stored, keeps
// what comes back. A state machine without a thread of its own: run_device() gives it one, the
// scenarios drive it on a virtual clock.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "platform/base/clock.hpp"
#include "platform/base/mailbox.hpp"
#include "platform/base/rng.hpp"
#include "sync/device/mail.hpp"
#include "sync/device/own_alerts.hpp"
#include "sync/link/link.hpp"
#include "sync/model/survey.hpp"
#include "sync/wire/arm_message.hpp"

namespace afterword {

struct DeviceOptions {
    KioskId kiosk;
    SurveyId survey;
    std::string config;  // 16 hex digits
    std::filesystem::path data_dir;
    Milliseconds retention{std::chrono::days(30)};  // of receipted rows
    ArmKeys arm_keys;                               // of tills that may open windows
    Milliseconds flush_delay{50};                   // how long a row waits for company
    std::string vfs;                                // of SQLite; empty = the system's
    std::optional<RaisingBasis> raising;            // left out where staff would not see an alert
};

// Thread: sync (or the one that drives it).
class Device {
  public:
    // Opens or makes the data directory's database; ends every visit it finds open. Busy when
    // another process holds the directory. `clock`, `rng` and `link` outlive the device; `tell` is
    // called on the same thread.
    static Result<Device> open(DeviceOptions options, const Clock& clock, Rng& rng, Link& link,
                               std::function<void(ToMain)> tell);
    Device(Device&&) noexcept;
    Device& operator=(Device&&) noexcept;
    Device(const Device&) = delete;
    Device& operator=(const Device&) = delete;
    ~Device();

    void handle(const ToSync& letter);
    // Alerts are only noted; tick() stores them, many in one commit.
    void handle(const LinkEvent& event);
    // Does whatever is due by now.
    void tick();
    // When tick() is next wanted; never later than 10 s from now.
    [[nodiscard]] Tick next_wake() const;

  private:
    struct Parts;
    explicit Device(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
};

// The sync thread's loop, until stopped; `beat` is called once a round with the time.
void run_device(Device& device, Mailbox<SyncLetter>& mailbox, const Clock& clock,
                const std::function<void(Tick)>& beat, const std::stop_token& stop);

}  // namespace afterword
