// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/today_message.hpp"

#include <catch2/catch.hpp>

namespace afterword {
namespace {

// As FORMAT.md gives it.
constexpr std::string_view kToday =
    R"({"v":1,"store":"s-012","day":"2026-11-21","as_of":1795294929170,"answers":182,"expected":182,"good":{"share":0.912088,"low":0.861977,"high":0.945163},"hours":[{"hour":9,"n":14,"good":{"share":0.928571,"low":0.685293,"high":0.98729},"usual":0.9},{"hour":10,"n":3,"good":null,"usual":null}],"reasons":[{"id":"waiting","n":14,"usual":5.25},{"id":"price","n":6,"usual":null}],"median_take_ms":360000})";

std::string with(std::string_view from, std::string_view to) {
    std::string text(kToday);
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

TEST_CASE("the wire's example day is understood and written again the same", "[today]") {
    const auto today = decode_today(kToday);
    REQUIRE(today.ok());
    CHECK(today->day == *parse_day("2026-11-21"));
    CHECK(today->expected == 182);
    CHECK(today->hours[0].usual == 0.9);
    CHECK_FALSE(today->hours[1].good);
    CHECK(today->reasons[0].id == "waiting");
    CHECK(today->median_to_take == Milliseconds(360'000));
    CHECK(encode_today(*today) == kToday);
}

TEST_CASE("a day of which nothing is known reads back equal", "[today]") {
    Today today;
    today.store = StoreId{"s-001"};
    today.day = *parse_day("2026-11-21");
    const auto again = decode_today(encode_today(today));
    REQUIRE(again.ok());
    CHECK(*again == today);
}

TEST_CASE("a day that can't be is refused", "[today]") {
    for (const auto& [from, to] : {std::pair{"\"v\":1", "\"v\":2"},
                                   {"2026-11-21", "2026-02-30"},
                                   {"s-012", "S 12"},
                                   {"\"expected\":182", "\"expected\":181"},
                                   {"\"low\":0.861977", "\"low\":0.93"},
                                   {"\"high\":0.945163", "\"high\":1.5"},
                                   {"\"hour\":10", "\"hour\":9"},
                                   {"\"hour\":10", "\"hour\":24"},
                                   {"\"n\":14", "\"n\":-1"},
                                   {"\"usual\":0.9", "\"usual\":1.1"},
                                   {"\"id\":\"price\",", ""},
                                   {"360000", "-1"}}) {
        CAPTURE(from, to);
        CHECK_FALSE(decode_today(with(from, to)).ok());
    }
    for (std::size_t length = 0; length < kToday.size(); ++length) {
        CHECK_FALSE(decode_today(kToday.substr(0, length)).ok());
    }
}

}  // namespace
}  // namespace afterword
