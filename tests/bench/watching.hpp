// SPDX-License-Identifier: Apache-2.0
// A program watched from outside: what it has on the screen, by another X client, and what the
// kernel says it takes.
#pragma once

#include <fstream>
#include <iterator>
#include <sstream>
#include <string>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <sys/types.h>
#include <unistd.h>

namespace afterword::bench {

// 0xRRGGBB of a pixel of the root window.
inline unsigned long pixel(Display* display, int x, int y) {
    XImage* image = XGetImage(display, DefaultRootWindow(display), x, y, 1, 1, AllPlanes, ZPixmap);
    const unsigned long value = XGetPixel(image, 0, 0) & 0xFFFFFF;
    XDestroyImage(image);
    return value;
}

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

inline pid_t start(char* const* command) {
    const pid_t process = fork();
    if (process == 0) {
        execvp(command[0], command);
        _exit(127);
    }
    return process;
}

}  // namespace afterword::bench
