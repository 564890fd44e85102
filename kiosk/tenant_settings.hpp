// SPDX-License-Identifier: Apache-2.0
// What head office promises shoppers, and the key their contacts are sealed to.
#pragma once

#include "kiosk/kiosk_config.hpp"
#include "platform/base/config.hpp"

namespace afterword {

// Each key may be left out; what cannot be used is noted in the node's document.
TenantConfig read_tenant_settings(ConfigNode& node);
// Who reads the shopper's own words, as the screen says it.
WordsReaders read_words_readers(ConfigNode& root);

// Notes what the surveys and offers ask shoppers for and this configuration could not keep.
void check_promises(ConfigNode& root, const KioskConfig& config);

}  // namespace afterword
