// SPDX-License-Identifier: Apache-2.0
// The kiosk beside a browser in kiosk mode that shows the same question, on one X server, turn and
// turn about: first paint, CPU and memory of the whole process tree (without the X server), and
// from a press to the first pixel that shows it, seen and done by this client, which belongs to
// neither. Run by tests/bench/run.sh chromium.
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <map>
#include <optional>
#include <thread>

#include <X11/extensions/XTest.h>
#include <sys/prctl.h>
#include <sys/wait.h>

#include "tests/bench/process_facts.hpp"
#include "tests/bench/table.hpp"
#include "tests/bench/watching.hpp"

using namespace afterword::bench;
using namespace std::chrono_literals;

namespace {

constexpr int kRuns = 5;
constexpr int kTaps = 30;  // within a run
constexpr auto kSettle = 8s;
constexpr auto kIdle = 5s;
constexpr auto kPatience = 60s;
constexpr unsigned long kMiddleFace = 0xE8C04A;  // its disc, in both
constexpr int kLeastFace = 20;                   // pixels of it, to be one
constexpr int kShows = 40;                       // difference of a colour that a press makes

using Column = std::vector<unsigned long>;

int difference(unsigned long one, unsigned long other) {
    int sum = 0;
    for (const int shift : {0, 8, 16}) {
        sum += std::abs(static_cast<int>((one >> shift) & 0xFF) -
                        static_cast<int>((other >> shift) & 0xFF));
    }
    return sum;
}

// What is on the X server, and a finger on it.
class Glass {
  public:
    explicit Glass(Display* display)
        : display_(display),
          middle_(DisplayWidth(display, DefaultScreen(display)) / 2),
          height_(DisplayHeight(display, DefaultScreen(display))) {}

    // The pixels in the middle of the screen, from the top: through the middle one of five faces.
    [[nodiscard]] Column column() const {
        XImage* image = XGetImage(display_, DefaultRootWindow(display_), middle_, 0, 1,
                                  static_cast<unsigned>(height_), AllPlanes, ZPixmap);
        Column pixels;
        for (int y = 0; y < height_; ++y) {
            pixels.push_back(XGetPixel(image, 0, y) & 0xFFFFFF);
        }
        XDestroyImage(image);
        return pixels;
    }
    // Where the face begins; nothing while it is not on the screen.
    [[nodiscard]] std::optional<int> find_face() const {
        const Column pixels = column();
        int run = 0;
        for (int y = 0; y < height_; ++y) {
            run = difference(pixels[static_cast<std::size_t>(y)], kMiddleFace) < 12 ? run + 1 : 0;
            if (run == kLeastFace) {
                return y + 1 - kLeastFace;
            }
        }
        return std::nullopt;
    }
    [[nodiscard]] unsigned long at(int y) const { return pixel(display_, middle_, y); }
    void press(int y) const {
        XTestFakeMotionEvent(display_, -1, middle_, y, 0);
        XSync(display_, False);
        std::this_thread::sleep_for(50ms);
        XTestFakeButtonEvent(display_, 1, True, 0);
        XFlush(display_);
    }
    // Slides off to the upper edge, where nothing is, and lets go: it chooses nothing.
    void cancel() const {
        XTestFakeMotionEvent(display_, -1, middle_, 2, 0);
        XTestFakeButtonEvent(display_, 1, False, 0);
        XSync(display_, False);
    }
    void clear() const {
        XClearWindow(display_, DefaultRootWindow(display_));
        XSync(display_, False);
    }

  private:
    Display* display_;
    int middle_;
    int height_;
};

// All processes that descend from this one: as their subreaper it inherits those that are orphaned.
std::vector<pid_t> family() {
    std::multimap<pid_t, pid_t> children;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        pid_t process = 0;
        pid_t parent = 0;
        if (std::istringstream(entry.path().filename()) >> process &&
            std::istringstream(stat_after_name(process)) >> parent) {
            children.emplace(parent, process);
        }
    }
    std::vector<pid_t> found = {getpid()};
    for (std::size_t i = 0; i < found.size(); ++i) {
        const auto [from, to] = children.equal_range(found[i]);
        for (auto child = from; child != to; ++child) {
            found.push_back(child->second);
        }
    }
    found.erase(found.begin());
    return found;
}

template <class Of>
double sum_over_family(Of of) {
    double sum = 0;
    for (const pid_t process : family()) {
        sum += static_cast<double>(of(process));
    }
    return sum;
}

void end_family(pid_t eldest) {
    kill(eldest, SIGTERM);
    const auto begin = std::chrono::steady_clock::now();
    while (!family().empty()) {
        while (waitpid(-1, nullptr, WNOHANG) > 0) {
        }
        if (std::chrono::steady_clock::now() - begin > 5s) {
            for (const pid_t process : family()) {
                kill(process, SIGKILL);
            }
        }
        std::this_thread::sleep_for(20ms);
    }
}

// Waits for what `is_so` asks; ends the program when it never comes.
template <class IsSo>
void wait_until(const char* what, IsSo is_so) {
    const auto begin = std::chrono::steady_clock::now();
    while (!is_so()) {
        if (std::chrono::steady_clock::now() - begin > kPatience) {
            for (const pid_t process : family()) {
                std::string name;
                std::getline(std::ifstream("/proc/" + std::to_string(process) + "/comm"), name);
                std::fprintf(stderr, "%s: waited in vain for %s\n", name.c_str(), what);
                kill(process, SIGKILL);
            }
            std::exit(1);
        }
    }
}

struct Runs {
    std::vector<double> first_paint;
    std::vector<double> starting_ticks;
    std::vector<double> idle_ticks;
    std::vector<double> memory;
    std::vector<double> tap;
};

// The pixel through the middle of the face that a press changes most.
int find_telling_pixel(const Glass& glass, int face) {
    const Column before = glass.column();
    int telling = 0;
    int most = 0;
    glass.press(face + kLeastFace);
    wait_until("the first press to show", [&] {
        const Column after = glass.column();
        for (std::size_t y = 0; y < before.size(); ++y) {
            if (const int change = difference(before[y], after[y]); change > most) {
                most = change;
                telling = static_cast<int>(y);
            }
        }
        return most >= 2 * kShows;
    });
    glass.cancel();
    wait_until("the first press to go", [&] { return glass.column() == before; });
    return telling;
}

// The median over a run's taps of the time from the press to its pixel.
double tap_to_pixel(const Glass& glass, int face) {
    const int telling = find_telling_pixel(glass, face);
    std::vector<double> taps;
    for (int tap = 0; tap < kTaps; ++tap) {
        // Never in step with a frame clock.
        std::this_thread::sleep_for(100ms + std::chrono::milliseconds(tap * 7 % 17));
        const unsigned long rest = glass.at(telling);
        glass.press(face + kLeastFace);
        taps.push_back(milliseconds([&] {
            wait_until("a press to show",
                       [&] { return difference(glass.at(telling), rest) >= kShows; });
        }));
        glass.cancel();
        wait_until("a press to go", [&] { return difference(glass.at(telling), rest) < kShows; });
    }
    return figure_of(taps).median;
}

enum class Counted { No, Yes };

void measure(const Glass& glass, char* const* command, Runs& runs, Counted counted) {
    pid_t eldest = 0;
    const double first_paint = milliseconds([&] {
        eldest = start(command);
        wait_until("the first paint", [&] {
            std::this_thread::sleep_for(300us);
            return glass.find_face().has_value();
        });
    });
    std::this_thread::sleep_for(kSettle);
    if (counted == Counted::Yes) {
        const double ticks = sum_over_family(cpu_ticks);
        std::this_thread::sleep_for(kIdle);
        runs.first_paint.push_back(first_paint);
        runs.starting_ticks.push_back(ticks);
        runs.idle_ticks.push_back(sum_over_family(cpu_ticks) - ticks);
        runs.memory.push_back(sum_over_family(pss));
        // Only now: a browser may paint once before its window is as large as the screen.
        runs.tap.push_back(tap_to_pixel(glass, glass.find_face().value_or(0)));
    }
    end_family(eldest);
    glass.clear();
}

void print(const char* what, const char* unit, const std::vector<double>& kiosk,
           const std::vector<double>& browser) {
    print_line(std::string(what) + ": kiosk", figure_of(kiosk), unit);
    print_line("  browser", figure_of(browser), unit);
}

void print_tables(const Runs& kiosk, const Runs& browser) {
    print_heading("The kiosk beside a browser with the same question");
    print("start to first paint", "ms", kiosk.first_paint, browser.first_paint);
    print_line("  browser over kiosk (>= 10)",
               figure_of(ratios(browser.first_paint, kiosk.first_paint)), "x");
    print("PSS of all its processes", "MB", kiosk.memory, browser.memory);
    print_line("  kiosk over browser (<= 0.12)", figure_of(ratios(kiosk.memory, browser.memory)),
               "");
    print("tap to pixel, median of 30", "ms", kiosk.tap, browser.tap);
    print_line("  kiosk over browser (<= 0.5)", figure_of(ratios(kiosk.tap, browser.tap)), "");
    print("CPU until 8 s after the first paint", "ticks", kiosk.starting_ticks,
          browser.starting_ticks);
    print("CPU in 5 idle seconds", "ticks", kiosk.idle_ticks, browser.idle_ticks);
}

}  // namespace

int main(int argc, char** argv) {
    char** const rule = std::find_if(
        argv, argv + argc, [](const char* word) { return std::string_view(word) == "--"; });
    Display* display = XOpenDisplay(nullptr);
    if (rule - argv < 2 || argv + argc - rule < 2 || display == nullptr) {
        std::fprintf(stderr, "usage, with DISPLAY set: bench_chromium KIOSK... -- BROWSER...\n");
        return 2;
    }
    *rule = nullptr;  // ends the kiosk's command
    prctl(PR_SET_CHILD_SUBREAPER, 1);
    const Glass glass(display);
    Runs kiosk;
    Runs browser;
    // Once before it counts: profile, font caches and the disk's are those of any later start.
    measure(glass, argv + 1, kiosk, Counted::No);
    measure(glass, rule + 1, browser, Counted::No);
    for (int run = 0; run < kRuns; ++run) {
        measure(glass, argv + 1, kiosk, Counted::Yes);
        measure(glass, rule + 1, browser, Counted::Yes);
    }
    print_tables(kiosk, browser);
    return 0;
}
