// SPDX-License-Identifier: Apache-2.0
// The kiosk program.
#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>

#include <CLI/CLI.hpp>
#include <unistd.h>

#include "kiosk/config_check.hpp"
#include "kiosk/main_loop.hpp"
#include "kiosk/survey_command.hpp"
#include "platform/base/log.hpp"
#include "platform/linux/clock.hpp"
#include "platform/linux/files.hpp"
#include "platform/linux/memory.hpp"
#include "platform/linux/random.hpp"
#include "platform/linux/stop_signals.hpp"
#include "sync/device/arm_socket.hpp"
#include "ui/keyboard/pinyin.hpp"

namespace {

using namespace afterword;

constexpr int kDone = 0;
constexpr int kWrongConfig = 2;
constexpr int kCannot = 3;
constexpr int kStartAnew = 4;  // never leaves the program

int refuse(int code, const Error& error) {
    std::fprintf(stderr, "%s\n", error.message.c_str());
    return code;
}

// A kiosk has neither a keyboard nor a desktop session. Looking for them would cost over a third of
// the time to the first picture: Xlib reads 600 KB of ways to compose letters, and SDL forks to
// find a session bus, after which every page that is written is copied first. Here, since no other
// thread may be reading the environment.
void keep_desktop_away() {
    // NOLINTBEGIN(concurrency-mt-unsafe): as said
    setenv("XCOMPOSEFILE", "/dev/null", 0);
    setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
    // NOLINTEND(concurrency-mt-unsafe)
}

// Opens the dictionary when the first Chinese word is spelt, since most kiosks never need its 4 ms
// and its megabyte. Without one only letters are typed.
class LateIme final : public ui::Ime {
  public:
    std::vector<ui::Candidate> candidates(std::string_view spelling) override {
        if (!tried_) {
            tried_ = true;
            open();
        }
        return pinyin_ ? pinyin_->candidates(spelling) : std::vector<ui::Candidate>{};
    }

  private:
    void open() {
        auto pinyin = ui::Pinyin::open();
        if (!pinyin) {
            log_warning("no_pinyin").with("why", pinyin.error().message);
            return;
        }
        pinyin_ = *std::move(pinyin);
    }

    bool tried_ = false;
    std::unique_ptr<ui::Pinyin> pinyin_;
};

// Where tills ask; null without one. A kiosk whose socket cannot be opened still takes ratings.
std::unique_ptr<ArmSocket> open_arm_socket(const KioskConfig& config, const Clock& clock,
                                           ArmDesk& desk) {
    if (config.arm.socket.empty()) {
        return nullptr;
    }
    auto socket = ArmSocket::open(config.arm.socket, clock,
                                  [&desk](std::string_view line) { return desk.serve(line); });
    if (!socket) {
        log_error("no_arm_socket").with("why", socket.error().message);
        return nullptr;
    }
    return *std::move(socket);
}

// Declared in the order things depend on each other, so they stop in reverse: first the picture,
// then the till's socket and the PINs, then the sync thread, its link and its database, and the
// window last.
int run_kiosk(const KioskConfig& config, const std::string& describe) {
    std::optional<Window> window;  // first, since whoever wakes it must be gone before it goes
    std::atomic<bool> stopping = false;
    std::atomic<Window*> to_wake = nullptr;
    const auto wake = [&to_wake] {
        if (Window* asleep = to_wake.load()) {
            asleep->wake();
        }
    };
    const StopSignals signals([&] {
        stopping = true;
        wake();
    });
    KernelRng rng;
    const LinuxClock clock(rng);
    Mailbox<MainLetter> mailbox(1024, wake);

    auto sync = SyncThread::start(config, clock, rng, [&mailbox](ToMain word) {
        if (!mailbox.post(MainLetter(std::move(word)))) {
            log_error("main_thread_does_not_keep_up");
        }
    });
    if (!sync) {
        return refuse(kCannot, sync.error());
    }
    PinChecker pins([&mailbox](PinChecked checked) {
        static_cast<void>(mailbox.post(MainLetter(checked)));  // unanswered, it times out
    });
    ArmDesk desk(config.arm.keys, clock, [&mailbox](ArmAsked asked) {
        return mailbox.post(MainLetter(ToMain(std::move(asked))));
    });
    const auto arm_socket = open_arm_socket(config, clock, desk);
    LateIme ime;
    const auto fonts = config.data_dir / "fonts";
    if (auto made = make_directory(fonts); !made) {
        log_warning("no_font_cache").with("why", made.error().message);
    }
    auto ui = ui::Ui::open(config.display.panel, fonts, config.display.palette);
    if (!ui) {
        return refuse(kCannot, ui.error());
    }
    auto opened = Window::open(config.display, "Afterword");
    if (!opened) {
        return refuse(kCannot, opened.error());
    }
    window = *std::move(opened);
    to_wake = &*window;
    std::optional<Description> description;
    if (!describe.empty()) {
        description.emplace(describe);
    }
    MainLoop loop({config, clock, rng, ime, *ui, *window, mailbox, **sync, pins, desk,
                   std::move(description)});
    log_info("kiosk_up")
        .with("kiosk", config.kiosk.text)
        .with("survey", config.surveys.front().id.text);
    return loop.run(stopping) == MainLoop::Ending::StartAnew ? kStartAnew : kDone;
}

// Staff have asked for it: the same program from its beginning, under whoever looks after it.
int start_anew(char** argv) {
    log_info("kiosk_starts_anew");
    execv("/proc/self/exe", argv);
    return refuse(kCannot, {Errc::Io, "cannot start anew: the program file is gone"});
}

int check(const std::string& file, const KioskConfig& config) {
    if (auto fit = check_texts(file, config); !fit) {
        return refuse(fit.error().code == Errc::Invalid ? kWrongConfig : kCannot, fit.error());
    }
    std::printf("%s: fine\n", file.c_str());
    return kDone;
}

}  // namespace

int main(int argc, char** argv) {
    give_large_blocks_back();
    keep_desktop_away();
    keep_files_private();
    if (auto forbidden = forbid_core_dumps(); !forbidden) {
        log_warning("core_dumps_possible").with("why", forbidden.error().message);
    }
    CLI::App app{"The feedback kiosk: asks, stores, and sends when it can."};
    std::string config_file;
    std::string describe;
    bool check_only = false;
    bool verbose = false;
    app.add_option("--config", config_file,
                   "Configuration file (JSON), without which no kiosk runs")
        ->type_name("FILE");
    app.add_flag("--check-config", check_only,
                 "Say everything wrong with the configuration and its surveys, texts that do not "
                 "fit its panel too, and exit: 0 or 2");
    app.add_option(
           "--describe", describe,
           "Keep FILE up to date with the words on the screen, for tests and demonstrations")
        ->type_name("FILE");
    app.add_flag("--verbose", verbose, "Log more");
    app.set_version_flag("--version", AFTERWORD_VERSION);
    const SurveyCommand survey(app);
    app.footer(
        "Example:\n"
        "  afterword-kiosk --config /etc/afterword/kiosk.json --check-config\n"
        "  afterword-kiosk survey check exit.json");
    try {
        app.parse(argc, argv);
        if (!survey.is_asked() && config_file.empty()) {
            throw CLI::RequiredError("--config");
        }
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? kDone : kWrongConfig;
    }
    if (survey.is_asked()) {
        return survey.run();
    }
    if (verbose) {
        set_log_priority(7);
    }
    const auto config = read_kiosk_config(config_file);
    if (!config) {
        return refuse(kWrongConfig, config.error());
    }
    if (check_only) {
        return check(config_file, *config);
    }
    const int code = run_kiosk(*config, describe);
    return code == kStartAnew ? start_anew(argv) : code;
}
