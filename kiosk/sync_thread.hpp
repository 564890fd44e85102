// SPDX-License-Identifier: Apache-2.0
// The kiosk's second thread: owns the link and the stored rows, and goes on trying when the disk is
// not there.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <thread>

#include "kiosk/kiosk_config.hpp"
#include "platform/base/mailbox.hpp"
#include "platform/linux/watchdog.hpp"
#include "sync/device/device.hpp"
#include "sync/link/paho_link.hpp"

namespace afterword {

class SyncThread {
  public:
    // Opens the data directory, and begins to connect. Busy when another process holds it; any
    // other trouble with it is told as SyncHealth{can_store=false} and tried again every 10 s.
    // `clock` and `rng` outlive this; `tell` is called by the sync thread.
    static Result<std::unique_ptr<SyncThread>> start(const KioskConfig& config, const Clock& clock,
                                                     Rng& rng, std::function<void(ToMain)> tell);
    SyncThread(const SyncThread&) = delete;
    SyncThread& operator=(const SyncThread&) = delete;
    // Stops the thread, then the link, then closes the database.
    ~SyncThread();

    // Thread-safe; false when the mailbox is full, and then nothing was taken.
    [[nodiscard]] bool post(ToSync letter) { return mailbox_.post(SyncLetter(std::move(letter))); }
    [[nodiscard]] const Heartbeat& heartbeat() const { return heartbeat_; }

  private:
    SyncThread(const KioskConfig& config, const Clock& clock, Rng& rng,
               std::function<void(ToMain)> tell);
    Result<Device> open_device();
    void run(const std::stop_token& stop);
    void wait_for_disk(const std::stop_token& stop);

    const Clock& clock_;
    Rng& rng_;
    std::function<void(ToMain)> tell_;
    DeviceOptions options_;
    Heartbeat heartbeat_;
    Mailbox<SyncLetter> mailbox_{4096};
    std::unique_ptr<PahoLink> link_;
    std::optional<Device> device_;
    std::jthread thread_;
};

}  // namespace afterword
