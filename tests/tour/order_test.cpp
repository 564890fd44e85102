// SPDX-License-Identifier: Apache-2.0
#include "tests/tour/order.hpp"

#include <catch2/catch.hpp>

namespace afterword::tour {
namespace {

TEST_CASE("a story is read order by order, in any language", "[story]") {
    const auto story = read_story(
        "# A shopper.\n\non k-0417\nwait reasons zh-Hans\nwait rate\nsee Low rating\n"
        "tap 排队等候\ntap Very bad\ntap 40 50\nhold 20 30 3300\npicture reasons\ncue cut");
    REQUIRE(story);
    REQUIRE(story->size() == 10);
    CHECK(std::get<GoTo>((*story)[0]).kiosk == "k-0417");
    CHECK(std::get<WaitFor>((*story)[1]).screen == "reasons");
    CHECK(std::get<WaitFor>((*story)[1]).language == "zh-Hans");
    CHECK(std::get<WaitFor>((*story)[2]).language.empty());
    CHECK(std::get<See>((*story)[3]).words == "Low rating");
    CHECK(std::get<TapControl>((*story)[4]).name == "排队等候");
    CHECK(std::get<TapControl>((*story)[5]).name == "Very bad");
    CHECK(std::get<TapPlace>((*story)[6]).at.y == 50);
    CHECK(std::get<TapPlace>((*story)[7]).hold == Milliseconds(3300));
    CHECK(std::get<TakePicture>((*story)[8]).name == "reasons");
    CHECK(std::get<Cue>((*story)[9]).name == "cut");
}

TEST_CASE("a single number is the name of a key, two are a place", "[story]") {
    const auto story = read_story("tap 7\ntap 7 8");
    REQUIRE(story);
    CHECK(std::get<TapControl>((*story)[0]).name == "7");
    CHECK(std::get<TapPlace>((*story)[1]).at.x == 7);
}

TEST_CASE("a line that is no order is refused by its number", "[story]") {
    for (const auto* line : {"dance", "tap", "hold 1 2", "hold a b c", "on ", "hold 1 2 3 4"}) {
        CAPTURE(line);
        const auto story = read_story("on k\n" + std::string(line) + "\n");
        REQUIRE_FALSE(story);
        CHECK(story.error().message.find("line 2 ") == 0);
    }
}

}  // namespace
}  // namespace afterword::tour
