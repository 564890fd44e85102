// SPDX-License-Identifier: Apache-2.0
// What a kiosk reports it runs and how it is: on change and at most once a minute, retained.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "sync/model/ids.hpp"

namespace afterword {

struct HealthCheck {
    std::string name;    // "touch", "disk", "database"
    std::string value;   // ok, failed, unknown
    std::string source;  // who says so
    Milliseconds age{0};
    bool operator==(const HealthCheck&) const = default;
};

struct Have {
    BootId boot;
    std::uint32_t session = 0;
    std::string software;
    SurveyId survey;
    std::string config;  // 16 hex digits over the configuration in force
    Tick mono;
    WallTime wall;
    ClockQuality clock = ClockQuality::Unset;
    std::int64_t want_rev = 0;
    std::string want_refused;  // the reason; empty when nothing was refused
    bool can_take_rating = false;
    std::optional<Milliseconds> last_tap;  // how long ago
    std::vector<HealthCheck> checks;
    std::int64_t queue = 0;  // rows not yet receipted
    Milliseconds oldest_unsent{0};
    std::int64_t free_bytes = 0;
    std::string phase = "idle";
    bool operator==(const Have&) const = default;
};

std::string encode_have(const Have& have);
Result<Have> decode_have(std::string_view payload);

}  // namespace afterword
