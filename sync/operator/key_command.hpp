// SPDX-License-Identifier: Apache-2.0
// afterword key: makes the keys that a kiosk's configuration names.
#pragma once

#include <filesystem>

#include "platform/base/rng.hpp"
#include "sync/operator/output.hpp"

namespace afterword {

enum class KeyPurpose {
    Contact,  // contacts are sealed to it
    Arm,      // tills sign with it
    Hash,     // receipt numbers are hashed with it
    Token,    // programs ask the collector with it
};

// Writes the secret to `file` with mode 0600 and gives the public half, if there is one, as the
// text. A file that is there already is never replaced: what it opens would be lost with it.
Output make_key(KeyPurpose purpose, const std::filesystem::path& file, Rng& rng);

}  // namespace afterword
