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
    // When the clock on the wall shows that (24:00 too): the first of two times, and the moment
    // after the gap for one that is skipped.
    [[nodiscard]] WallTime at(const LocalTime& local) const;
    [[nodiscard]] WallTime start_of(Day day) const { return at({day, Minutes(0)}); }

  private:
    explicit Zone(TimeZone zone) : zone_(zone) {}
    TimeZone zone_;
};

}  // namespace afterword
