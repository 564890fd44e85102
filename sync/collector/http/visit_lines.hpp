// SPDX-License-Identifier: Apache-2.0
// Visits as lines of text for other systems: what the kiosk said, without the sealed contact, and
// what the collector knows beside it.  Reentrant.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "sync/collector/store/records.hpp"

namespace afterword {

// "1250-1795294861123": opaque to readers.
std::string cursor_text(const FeedCursor& cursor);
std::optional<FeedCursor> parse_cursor(std::string_view text);

// A JSON object a line, each with its `cursor`.
std::string visits_json_lines(std::span<const FedVisit> visits);

// RFC 4180 under a line of names: a line for each step of a visit, whose last line alone has the
// `cursor`. No cell is taken for a formula, and none holds a line end.
std::string visits_csv(std::span<const FedVisit> visits);

}  // namespace afterword
