// SPDX-License-Identifier: Apache-2.0
// Who may open a window in which an answer belongs to a receipt.
#pragma once

#include <filesystem>

#include "kiosk/kiosk_config.hpp"
#include "platform/base/config.hpp"

namespace afterword {

// Each key may be left out; what cannot be used is noted in the node's document. Paths are relative
// to `folder`; the key file is read.
ArmConfig read_arm_settings(ConfigNode& node, const std::filesystem::path& folder);

}  // namespace afterword
