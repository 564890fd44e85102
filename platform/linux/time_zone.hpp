// SPDX-License-Identifier: Apache-2.0
// The time zones of the system's database (IANA), in this century and after 2037, where the lists
// of clock changes in its files end.  Thread-safe.
#pragma once

#include <chrono>
#include <string>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"

namespace date {
class time_zone;
}

namespace afterword {

class TimeZone {
  public:
    // "Europe/Warsaw". NotFound for a name the database does not have, or without a database.
    static Result<TimeZone> find(const std::string& name);

    // East of UTC.
    [[nodiscard]] std::chrono::seconds offset_at(WallTime time) const;
    // When the clock on the wall shows so long after midnight of `day`: the first of two times, and
    // the moment after the gap for one that is skipped.
    [[nodiscard]] WallTime at(std::chrono::local_days day, std::chrono::minutes of_day) const;

  private:
    explicit TimeZone(const date::time_zone* zone) : zone_(zone) {}
    const date::time_zone* zone_;  // lives as long as the program
};

}  // namespace afterword
