// SPDX-License-Identifier: Apache-2.0
#include "platform/base/result.hpp"

#include <memory>
#include <string>

#include <catch2/catch.hpp>

namespace afterword {
namespace {

Result<int> half_of(int number) {
    if (number % 2 != 0) {
        return Error{Errc::Invalid, std::to_string(number) + " is odd"};
    }
    return number / 2;
}

TEST_CASE("a result holds either its value or its error", "[result]") {
    const auto good = half_of(8);
    REQUIRE(good);
    CHECK(*good == 4);

    const auto bad = half_of(7);
    REQUIRE_FALSE(bad);
    CHECK(bad.error().code == Errc::Invalid);
    CHECK(bad.error().message == "7 is odd");
}

TEST_CASE("an error keeps its code and gains the context of every caller", "[result]") {
    const auto error = half_of(7).error().within("score").within("answer from screen");
    CHECK(error.code == Errc::Invalid);
    CHECK(error.message == "answer from screen: score: 7 is odd");
}

TEST_CASE("a value that cannot be copied is moved out of its result", "[result]") {
    Result<std::unique_ptr<int>> made = std::make_unique<int>(5);
    REQUIRE(made);
    const std::unique_ptr<int> taken = *std::move(made);
    CHECK(*taken == 5);
}

TEST_CASE("value_or stands in for a value only where there is none", "[result]") {
    CHECK(half_of(8).value_or(-1) == 4);
    CHECK(half_of(7).value_or(-1) == -1);
}

TEST_CASE("every error code has a name of its own", "[result]") {
    CHECK(name(Errc::Invalid) == "invalid");
    CHECK(name(Errc::NotFound) == "not_found");
    CHECK(name(Errc::Conflict) == "conflict");
    CHECK(name(Errc::Full) == "full");
    CHECK(name(Errc::Busy) == "busy");
    CHECK(name(Errc::Corrupt) == "corrupt");
    CHECK(name(Errc::Unreachable) == "unreachable");
    CHECK(name(Errc::Refused) == "refused");
    CHECK(name(Errc::Io) == "io");
}

}  // namespace
}  // namespace afterword
