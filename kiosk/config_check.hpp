// SPDX-License-Identifier: Apache-2.0
// What only drawing can tell of a configuration: whether the texts of its surveys fit its panel.
#pragma once

#include <string>

#include "kiosk/kiosk_config.hpp"
#include "platform/base/result.hpp"

namespace afterword {

// Invalid, with every text that does not fit as `file: survey "name": /pointer: reason`, a line
// each; otherwise fails as Ui::open() does. Takes a second for a dozen languages, which is why no
// kiosk does it at its start; says on standard error what it is at when it takes longer.  Thread:
// main.
Status check_texts(const std::string& file, const KioskConfig& config);

}  // namespace afterword
