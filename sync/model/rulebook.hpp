// SPDX-License-Identifier: Apache-2.0
// What the rules of alerts go by.
#pragma once

#include "sync/model/alert_rules.hpp"
#include "sync/model/grouping.hpp"
#include "sync/model/safety_words.hpp"
#include "sync/model/silence.hpp"
#include "sync/model/trend_settings.hpp"

namespace afterword {

struct Rulebook {
    Deadlines deadlines;
    SafetyWords words = SafetyWords::standard();
    TrendSettings trend;
    SilenceSettings silence;
    GroupSettings groups;
    // What comes in so long after it was is late: it raises a summary, never a live alarm.
    Milliseconds late_after{15 * 60'000};
    // How long after a visit with a case its contact and words are kept. Longer than an alert
    // lasts.
    Milliseconds keep_contacts = std::chrono::days(30);
};

}  // namespace afterword
