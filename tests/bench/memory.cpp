// SPDX-License-Identifier: Apache-2.0
// The memory of a kiosk over 20,000 taps: reducer, screens, rasteriser and the stored rows in one
// process, driven by touches on the semantic tree; no window, no network.
#include "platform/linux/memory.hpp"

#include <cstdint>
#include <filesystem>
#include <utility>
#include <vector>

#include <unistd.h>

#include "platform/base/log.hpp"
#include "platform/base/sealed.hpp"
#include "platform/linux/files.hpp"
#include "sync/device/device.hpp"
#include "tests/bench/process_facts.hpp"
#include "tests/fakes/clock.hpp"
#include "tests/fakes/link.hpp"
#include "tests/fakes/temporary.hpp"
#include "tests/soak/touched_kiosk.hpp"
#include "ui/keyboard/pinyin.hpp"

using namespace afterword;
using namespace afterword::bench;

namespace {

class TappedKiosk {
  public:
    TappedKiosk(const KioskConfig& config, const std::filesystem::path& folder, ui::Ui& ui,
                ui::Ime& ime)
        : kiosk_({config, clock_, rng_, ime, ui},
                 {[this](const ToSync& letter) { posted_.push_back(letter); }, {}}) {
        link_.refuse();
        DeviceOptions options;
        options.kiosk = config.kiosk;
        options.survey = config.surveys.front().id;
        options.data_dir = folder;
        auto device = Device::open(options, clock_, rng_, link_,
                                   [this](ToMain word) { words_.push_back(std::move(word)); });
        AFTERWORD_CHECK(device.ok());
        device_.emplace(*std::move(device));
    }

    // A finger on one of the controls that are on the screen.
    void tap() {
        clock_.advance(Milliseconds(400));
        std::vector<ui::Rect> targets;
        for (const auto& node : kiosk_.semantics()) {
            if (node.enabled && ui::is_control(node.role)) {
                targets.push_back(node.box);
            }
        }
        kiosk_.tap(targets.empty() ? ui::Rect{600, 350, 680, 450}
                                   : targets[rng_.below(targets.size())]);
        kiosk_.wake();
        device_->tick();
        exchange();
    }

    [[nodiscard]] std::int64_t stored() const { return stored_; }

  private:
    void exchange() {
        while (!posted_.empty() || !words_.empty()) {
            for (const ToSync& letter : std::exchange(posted_, {})) {
                device_->handle(letter);
            }
            for (const ToMain& word : std::exchange(words_, {})) {
                stored_ += std::holds_alternative<Stored>(word) ? 1 : 0;
                kiosk_.tell(word);
            }
        }
    }

    FakeClock clock_;
    SeededRng rng_{1};
    FakeLink link_;
    std::vector<ToSync> posted_;
    std::vector<ToMain> words_;
    std::optional<Device> device_;
    TouchedKiosk kiosk_;
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
    SeededRng seed(2);
    KioskConfig config;
    config.tenant.contact_key = make_seal_pair(seed).seal;  // a finger may get as far as a contact
    config.kiosk = KioskId{"k-1"};
    config.touchpoint = "checkout";
    config.surveys.push_back(*std::move(survey));
    auto ui = ui::Ui::open(config.display.panel, folder.path());
    if (!ui) {
        std::fprintf(stderr, "%s\n", ui.error().message.c_str());
        return 1;
    }
    auto ime = ui::Pinyin::open();
    if (!ime) {
        std::fprintf(stderr, "%s\n", ime.error().message.c_str());
        return 1;
    }
    TappedKiosk kiosk(config, folder.path(), *ui, **ime);
    std::printf("\nMemory (PSS) of reducer, screens and stored rows, offline, by taps\n");
    double early = 0;
    for (int taps = 1; taps <= 20'000; ++taps) {
        kiosk.tap();
        if (taps == 1'000 || taps == 5'000 || taps == 10'000 || taps == 20'000) {
            const double now = pss(getpid());
            early = taps == 1'000 ? now : early;
            std::printf("%8d taps, %6ld commits %31.2f MB, growth since 1,000: %.2f MB\n", taps,
                        static_cast<long>(kiosk.stored()), now, now - early);
        }
    }
    return 0;
}
