// SPDX-License-Identifier: Apache-2.0
// What the rules of alerts go by.
#pragma once

#include "sync/model/alert_rules.hpp"
#include "sync/model/safety_words.hpp"

namespace afterword {

struct Rulebook {
    Deadlines deadlines;
    SafetyWords words = SafetyWords::standard();
};

}  // namespace afterword
