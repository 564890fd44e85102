// SPDX-License-Identifier: Apache-2.0
// The dark bar above every screen of staff's: where one is, whether the rows get through, the lock.
// Thread: main.
#pragma once

#include <string>

#include "ui/kit/canvas.hpp"
#include "ui/view.hpp"

namespace afterword::ui {

inline constexpr Length kBarHeight{14, 15.4, 18.8};  // at least

enum class BackArrow { No, Yes };

struct Header {
    std::string title;  // bold
    std::string rest;   // regular, after the title; may be empty, and gives way where room is short
    SyncView sync;
    BackArrow back = BackArrow::No;
};

struct HeaderTaps {
    bool back = false;
    bool lock = false;
    float bottom = 0;  // where the screen below begins
};
HeaderTaps draw_header(Canvas& canvas, const Header& header);

}  // namespace afterword::ui
