// SPDX-License-Identifier: Apache-2.0
// Reads "channels" of a collector's configuration. Secrets stand in files of their own.
#pragma once

#include <filesystem>
#include <string_view>
#include <vector>

#include "platform/base/config.hpp"
#include "sync/collector/channels/channel.hpp"

namespace afterword {

// One address, bare: nothing in it that a mail server could take for more.
bool is_mail_address(std::string_view text);

// Files are named relative to `folder`. Problems are noted in the node's document.
std::vector<Channel> read_channels(ConfigNode& root, const std::filesystem::path& folder);

}  // namespace afterword
