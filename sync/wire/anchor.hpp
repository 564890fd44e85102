// SPDX-License-Identifier: Apache-2.0
// Where both clocks were seen, as batches and hellos tell it.  Reentrant.
#pragma once

#include <optional>
#include <string>

#include "platform/base/clock.hpp"

namespace afterword {

class Fields;

// One point where a kiosk's boot clock and the collector's wall clock were seen side by side:
// `mono` is the middle of the round trip.
struct Anchor {
    BootId boot;
    Tick mono;
    WallTime server;
    Milliseconds rtt{0};
    bool operator==(const Anchor&) const = default;
};

// The JSON object.
std::string anchor_text(const Anchor& anchor);

// The member `anchor`, where it is there.
std::optional<Anchor> read_anchor_if(Fields& fields);

}  // namespace afterword
