// SPDX-License-Identifier: Apache-2.0
// When a store is open, on the world's clock: its hours and holidays, in its zone. Deadlines run
// while it is open and stand still while it is not.  Thread-safe.
#pragma once

#include <optional>
#include <vector>

#include "sync/collector/calendar.hpp"
#include "sync/model/schedule.hpp"

namespace afterword {

class OpeningTimes {
  public:
    // Round the clock.
    explicit OpeningTimes(const Zone& zone) : zone_(zone) {}
    OpeningTimes(const Zone& zone, OpeningHours hours) : zone_(zone), hours_(std::move(hours)) {}

    [[nodiscard]] const Zone& zone() const { return zone_; }
    [[nodiscard]] bool open_at(WallTime time) const;

    // How long the store is open from `from` to `to`; negative where `to` is the earlier one.
    [[nodiscard]] Milliseconds between(WallTime from, WallTime to) const;

    // When it will have been open for so long since `from`. A store that stays closed for a year
    // and a day counts as open from then on.
    [[nodiscard]] WallTime after(WallTime from, Milliseconds open) const;

    // The first moment after `time` at which it opens; empty where none comes within a year and a
    // day.
    [[nodiscard]] std::optional<WallTime> next_opening(WallTime time) const;
    // The same for closing.
    [[nodiscard]] std::optional<WallTime> next_closing(WallTime time) const;

  private:
    struct Span {
        WallTime from;
        WallTime to;
    };
    [[nodiscard]] std::vector<Span> spans_of(Day day) const;
    // The first span that ends after `time`, hours that touch each other as one.
    [[nodiscard]] std::optional<Span> span_after(WallTime time) const;

    Zone zone_;
    std::optional<OpeningHours> hours_;
};

}  // namespace afterword
