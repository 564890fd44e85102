// SPDX-License-Identifier: Apache-2.0
#include "sync/model/case_code.hpp"

#include <set>
#include <string>

#include <catch2/catch.hpp>

using namespace afterword;

TEST_CASE("codes are drawn in pairs, without what people confuse", "[case_code]") {
    SeededRng rng(1);
    std::set<std::string> seen;
    for (int i = 0; i < 1'000; ++i) {
        const CaseCode code = draw_case_code(rng);
        REQUIRE(code.text.size() == 8);
        REQUIRE(code.text[2] == '-');
        REQUIRE(code.text[5] == '-');
        REQUIRE(code.text.find_first_of("01AEIOUaeiou") == std::string::npos);
        REQUIRE(*make_case_code(code.text) == code);
        seen.insert(code.text);
    }
    CHECK(seen.size() == 1'000);
}

TEST_CASE("a code is found however it is typed, and a wrong one is refused", "[case_code]") {
    for (const auto* typed : {"7F-42-KX", "7f42kx", "7f 42 kx", " 7F4-2KX "}) {
        CAPTURE(typed);
        REQUIRE(make_case_code(typed));
        CHECK(make_case_code(typed)->text == "7F-42-KX");
    }
    for (const auto* wrong : {"", "7F-42", "7F-42-KXX", "7F-42-K0", "OF-42-KX", "7F_42_KX", "żż"}) {
        CAPTURE(wrong);
        CHECK_FALSE(make_case_code(wrong));
    }
}
