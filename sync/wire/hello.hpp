// SPDX-License-Identifier: Apache-2.0
// What a kiosk says after every connect.
#pragma once

#include <string>
#include <string_view>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "sync/model/ids.hpp"
#include "sync/wire/anchor.hpp"

namespace afterword {

struct Hello {
    KioskId kiosk;
    Epoch epoch;
    BootId boot;
    std::uint32_t session = 0;
    Seq held_first;  // of the rows still stored; first = next and last = next-1 when there is none
    Seq held_last;
    std::int64_t last_ordinal = 0;
    Tick sent;
    WallTime wall;
    ClockQuality clock = ClockQuality::Unset;
    std::string software;
    SurveyId survey;
    std::string config;            // 16 hex digits
    std::int64_t change = 0;       // the last link of the alert chain that is stored
    std::optional<Anchor> anchor;  // of this boot
    bool operator==(const Hello&) const = default;
};

std::string encode_hello(const Hello& hello);
Result<Hello> decode_hello(std::string_view payload);

}  // namespace afterword
