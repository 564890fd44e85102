// SPDX-License-Identifier: Apache-2.0
// A kiosk without its screen: device and link of the program, on a thread of their own, and what
// they tell the screen.
#pragma once

#include <optional>
#include <thread>
#include <utility>

#include "platform/linux/clock.hpp"
#include "platform/linux/random.hpp"
#include "sync/device/device.hpp"
#include "sync/link/paho_link.hpp"
#include "sync/wire/topic.hpp"
#include "tests/bench/centre.hpp"
#include "tests/fakes/sample_visit.hpp"

namespace afterword::bench {

// Connected, with nothing left to send, once it is made. Shoppers come from the thread that made
// it.
class LiveKiosk {
  public:
    LiveKiosk(const KioskId& kiosk, std::uint16_t broker, Milliseconds flush_delay)
        : link_(link_options(kiosk, broker), clock_, rng_,
                [this](LinkEvent event) { return mailbox_.post(SyncLetter(std::move(event))); }) {
        DeviceOptions options;
        options.kiosk = kiosk;
        options.data_dir = folder_ / "data";
        options.flush_delay = flush_delay;
        auto device = Device::open(options, clock_, rng_, link_, [this](ToMain word) {
            static_cast<void>(told_.post(std::move(word)));
        });
        if (!device) {
            give_up(device.error().message);
        }
        device_.emplace(*std::move(device));
        thread_ = std::jthread([this](const std::stop_token& stop) {
            run_device(
                *device_, mailbox_, clock_, [](Tick) {}, stop);
        });
        wait_until_all_is_there();
    }

    // An ended visit of this moment, with that answer.
    [[nodiscard]] Visit visit(int score) const { return sample_visit(clock_, score); }

    void store(Visit visit) { post(StoreVisit{{}, std::move(visit)}); }
    // A member of staff takes the alert now.
    void take(const Alert& alert) {
        AlertStep step;
        step.at = moment_of(clock_);
        step.alert = alert.id;
        step.rev = alert.rev;
        step.step = AlertStepKind::Taken;
        step.by = "07";
        post(StoreAlertStep{{}, std::move(step)});
    }

    // Waits for a word to the screen at which `is_it` is true.
    template <class IsIt>
    void wait_for(const char* what, IsIt is_it) {
        while (const auto word = told_.take({}, std::chrono::seconds(10))) {
            if (is_it(*word)) {
                return;
            }
        }
        give_up(std::string("the kiosk is not told of ") + what);
    }
    void wait_until_all_is_there() {
        wait_for("a receipt for everything", [](const ToMain& word) {
            const auto* health = std::get_if<SyncHealth>(&word);
            return health != nullptr && health->online && health->unsent == 0;
        });
    }

  private:
    void post(ToSync word) {
        if (!mailbox_.post(SyncLetter(std::move(word)))) {
            give_up("the mailbox is full");
        }
    }

    static LinkOptions link_options(const KioskId& kiosk, std::uint16_t broker) {
        LinkOptions link;
        link.client.broker = {"127.0.0.1", broker};
        link.client.client_id = kiosk.text;
        link.client.filters = {down_filter(kiosk)};
        return link;
    }

    const TemporaryFolder folder_;  // under TMPDIR: set it to the disk that is to be measured
    KernelRng rng_;
    const LinuxClock clock_{rng_};
    Mailbox<SyncLetter> mailbox_{4096};
    Mailbox<ToMain> told_{4096};
    PahoLink link_;
    std::optional<Device> device_;
    std::jthread thread_;
};

}  // namespace afterword::bench
