// SPDX-License-Identifier: Apache-2.0
#include "platform/base/pin_hash.hpp"

#include <catch2/catch.hpp>

namespace afterword {
namespace {

TEST_CASE("a PIN fits its own hash and no other", "[pin_hash]") {
    const auto hash = make_pin_hash("471147");
    REQUIRE(hash);
    CHECK(is_pin_hash(*hash));
    CHECK(pin_fits("471147", *hash));
    CHECK_FALSE(pin_fits("471148", *hash));
    CHECK_FALSE(pin_fits("", *hash));
}

TEST_CASE("a hash that asks for more than ours is none, and is not computed", "[pin_hash]") {
    const auto hash = make_pin_hash("471147");
    REQUIRE(hash);
    const auto with = [&](std::string_view from, std::string_view to) {
        std::string other = *hash;
        return other.replace(other.find(from), from.size(), to);
    };
    for (const auto& other :
         {std::string(), std::string("471147"), with("t=3", "t=4294967295"), with("t=3", "t=2"),
          with("m=16384", "m=4294967295"), with("p=1", "p=9"), with("argon2id", "argon2i"),
          hash->substr(0, hash->size() - 1), *hash + "x", *hash + std::string(1, '\0'),
          *hash + std::string(200, 'A')}) {
        CAPTURE(other);
        CHECK_FALSE(is_pin_hash(other));
        CHECK_FALSE(pin_fits("471147", other));
    }
}

}  // namespace
}  // namespace afterword
