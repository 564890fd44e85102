// SPDX-License-Identifier: Apache-2.0
#include "platform/base/secret.hpp"

#include <algorithm>
#include <array>
#include <new>
#include <string>
#include <type_traits>
#include <utility>

#include <catch2/catch.hpp>

namespace afterword {
namespace {

static_assert(!std::is_copy_constructible_v<Secret> && !std::is_copy_assignable_v<Secret>);

// The raw bytes of the object, whatever it says of itself.
bool holds(const std::array<unsigned char, sizeof(Secret)>& memory, std::string_view text) {
    return std::search(memory.begin(), memory.end(), text.begin(), text.end()) != memory.end();
}

TEST_CASE("what is typed is kept as UTF-8 and taken away by the character", "[secret]") {
    Secret secret;
    for (const char32_t code_point : {U'a', U'ż', U'中', U'😀'}) {
        REQUIRE(secret.append(code_point));
    }
    CHECK(secret.view() == "aż中😀");
    secret.erase_last();
    CHECK(secret.view() == "aż中");
    secret.erase_last();
    secret.erase_last();
    CHECK(secret.view() == "a");
    secret.erase_last();
    secret.erase_last();
    CHECK(secret.empty());
}

TEST_CASE("a full secret takes no half character", "[secret]") {
    auto secret = Secret::from(std::string(Secret::kCapacity - 1, 'x'));
    REQUIRE(secret);
    CHECK(secret->append(U'ż').error().code == Errc::Full);
    CHECK(secret->size() == Secret::kCapacity - 1);
    CHECK(secret->append(U'z'));
    CHECK(secret->append(U'z').error().code == Errc::Full);
    CHECK_FALSE(Secret::from(std::string(Secret::kCapacity + 1, 'x')));
}

TEST_CASE("surrogates and numbers past Unicode are no characters", "[secret]") {
    Secret secret;
    CHECK(secret.append(char32_t{0xd800}).error().code == Errc::Invalid);
    CHECK(secret.append(char32_t{0x110000}).error().code == Errc::Invalid);
    CHECK(secret.empty());
}

TEST_CASE("moving, clearing and destroying leave nothing in memory", "[secret]") {
    alignas(Secret) std::array<unsigned char, sizeof(Secret)> memory{};
    constexpr std::string_view kText = "anna@example.org";
    auto* secret = new (memory.data()) Secret(*Secret::from(kText));
    REQUIRE(holds(memory, kText));

    const Secret moved(std::move(*secret));
    CHECK(moved.view() == kText);
    CHECK_FALSE(holds(memory, kText));

    *secret = moved.clone();
    REQUIRE(holds(memory, kText));
    secret->clear();
    CHECK_FALSE(holds(memory, kText));

    *secret = moved.clone();
    while (!secret->empty()) {
        secret->erase_last();
    }
    CHECK_FALSE(holds(memory, "a"));

    *secret = moved.clone();
    secret->~Secret();
    CHECK_FALSE(holds(memory, kText));
}

}  // namespace
}  // namespace afterword
