// SPDX-License-Identifier: Apache-2.0
// The words a story is written in, one order a line:
//
//     on k-0417               what follows happens at this kiosk
//     wait reasons zh-Hans    until it shows this screen, in this language if one is named
//     see Low rating          until something on it says so
//     tap 结束                 the control of this name, once it is there
//     tap 40 40               a place in the kiosk's window
//     hold 20 20 3300         the same for so many milliseconds
//     picture reasons         a PNG of the kiosk's window, numbered
//     cue cut-the-line        a file of that name for whoever moves the scenery, until it is gone
//
// Empty lines and lines that begin with # say nothing.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "tests/tour/touch_screen.hpp"

namespace afterword::tour {

struct GoTo {
    std::string kiosk;
};
struct WaitFor {
    std::string screen;
    std::string language;  // empty = any
};
struct See {
    std::string words;
};
struct TapControl {
    std::string name;
};
struct TapPlace {
    Pixel at;
    Milliseconds hold{60};
};
struct TakePicture {
    std::string name;
};

struct Cue {
    std::string name;
};

using Order = std::variant<GoTo, WaitFor, See, TapControl, TapPlace, TakePicture, Cue>;

// A story's orders. Invalid, naming the line, when one is none of the above.
Result<std::vector<Order>> read_story(std::string_view text);

}  // namespace afterword::tour
