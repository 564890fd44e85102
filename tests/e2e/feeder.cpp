// SPDX-License-Identifier: Apache-2.0
// Kiosks without a window: plays ratings through reducer, outbox, uplink and a real broker, and
// ends when all are receipted. Killed at any moment and started again, it goes on where its own
// outboxes end: every rating is one visit, so a kiosk's last ordinal says how many it has taken.
#include <cstdio>
#include <deque>
#include <map>
#include <memory>
#include <utility>

#include <CLI/CLI.hpp>

#include "kiosk/reducer.hpp"
#include "platform/base/log.hpp"
#include "platform/base/mailbox.hpp"
#include "platform/linux/clock.hpp"
#include "platform/linux/files.hpp"
#include "platform/linux/random.hpp"
#include "sync/device/device.hpp"
#include "sync/device/storage.hpp"
#include "sync/link/paho_link.hpp"
#include "sync/wire/state_message.hpp"
#include "sync/wire/topic.hpp"
#include "tests/e2e/ratings.hpp"

namespace {

using namespace afterword;

constexpr std::int64_t kReportEvery = 250;
constexpr std::size_t kMailboxSize = 4096;
constexpr Milliseconds kSpread{500};

struct Letter {
    std::size_t kiosk;
    LinkEvent event;
};

struct World {
    LinuxClock clock;
    KernelRng& rng;
    Mailbox<Letter> mailbox{kMailboxSize};
};

// One kiosk: a person who taps, the reducer, the device and its link.
class Kiosk {
  public:
    Kiosk(KioskConfig config, std::size_t number, World& world)
        : config_(std::move(config)),
          world_(world),
          state_(first_state(config_, moment_of(world.clock))),
          link_(link_options(), world.clock, world.rng, [number, &world](LinkEvent event) {
              return world.mailbox.post({number, std::move(event)});
          }) {}

    Status open() {
        auto before = visits_before();
        if (!before) {
            return std::move(before).error();
        }
        taken_ = *before;
        DeviceOptions options;
        options.kiosk = config_.kiosk;
        options.survey = config_.surveys.front().id;
        options.config = config_.hash;
        options.data_dir = config_.data_dir;
        auto device = Device::open(options, world_.clock, world_.rng, link_,
                                   [this](ToMain word) { told_.push_back(std::move(word)); });
        if (!device) {
            return std::move(device).error();
        }
        device_ = std::make_unique<Device>(*std::move(device));
        tick();
        return done();
    }

    // Visits that are stored, by this program and those before it.
    [[nodiscard]] std::int64_t taken() const { return taken_; }
    [[nodiscard]] bool all_receipted() const {
        return state_.health.online && state_.health.unsent == 0;
    }
    [[nodiscard]] Tick next_wake() const { return device_->next_wake(); }

    // A shopper rates and leaves; false when the kiosk did not thank them.
    bool rate(int score) {
        choose(ui::Rated{score});
        choose(ui::Finished{});
        const bool thanked = state_.scene == Scene::Thanks;
        choose(ui::Dismissed{});
        taken_ += thanked ? 1 : 0;
        return thanked;
    }
    void handle(const LinkEvent& event) {
        device_->handle(event);
        hear();
    }
    void tick() {
        device_->tick();
        hear();
    }

  private:
    LinkOptions link_options() {
        LinkOptions options;
        options.client = {config_.broker.url,
                          config_.broker.version,
                          config_.kiosk.text,
                          {down_filter(config_.kiosk)}};
        options.spread = kSpread;
        options.will = [kiosk = config_.kiosk, boot = world_.clock.boot()](std::uint32_t session) {
            return Outgoing{up_topic(UpKind::State, kiosk),
                            encode_state({Presence::Offline, boot, session}), 1, Retain::Yes};
        };
        return options;
    }
    Result<std::int64_t> visits_before() {
        if (auto made = make_directory(config_.data_dir); !made) {
            return std::move(made).error();
        }
        auto storage =
            open_storage({config_.data_dir, {}, std::chrono::days(30)}, world_.clock, world_.rng);
        if (!storage) {
            return std::move(storage).error();
        }
        return storage->outbox.last_ordinal();
    }
    void choose(const ui::Choice& choice) {
        react(choice);
        hear();
    }
    // The device answers while it is being asked, so its words wait until the reducer is done.
    void hear() {
        while (!told_.empty()) {
            const ToMain word = std::move(told_.front());
            told_.pop_front();
            react(word);
        }
    }
    void react(const Input& input) {
        auto reaction = reduce(std::move(state_), input, config_, moment_of(world_.clock));
        state_ = std::move(reaction.state);
        for (const auto& effect : reaction.effects) {
            if (const auto* letter = std::get_if<ToSync>(&effect)) {
                device_->handle(*letter);
            }
        }
    }

    KioskConfig config_;
    World& world_;
    State state_;
    PahoLink link_;
    std::unique_ptr<Device> device_;
    std::deque<ToMain> told_;
    std::int64_t taken_ = 0;
};

struct Options {
    RatingSource source;
    std::string broker;
    std::string data_dir;
    std::string survey;
};

// All kiosks of the input on one thread, each with the ratings it has not taken yet.
class Feeder {
  public:
    explicit Feeder(KernelRng& rng) : world_{LinuxClock(rng), rng} {}

    Status open(const Options& options) {
        auto ratings = read_ratings(options.source);
        auto bytes = read_file(options.survey);
        auto broker = read_broker_url(options.broker);
        if (!ratings || !bytes || !broker) {
            return !ratings ? ratings.error() : !bytes ? bytes.error() : broker.error();
        }
        auto survey = read_survey(*bytes, options.survey);
        if (!survey) {
            return std::move(survey).error();
        }
        ratings_ = *std::move(ratings);
        for (const auto& rating : ratings_) {
            if (numbers_.contains(rating.kiosk())) {
                continue;
            }
            KioskConfig config;
            config.kiosk = rating.kiosk();
            config.store = rating.store_id();
            config.touchpoint = rating.touchpoint;
            config.role = KioskRole::Shopper;
            config.data_dir = std::filesystem::path(options.data_dir) / config.kiosk.text;
            config.broker.url = *broker;
            config.surveys.push_back(*survey);
            config.hash = content_name(*bytes);
            numbers_[config.kiosk] = kiosks_.size();
            kiosks_.push_back(std::make_unique<Kiosk>(config, kiosks_.size(), world_));
            if (auto opened = kiosks_.back()->open(); !opened) {
                return std::move(opened).error().within(config.kiosk.text);
            }
        }
        return done();
    }

    bool play() {
        std::map<KioskId, std::int64_t> seen;
        report();
        for (const auto& rating : ratings_) {
            Kiosk& kiosk = *kiosks_[numbers_.at(rating.kiosk())];
            if (++seen[rating.kiosk()] <= kiosk.taken()) {
                continue;
            }
            if (!kiosk.rate(rating.score)) {
                std::fprintf(stderr, "%s did not say thank you\n", rating.kiosk().text.c_str());
                return false;
            }
            report();
            turn(Milliseconds(0));
        }
        while (!all_receipted()) {
            turn(until_next_wake());
        }
        return true;
    }

  private:
    void report() {
        std::int64_t taken = 0;
        for (const auto& kiosk : kiosks_) {
            taken += kiosk->taken();
        }
        if (taken >= next_report_) {
            std::fprintf(stderr, "taken %lld\n", static_cast<long long>(taken));
            next_report_ = taken - taken % kReportEvery + kReportEvery;
        }
    }
    // Whatever has arrived within `wait`, and whatever is due.
    void turn(Milliseconds wait) {
        auto letter = world_.mailbox.take({}, wait);
        for (; letter; letter = world_.mailbox.take_now()) {
            kiosks_[letter->kiosk]->handle(letter->event);
        }
        const Tick now = world_.clock.tick();
        for (const auto& kiosk : kiosks_) {
            if (kiosk->next_wake() <= now) {
                kiosk->tick();
            }
        }
    }
    [[nodiscard]] Milliseconds until_next_wake() const {
        Tick next = Tick::max();
        for (const auto& kiosk : kiosks_) {
            next = std::min(next, kiosk->next_wake());
        }
        return std::max(next - world_.clock.tick(), Milliseconds(0));
    }
    [[nodiscard]] bool all_receipted() const {
        return std::all_of(kiosks_.begin(), kiosks_.end(),
                           [](const auto& kiosk) { return kiosk->all_receipted(); });
    }

    World world_;
    std::vector<Rating> ratings_;
    std::map<KioskId, std::size_t> numbers_;
    std::vector<std::unique_ptr<Kiosk>> kiosks_;
    std::int64_t next_report_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    CLI::App app{"Plays ratings through kiosks without a window."};
    Options options;
    app.add_option("--broker", options.broker, "mqtt://host:port")->required();
    app.add_option("--data-dir", options.data_dir, "Where the kiosks keep their rows")->required();
    app.add_option("--survey", options.survey, "Survey file")->required();
    app.add_option("--ratings", options.source.file,
                   "CSV: visitor,employee,store,period,touchpoint,score; left out, seeded ones");
    app.add_option("--count", options.source.count, "At most so many")->capture_default_str();
    app.add_option("--seed", options.source.seed, "Of the seeded ones")->capture_default_str();
    CLI11_PARSE(app, argc, argv);

    afterword::set_log_priority(4);
    KernelRng rng;
    Feeder feeder(rng);
    if (auto opened = feeder.open(options); !opened) {
        std::fprintf(stderr, "%s\n", opened.error().message.c_str());
        return 3;
    }
    return feeder.play() ? 0 : 1;
}
