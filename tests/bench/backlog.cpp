// SPDX-License-Identifier: Apache-2.0
#include "tests/bench/backlog.hpp"

#include <deque>
#include <optional>
#include <utility>

#include "kiosk/reducer.hpp"
#include "platform/linux/files.hpp"
#include "sync/device/device.hpp"
#include "sync/device/storage.hpp"
#include "tests/fakes/clock.hpp"
#include "tests/fakes/link.hpp"

namespace afterword::bench {
namespace {

constexpr std::size_t kReasons = 8;         // of the survey
constexpr std::uint64_t kGoOnPerCent = 35;  // name a reason as well; the others walk away

KioskConfig config_of_the_demo() {
    KioskConfig config;
    config.kiosk = kKiosk;
    config.store = kStore;
    config.touchpoint = "checkout";
    config.role = KioskRole::Shopper;
    config.zone = "Europe/Warsaw";
    const auto bytes = read_file(kSurveyFile);
    AFTERWORD_CHECK(bytes.ok());  // run from the root of the checkout
    auto survey = read_survey(*bytes, kSurveyFile);
    AFTERWORD_CHECK(survey.ok());
    config.surveys.push_back(*std::move(survey));
    config.hash = content_name(*bytes);
    return config;
}

// A kiosk without a screen or a network, and those who come to it.
class Shop {
  public:
    Shop(const std::filesystem::path& folder, Mood mood, std::uint64_t seed)
        : mood_(mood), rng_(seed), state_(first_state(config_, moment_of(clock_))) {
        link_.refuse();
        DeviceOptions options;
        options.kiosk = config_.kiosk;
        options.survey = config_.surveys.front().id;
        options.config = config_.hash;
        options.data_dir = folder;
        auto device = Device::open(options, clock_, rng_, link_,
                                   [this](ToMain word) { told_.push_back(std::move(word)); });
        AFTERWORD_CHECK(device.ok());
        device_.emplace(*std::move(device));
    }

    [[nodiscard]] std::int64_t rows() const { return rows_; }
    [[nodiscard]] Moment now() const { return moment_of(clock_); }

    // Two rows: the rating, and the end of the visit.
    void serve_one() {
        pause(5'000, 75'000);
        choose(ui::Rated{score()});
        pause(800, 6'000);
        if (rng_.below(100) < kGoOnPerCent) {
            for (auto reasons = 1 + rng_.below(2); reasons > 0; --reasons) {
                choose(ui::TileTapped{rng_.below(kReasons)});
                pause(500, 3'000);
            }
            choose(ui::Finished{});
        }
        while (const auto wake = next_wake(state_, config_)) {
            clock_.advance_to(*wake);
            react(Waited{});
        }
        device_->tick();
    }

  private:
    int score() {
        constexpr std::uint64_t kUpTo[] = {4, 10, 20, 55, 100};  // most are content
        const std::uint64_t least = mood_ == Mood::Content ? kUpTo[0] : 0;
        const auto dice = least + rng_.below(100 - least);
        int score = 1;
        while (dice >= kUpTo[score - 1]) {
            ++score;
        }
        return score;
    }
    void pause(std::uint64_t least_ms, std::uint64_t most_ms) {
        clock_.advance(Milliseconds(least_ms + rng_.below(most_ms - least_ms)));
    }
    void choose(const ui::Choice& choice) { react(choice); }
    void react(const Input& input) {
        auto reaction = reduce(std::move(state_), input, config_, moment_of(clock_));
        state_ = std::move(reaction.state);
        for (const auto& effect : reaction.effects) {
            if (const auto* letter = std::get_if<ToSync>(&effect)) {
                device_->handle(*letter);
            }
        }
        while (!told_.empty()) {
            const ToMain word = std::move(told_.front());
            told_.pop_front();
            rows_ += std::holds_alternative<Stored>(word) ? 1 : 0;
            react(word);
        }
    }

    const KioskConfig config_ = config_of_the_demo();
    const Mood mood_;
    FakeClock clock_;
    SeededRng rng_;
    FakeLink link_;
    State state_;
    std::deque<ToMain> told_;
    std::optional<Device> device_;
    std::int64_t rows_ = 0;
};

}  // namespace

Moment store_backlog(const std::filesystem::path& folder, std::int64_t rows, Mood mood,
                     std::uint64_t seed) {
    Shop shop(folder, mood, seed);
    while (shop.rows() < rows) {
        shop.serve_one();
    }
    AFTERWORD_CHECK(shop.rows() == rows);
    return shop.now();
}

std::vector<std::string> read_backlog(const std::filesystem::path& folder) {
    const FakeClock clock;
    SeededRng rng(1);
    auto storage = open_storage({folder, {}, std::chrono::days(30)}, clock, rng);
    AFTERWORD_CHECK(storage.ok());
    auto& outbox = storage->outbox;
    auto rows = outbox.from(outbox.first(), static_cast<std::size_t>(outbox.unsent()));
    AFTERWORD_CHECK(rows.ok());
    return *std::move(rows);
}

}  // namespace afterword::bench
