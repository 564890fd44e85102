// SPDX-License-Identifier: Apache-2.0
// Days as a store lives them: midnight to midnight of its own zone, 23 to 25 hours long.
// Thread-safe.
#pragma once

#include <string>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "platform/linux/time_zone.hpp"
#include "sync/model/day.hpp"

namespace afterword {

// A zone of the IANA time zone database, as the system has it.
class Zone {
  public:
    static Zone utc();
    // NotFound for a name the database does not have, or when there is no database.
    static Result<Zone> find(const std::string& name);

    [[nodiscard]] Day day_of(WallTime time) const;
    [[nodiscard]] LocalTime local(WallTime time) const;
    // The first moment of the day; where midnight is skipped, the moment after the gap.
    [[nodiscard]] WallTime start_of(Day day) const;

  private:
    explicit Zone(TimeZone zone) : zone_(zone) {}
    TimeZone zone_;
};

}  // namespace afterword
