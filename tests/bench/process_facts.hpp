// SPDX-License-Identifier: Apache-2.0
// What the kernel says a process takes.
#pragma once

#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <sys/types.h>
#include <unistd.h>

namespace afterword::bench {

// What /proc says of a process from its parent's number on; empty when it is gone.
inline std::string stat_after_name(pid_t process) {
    std::ifstream stat("/proc/" + std::to_string(process) + "/stat");
    const std::string text((std::istreambuf_iterator<char>(stat)),
                           std::istreambuf_iterator<char>());
    const auto end = text.rfind(") ");
    return end == std::string::npos ? std::string() : text.substr(end + 4);
}

// User and system time together, in clock ticks; 0 when it is gone.
inline long cpu_ticks(pid_t process) {
    std::istringstream fields(stat_after_name(process));
    std::string skipped;
    for (int field = 4; field < 14; ++field) {
        fields >> skipped;
    }
    long user = 0;
    long system = 0;
    fields >> user >> system;
    return user + system;
}

inline double ticks_in_milliseconds(long ticks) {
    return static_cast<double>(ticks) * 1e3 / static_cast<double>(sysconf(_SC_CLK_TCK));
}

// The most it ever held in memory (resident), in MB; 0 when it is gone.
inline double peak_resident(pid_t process) {
    std::ifstream status("/proc/" + std::to_string(process) + "/status");
    std::string line;
    while (std::getline(status, line)) {
        if (line.starts_with("VmHWM:")) {
            return std::stod(line.substr(6)) / 1024;
        }
    }
    return 0;
}

// Of all children that a process has, and of those that it had.
inline long cpu_ticks_of_children(pid_t process) {
    long ticks = 0;
    for (const auto& entry : std::filesystem::directory_iterator("/proc")) {
        const std::string name = entry.path().filename();
        if (name.find_first_not_of("0123456789") != std::string::npos) {
            continue;
        }
        std::istringstream fields(stat_after_name(static_cast<pid_t>(std::stol(name))));
        pid_t parent = 0;
        fields >> parent;
        ticks += parent == process ? cpu_ticks(static_cast<pid_t>(std::stol(name))) : 0;
    }
    std::istringstream fields(stat_after_name(process));
    std::string skipped;
    for (int field = 4; field < 16; ++field) {
        fields >> skipped;
    }
    long user = 0;
    long system = 0;
    fields >> user >> system;
    return ticks + user + system;
}

// Proportional set size in MB; 0 when it is gone.
inline double pss(pid_t process) {
    std::ifstream rollup("/proc/" + std::to_string(process) + "/smaps_rollup");
    std::string line;
    while (std::getline(rollup, line)) {
        if (line.starts_with("Pss:")) {
            return std::stod(line.substr(4)) / 1024;
        }
    }
    return 0;
}

}  // namespace afterword::bench
