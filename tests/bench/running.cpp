// SPDX-License-Identifier: Apache-2.0
// The real kiosk program from outside: start to first paint, seen by another X client, and what
// each of its threads does in ten idle, connected seconds. Run by tests/bench/run.sh.
#include <csignal>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>
#include <thread>

#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/process_facts.hpp"
#include "tests/bench/table.hpp"
#include "tests/bench/watching.hpp"

using namespace afterword::bench;

namespace {

constexpr int kRuns = 5;
constexpr auto kSettle = std::chrono::seconds(15);  // the first housekeeping is over
constexpr auto kIdle = std::chrono::seconds(10);
constexpr unsigned long kPaper = 0xFAF7F2;

struct ThreadWork {
    std::string name;
    long switches = 0;
};
using Work = std::map<int, ThreadWork>;  // by thread id

Work work_of(pid_t process) {
    Work work;
    const std::string tasks = "/proc/" + std::to_string(process) + "/task";
    for (const auto& task : std::filesystem::directory_iterator(tasks)) {
        std::ifstream status(task.path() / "status");
        ThreadWork thread;
        std::string line;
        while (std::getline(status, line)) {
            if (line.starts_with("Name:")) {
                thread.name = line.substr(6);
            } else if (line.find("voluntary_ctxt_switches:") != std::string::npos) {
                thread.switches += std::stol(line.substr(line.find(':') + 1));
            }
        }
        work[std::stoi(task.path().filename())] = thread;
    }
    return work;
}

struct Runs {
    std::vector<double> first_paint;
    std::vector<double> ticks;
    std::vector<double> own_switches;
    std::vector<double> paho_switches;
    std::vector<double> memory;
};

void measure(Display* display, char** command, Runs& runs) {
    pid_t process = 0;
    runs.first_paint.push_back(milliseconds([&] {
        process = start(command);
        while (pixel(display, 300, 20) != kPaper) {
            std::this_thread::sleep_for(std::chrono::microseconds(300));
        }
    }));
    std::this_thread::sleep_for(kSettle);
    const Work before = work_of(process);
    const long ticks = cpu_ticks(process);
    std::this_thread::sleep_for(kIdle);
    runs.ticks.push_back(static_cast<double>(cpu_ticks(process) - ticks));
    double own = 0;
    double in_paho = 0;
    for (const auto& [id, thread] : work_of(process)) {
        const auto found = before.find(id);
        const auto switches = static_cast<double>(
            thread.switches - (found == before.end() ? 0 : found->second.switches));
        const bool paho = thread.name.starts_with("MQTTAsync");
        (paho ? in_paho : own) += switches;
        if (runs.ticks.size() == 1) {
            std::printf("  thread %-20s %4.0f context switches\n", thread.name.c_str(), switches);
        }
    }
    runs.own_switches.push_back(own);
    runs.paho_switches.push_back(in_paho);
    runs.memory.push_back(pss(process));
    kill(process, SIGTERM);
    waitpid(process, nullptr, 0);
    XClearWindow(display, DefaultRootWindow(display));
    XSync(display, False);
}

}  // namespace

int main(int argc, char** argv) {
    Display* display = XOpenDisplay(nullptr);
    if (argc < 2 || display == nullptr) {
        std::fprintf(stderr, "usage, with DISPLAY set: bench_running KIOSK --config FILE\n");
        return 2;
    }
    Runs runs;
    std::printf("\nThreads in 10 idle, connected seconds (first run)\n");
    for (int run = 0; run < kRuns; ++run) {
        measure(display, argv + 1, runs);
    }
    print_heading("The running kiosk");
    print_line("start to first paint", figure_of(runs.first_paint), "ms");
    print_line("CPU in 10 idle seconds", figure_of(runs.ticks), "ticks");
    print_line("context switches of our own threads in 10 idle seconds",
               figure_of(runs.own_switches), "");
    print_line("context switches of Paho's threads", figure_of(runs.paho_switches), "");
    print_line("PSS", figure_of(runs.memory), "MB");
    return 0;
}
