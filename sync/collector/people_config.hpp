// SPDX-License-Identifier: Apache-2.0
// Reads "people" of a collector's configuration: who is told of alerts, and how.
#pragma once

#include <span>
#include <vector>

#include "platform/base/config.hpp"
#include "sync/collector/channels/channel.hpp"
#include "sync/collector/register.hpp"
#include "sync/model/people.hpp"

namespace afterword {

// Against the stores and channels that there are. Problems are noted in the node's document.
std::vector<Person> read_people(ConfigNode& root, std::span<const StoreEntry> stores,
                                std::span<const Channel> channels);

}  // namespace afterword
