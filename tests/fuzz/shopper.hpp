// SPDX-License-Identifier: Apache-2.0
// A shopper with a habit, who answers whatever survey is asked.
#pragma once

#include <optional>

#include "kiosk/kiosk_config.hpp"
#include "tests/fuzz/stage.hpp"

namespace afterword::fuzz {

enum class Habit {
    Least,  // the least of a scale, the first of the options, no words, no contact
    Most,   // the most, all of them, some words, a number to call
    Skip,   // what can be left out
};

// Whether the survey comes to its thanks within as many screens as it can have questions. Every
// screen on the way is drawn.
bool finishes(const Survey& survey, Habit habit, Stage& stage);

}  // namespace afterword::fuzz
