// SPDX-License-Identifier: Apache-2.0
// A program watched from outside, by another X client: what it has on the screen.
#pragma once

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

inline pid_t start(char* const* command) {
    const pid_t process = fork();
    if (process == 0) {
        execvp(command[0], command);
        _exit(127);
    }
    return process;
}

}  // namespace afterword::bench
