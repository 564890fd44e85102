// SPDX-License-Identifier: Apache-2.0
#include "sync/model/schedule.hpp"

#include <map>

#include <catch2/catch.hpp>
#include <date/tz.h>

#include "platform/base/config.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

Schedule schedule(const std::string& text) {
    ConfigDocument document(text, "kiosk.json");
    auto root = document.root();
    auto read = read_schedule(root);
    if (auto status = document.status(); !status) {
        FAIL(status.error().message);
    }
    return read;
}

std::string problems_of(const std::string& text) {
    ConfigDocument document(text, "kiosk.json");
    auto root = document.root();
    static_cast<void>(read_schedule(root));
    auto status = document.status();
    return status ? "" : status.error().message;
}

LocalTime at(std::string_view day, std::string_view time) {
    return {*parse_day(day), *parse_time_of_day(time)};
}

// The file of the survey that is asked.
std::string asked(const Schedule& of, const LocalTime& now, std::uint64_t turn = 0) {
    const auto index = pick(of, now, turn);
    return index ? of.surveys[*index].file : "none";
}

// What a clock on the wall of that zone shows.
LocalTime in_zone(WallTime wall, const std::string& zone) {
    const auto offset = date::zoned_time<Milliseconds>(zone, wall).get_info().offset;
    return local_time(wall, std::chrono::duration_cast<Minutes>(offset));
}

WallTime utc(std::string_view day, std::string_view time) {
    return wall_time(at(day, time), 0min);
}

const char* const kDayAndNight = R"({"surveys":[
    {"file":"day","hours":"06:00-02:30"},{"file":"night","hours":"02:30-06:00"}],
    "hours":{"sat":["09:00-02:30"],"sun":["02:30-20:00"],"closed":[]}})";

}  // namespace

TEST_CASE("without a schedule the store is open and nothing is scheduled", "[schedule]") {
    const auto none = schedule("{}");
    CHECK(is_open(none, at("2026-11-21", "03:00")));
    CHECK_FALSE(pick(none, at("2026-11-21", "03:00"), 0));
}

TEST_CASE("a survey is asked from its first to its last day, on its weekdays", "[schedule]") {
    const auto advent = schedule(R"({"surveys":[{"file":"advent","from":"2026-12-01",
        "until":"2026-12-24","weekdays":["mon","sat"]}]})");
    CHECK(asked(advent, at("2026-11-30", "12:00")) == "none");  // a Monday
    CHECK(asked(advent, at("2026-12-05", "00:00")) == "advent");
    CHECK(asked(advent, at("2026-12-05", "23:59")) == "advent");
    CHECK(asked(advent, at("2026-12-06", "00:00")) == "none");
    CHECK(asked(advent, at("2026-12-21", "12:00")) == "advent");
    CHECK(asked(advent, at("2026-12-26", "12:00")) == "none");
}

TEST_CASE("hours over midnight belong to the day on which they began", "[schedule]") {
    const auto late = schedule(R"({"surveys":[{"file":"late","weekdays":["fri"],
        "until":"2026-11-20","hours":"22:00-02:00"}],
        "hours":{"fri":["10:00-13:00","22:00-02:00"],"sat":["23:00-01:00"],
                 "closed":["2026-11-28"]}})");
    CHECK(asked(late, at("2026-11-20", "21:59")) == "none");
    CHECK(asked(late, at("2026-11-20", "22:00")) == "late");
    CHECK(asked(late, at("2026-11-21", "01:59")) == "late");
    CHECK(asked(late, at("2026-11-21", "02:00")) == "none");
    CHECK(asked(late, at("2026-11-20", "01:00")) == "none");
    CHECK(is_open(late, at("2026-11-20", "12:59")));
    CHECK_FALSE(is_open(late, at("2026-11-20", "13:00")));
    CHECK(is_open(late, at("2026-11-21", "01:59")));
    CHECK_FALSE(is_open(late, at("2026-11-21", "02:00")));
    // Closed on a Saturday: Friday's night still ends, Saturday's doesn't begin.
    CHECK(is_open(late, at("2026-11-28", "01:59")));
    CHECK_FALSE(is_open(late, at("2026-11-28", "23:30")));
    CHECK_FALSE(is_open(late, at("2026-11-29", "00:30")));
}

TEST_CASE("of several surveys each gets its share by weight, and none waits long", "[schedule]") {
    const auto two = schedule(R"({"surveys":[{"file":"often","weight":2},{"file":"seldom"},
        {"file":"never","until":"2020-01-01","weight":1000}]})");
    const LocalTime now = at("2026-11-21", "12:00");
    std::map<std::string, int> counts;
    int waiting = 0;
    for (std::uint64_t turn = 1'000'000; turn < 1'000'300; ++turn) {
        const auto file = asked(two, now, turn);
        ++counts[file];
        waiting = file == "seldom" ? 0 : waiting + 1;
        CHECK(waiting <= 4);
        const double seen = counts["often"] + counts["seldom"];
        CHECK(std::abs(counts["often"] - seen * 2 / 3) < 3);
    }
    CHECK_FALSE(counts.contains("never"));
}

TEST_CASE("the screen looks again at every boundary and every full hour", "[schedule]") {
    const auto day = schedule(R"({"surveys":[{"file":"a","hours":"09:15-09:45"}],
        "hours":{"mon":["08:30-20:00"]}})");
    const auto next = [&](std::string_view time) {
        return time_of_day_text(next_change(day, at("2026-11-23", time)).of_day);
    };
    CHECK(next("08:10") == "08:30");
    CHECK(next("08:30") == "09:00");
    CHECK(next("09:00") == "09:15");
    CHECK(next("09:15") == "09:45");
    CHECK(next("09:50") == "10:00");
    CHECK(next_change(day, at("2026-11-23", "23:10")) == at("2026-11-24", "00:00"));
}

TEST_CASE("on nights when clocks change one survey is asked at any moment, and looked at in time",
          "[schedule]") {
    const auto both = schedule(kDayAndNight);
    struct Night {
        const char* zone;
        const char* from;  // 18:00 UTC on this day, for a day
        const char* what;
    };
    for (const auto& night : {Night{"Europe/Warsaw", "2026-03-28", "02:30 never"},
                              Night{"Europe/Warsaw", "2026-10-24", "02:30 twice"},
                              Night{"America/New_York", "2026-03-07", "02:30 never"},
                              Night{"America/New_York", "2026-10-31", "01:30 twice"},
                              Night{"Australia/Lord_Howe", "2026-04-04", "half an hour"}}) {
        CAPTURE(night.zone, night.what);
        const WallTime start = utc(night.from, "18:00");
        WallTime look = start;
        std::string shown;
        bool open = false;
        for (WallTime now = start; now < start + 24h; now += 1min) {
            const LocalTime local = in_zone(now, night.zone);
            if (now >= look) {
                shown = asked(both, local);
                open = is_open(both, local);
                const LocalTime next = next_change(both, local);
                look = now + (next.day - local.day) + (next.of_day - local.of_day);
            }
            // By the clock on the wall, whatever it was a minute ago.
            const bool is_night = 150min <= local.of_day && local.of_day < 360min;
            REQUIRE(shown == (is_night ? "night" : "day"));
            REQUIRE(open == is_open(both, local));
        }
    }
}

TEST_CASE("the time on the wall comes twice when the clock is set back", "[schedule]") {
    CHECK(in_zone(utc("2026-10-25", "00:30"), "Europe/Warsaw") == at("2026-10-25", "02:30"));
    CHECK(in_zone(utc("2026-10-25", "01:30"), "Europe/Warsaw") == at("2026-10-25", "02:30"));
    CHECK(in_zone(utc("2026-03-29", "00:59"), "Europe/Warsaw") == at("2026-03-29", "01:59"));
    CHECK(in_zone(utc("2026-03-29", "01:00"), "Europe/Warsaw") == at("2026-03-29", "03:00"));
    CHECK(in_zone(utc("2026-03-08", "07:00"), "America/New_York") == at("2026-03-08", "03:00"));
    CHECK(in_zone(utc("2026-01-01", "03:00"), "America/New_York") == at("2025-12-31", "22:00"));
}

TEST_CASE("what is wrong with a schedule is said by key, value and way out", "[schedule]") {
    const auto said = problems_of(R"({
        "surveys":[{"from":"tomorrow","until":"2026-02-30","weekdays":["monday"],
                    "hours":"9-20","weight":0,"colour":1},
                   {"file":"a","from":"2026-12-24","until":"2026-12-01","weekdays":[],
                    "hours":"09:00-09:00"}],
        "hours":{"mon":["09:00-13:00","12:00-20:00"],"tue":["20:00-02:00","21:00-22:00"],
                 "wed":["24:00-02:00"],"closed":["25.12.2026"],"monday":[]}})");
    for (const auto* expected :
         {"/surveys/0/file: is missing",
          "/surveys/0/from: must be a day such as 2026-12-24, not \"t",
          "/surveys/0/until: must be a day", "/surveys/0/weekdays/0: must be one of mon, tue",
          "/surveys/0/weekdays: must name a day", "/surveys/0/hours: must be hours such as",
          "/surveys/0/weight: must be a whole number from 1 to 1000, not 0",
          "/surveys/0/colour: is not known", "/surveys/1/until: is before \"from\"",
          "/surveys/1/weekdays: must name a day", "/surveys/1/hours: must be hours",
          "/hours/mon/1: begins before the hours before it have ended",
          "/hours/tue/1: begins before", "/hours/wed/0: must be hours",
          "/hours/closed/0: must be a day such as 2026-12-25, not \"25.12.2026\"",
          "/hours/monday: is not known here"}) {
        CAPTURE(said, expected);
        CHECK(said.find(std::string("kiosk.json: ") + expected) != std::string::npos);
    }
    CHECK(problems_of(R"({"surveys":[]})").find("/surveys: must name at least one") !=
          std::string::npos);
}

}  // namespace afterword
