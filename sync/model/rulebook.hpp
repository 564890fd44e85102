// SPDX-License-Identifier: Apache-2.0
// What the rules of alerts go by.
#pragma once

#include "sync/model/safety_words.hpp"

namespace afterword {

struct Rulebook {
    SafetyWords words = SafetyWords::standard();
};

}  // namespace afterword
