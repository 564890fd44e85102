// SPDX-License-Identifier: Apache-2.0
// The memory of a kiosk over 20,000 taps: reducer, screens, rasteriser and the stored rows in one
// process, driven by touches on the semantic tree; no window, no network.
#include "platform/linux/memory.hpp"

#include <cstdint>
#include <deque>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "kiosk/presenter.hpp"
#include "kiosk/reducer.hpp"
#include "platform/base/log.hpp"
#include "platform/base/rng.hpp"
#include "platform/linux/files.hpp"
#include "sync/device/device.hpp"
#include "tests/bench/table.hpp"
#include "tests/fakes/clock.hpp"
#include "tests/fakes/link.hpp"
#include "tests/fakes/temporary.hpp"

using namespace afterword;
using namespace afterword::bench;

namespace {

// Proportional set size of this process, in MB.
double pss() {
    std::ifstream rollup("/proc/self/smaps_rollup");
    std::string line;
    while (std::getline(rollup, line)) {
        if (line.starts_with("Pss:")) {
            return std::stod(line.substr(4)) / 1024;
        }
    }
    return 0;
}

class TappedKiosk {
  public:
    TappedKiosk(const KioskConfig& config, const std::filesystem::path& folder, ui::Ui ui)
        : config_(config), ui_(std::move(ui)), state_(first_state(config, clock_.tick())) {
        link_.refuse();
        DeviceOptions options;
        options.kiosk = config.kiosk;
        options.survey = config.surveys.front().id;
        options.data_dir = folder;
        auto device = Device::open(options, clock_, rng_, link_,
                                   [this](ToMain word) { words_.push_back(std::move(word)); });
        if (!device) {
            std::fprintf(stderr, "%s\n", device.error().message.c_str());
            std::exit(1);
        }
        device_.emplace(*std::move(device));
        draw();
    }

    // A finger on one of the controls that are on the screen.
    void tap() {
        clock_.advance(Milliseconds(400));
        std::vector<ui::Rect> targets;
        for (const auto& node : ui_.semantics()) {
            if (node.enabled && node.role != ui::Role::Heading && node.role != ui::Role::Text &&
                node.role != ui::Role::Image && node.role != ui::Role::Progress) {
                targets.push_back(node.box);
            }
        }
        const ui::Rect box =
            targets.empty() ? ui::Rect{600, 350, 680, 450} : targets[rng_.below(targets.size())];
        feed(Touched{});
        ui_.pointer({ui::Pointer::Kind::Down, box.middle_x(), box.middle_y()});
        ui_.pointer({ui::Pointer::Kind::Up, box.middle_x(), box.middle_y()});
        draw();
        device_->tick();
        take_words();
    }

    [[nodiscard]] std::int64_t stored() const { return stored_; }

  private:
    void feed(const Input& input) {
        Reaction reaction = reduce(std::move(state_), input, config_, moment_of(clock_));
        state_ = std::move(reaction.state);
        for (const auto& effect : reaction.effects) {
            if (const auto* letter = std::get_if<ToSync>(&effect)) {
                device_->handle(*letter);
            }
        }
    }
    void take_words() {
        while (!words_.empty()) {
            const ToMain word = std::move(words_.front());
            words_.pop_front();
            stored_ += std::holds_alternative<Stored>(word) ? 1 : 0;
            feed(word);
        }
        draw();
    }
    void draw() {
        bool again = true;
        while (again) {
            const ui::Frame frame = ui_.draw(present(state_, config_, moment_of(clock_)));
            again = frame.again || frame.choice.has_value();
            if (frame.choice) {
                feed(*frame.choice);
            }
        }
    }

    const KioskConfig& config_;
    ui::Ui ui_;
    FakeClock clock_;
    SeededRng rng_{1};
    FakeLink link_;
    std::deque<ToMain> words_;
    std::optional<Device> device_;
    State state_;
    std::int64_t stored_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
    give_large_blocks_back();  // as the kiosk does
    if (argc != 2) {
        std::fprintf(stderr, "usage: bench_memory SURVEY.json\n");
        return 2;
    }
    set_log_priority(3);
    const auto bytes = read_file(argv[1]);
    auto survey = bytes ? read_survey(*bytes, argv[1]) : Result<Survey>(bytes.error());
    if (!survey) {
        std::fprintf(stderr, "%s\n", survey.error().message.c_str());
        return 1;
    }
    const TemporaryFolder folder;
    KioskConfig config;
    config.kiosk = KioskId{"k-1"};
    config.touchpoint = "checkout";
    config.surveys.push_back(*std::move(survey));
    auto ui = ui::Ui::open(config.display.panel, folder.path());
    if (!ui) {
        std::fprintf(stderr, "%s\n", ui.error().message.c_str());
        return 1;
    }
    TappedKiosk kiosk(config, folder.path(), *std::move(ui));
    std::printf("\nMemory (PSS) of reducer, screens and stored rows, offline, by taps\n");
    double early = 0;
    for (int taps = 1; taps <= 20'000; ++taps) {
        kiosk.tap();
        if (taps == 1'000 || taps == 5'000 || taps == 10'000 || taps == 20'000) {
            const double now = pss();
            early = taps == 1'000 ? now : early;
            std::printf("%8d taps, %6ld commits %31.2f MB, growth since 1,000: %.2f MB\n", taps,
                        static_cast<long>(kiosk.stored()), now, now - early);
        }
    }
    return 0;
}
