// SPDX-License-Identifier: Apache-2.0
#include "kiosk/sync_thread.hpp"

#include <utility>

#include "platform/base/log.hpp"
#include "platform/linux/files.hpp"
#include "sync/wire/state_message.hpp"
#include "sync/wire/topic.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kTryDiskEvery{10'000};

LinkOptions link_options(const KioskConfig& config, BootId boot) {
    LinkOptions options;
    options.client.broker = config.broker.url;
    options.client.version = config.broker.version;
    options.client.tls = config.broker.tls;
    options.client.client_id = config.kiosk.text;
    options.client.filters = {down_filter(config.kiosk)};
    options.spread = config.spread;
    options.will = [kiosk = config.kiosk, boot](std::uint32_t session) {
        return Outgoing{up_topic(UpKind::State, kiosk),
                        encode_state({Presence::Offline, boot, session}), 1, Retain::Yes};
    };
    return options;
}

DeviceOptions device_options(const KioskConfig& config) {
    DeviceOptions options;
    options.kiosk = config.kiosk;
    options.survey = config.surveys.front().id;
    options.config = config.hash;
    options.data_dir = config.data_dir;
    options.retention = config.retention;
    options.arm_keys = config.arm.keys;
    if (config.role != KioskRole::Shopper) {
        options.raising = RaisingBasis{config.store, config.surveys};
    }
    return options;
}

}  // namespace

Result<std::unique_ptr<SyncThread>> SyncThread::start(const KioskConfig& config, const Clock& clock,
                                                      Rng& rng, std::function<void(ToMain)> tell) {
    std::unique_ptr<SyncThread> made(new SyncThread(config, clock, rng, std::move(tell)));
    auto device = made->open_device();
    if (device) {
        made->device_ = *std::move(device);
    } else if (device.error().code == Errc::Busy) {
        return std::move(device).error();
    } else {
        log_error("data_directory_unusable").with("why", device.error().message);
    }
    made->thread_ =
        std::jthread([thread = made.get()](const std::stop_token& stop) { thread->run(stop); });
    return made;
}

SyncThread::SyncThread(const KioskConfig& config, const Clock& clock, Rng& rng,
                       std::function<void(ToMain)> tell)
    : clock_(clock),
      rng_(rng),
      tell_(std::move(tell)),
      options_(device_options(config)),
      link_(std::make_unique<PahoLink>(
          link_options(config, clock.boot()), clock, rng,
          [this](LinkEvent event) { return mailbox_.post(SyncLetter(std::move(event))); })) {}

SyncThread::~SyncThread() {
    if (thread_.joinable()) {
        thread_.request_stop();
        thread_.join();
    }
    link_.reset();
    device_.reset();
}

Result<Device> SyncThread::open_device() {
    if (auto made = make_directory(options_.data_dir); !made) {
        return std::move(made).error();
    }
    return Device::open(options_, clock_, rng_, *link_, tell_);
}

void SyncThread::run(const std::stop_token& stop) {
    if (!device_) {
        wait_for_disk(stop);
    }
    if (device_) {
        run_device(
            *device_, mailbox_, clock_, [this](Tick now) { heartbeat_.stamp(now); }, stop);
    }
}

// Until the data directory can be opened no rating is taken; what is posted meanwhile is refused.
void SyncThread::wait_for_disk(const std::stop_token& stop) {
    SyncHealth health;
    health.can_store = false;
    tell_(health);
    Tick next_try = clock_.tick() + kTryDiskEvery;
    while (!stop.stop_requested() && !device_) {
        heartbeat_.stamp(clock_.tick());
        const auto letter = mailbox_.take(stop, next_try - clock_.tick());
        const auto* request = letter ? std::get_if<ToSync>(&*letter) : nullptr;
        if (const auto* visit = request ? std::get_if<StoreVisit>(request) : nullptr) {
            tell_(NotStored{visit->ticket, {Errc::Io, "the data directory cannot be opened"}});
        }
        if (clock_.tick() < next_try) {
            continue;
        }
        next_try = clock_.tick() + kTryDiskEvery;
        if (auto device = open_device()) {
            device_ = *std::move(device);
            health.can_store = true;
            tell_(health);
        }
    }
}

}  // namespace afterword
