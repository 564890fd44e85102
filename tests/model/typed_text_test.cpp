// SPDX-License-Identifier: Apache-2.0
#include "sync/model/typed_text.hpp"

#include <catch2/catch.hpp>

#include "platform/base/encoding.hpp"

using namespace afterword;

TEST_CASE("what people write in any script is kept as it is", "[typed_text]") {
    for (const std::string_view text :
         {"The queue was long.", "Zażółć gęślą jaźń", "排队太久，没人管。", "شكرًا لكم", "תודה רבה",
          "हिन्दी में क्षमा", "ขอบคุณที่ช่วย", "می\u200Cخواهم", "क\u094D\u200Dष", "😀👍🏽"}) {
        CHECK(clean(text) == text);
    }
}

TEST_CASE("marks that turn the writing around or have no width are dropped", "[typed_text]") {
    CHECK(clean("user\u202Egnp.exe\u202C") == "usergnp.exe");
    CHECK(clean("a\u200Eb\u200Fc\u061Cd") == "abcd");
    CHECK(clean("\u2066a\u2067b\u2068c\u2069") == "abc");
    CHECK(clean("\uFEFFno\u200Bthing\u2060 to\u00AD see") == "nothing to see");
    CHECK(clean("\U000E0041tag") == "tag");
}

TEST_CASE("control characters are dropped and line ends become spaces", "[typed_text]") {
    CHECK(clean(std::string_view("a\0b\x1b[31mc\x7f", 9)) == "ab[31mc");
    CHECK(clean("one\ntwo\tthree\u2028four") == "one two three four");
    CHECK(clean("\u0085\u009f").empty());
}

TEST_CASE("bytes that are no UTF-8 become the replacement character", "[typed_text]") {
    CHECK(clean("a\xff"
                "b") == "a\uFFFDb");
    CHECK(clean("\xe4\xb8") == "\uFFFD\uFFFD");                      // cut short
    CHECK(clean("\xc0\xaf") == "\uFFFD\uFFFD");                      // overlong
    CHECK(clean("\xed\xa0\x80") == "\uFFFD\uFFFD\uFFFD");            // a surrogate
    CHECK(clean("\xf4\x90\x80\x80") == "\uFFFD\uFFFD\uFFFD\uFFFD");  // beyond the last
}

TEST_CASE("whatever the bytes, what is kept is clean", "[typed_text]") {
    for (int first = 0; first < 256; ++first) {
        for (int second = 0; second < 256; ++second) {
            const std::string bytes = {static_cast<char>(first), static_cast<char>(second), 'x'};
            const std::string kept = clean(bytes);
            if (!is_utf8(kept) || clean(kept) != kept) {
                FAIL_CHECK("of " << first << " " << second << " remains " << kept);
            }
        }
    }
}

TEST_CASE("a limit counts code points, not bytes", "[typed_text]") {
    CHECK(code_points("") == 0);
    CHECK(code_points("Größe") == 5);
    CHECK(code_points("排队") == 2);
    CHECK(code_points("😀") == 1);
    CHECK(fit("排队", 2) == Fit::Fits);
    CHECK(fit("排队了", 2) == Fit::TooLong);
}

TEST_CASE("erasing takes a letter with the marks on it", "[typed_text]") {
    CHECK(erase_last("till") == "til");
    CHECK(erase_last("太久") == "太");
    CHECK(erase_last("cafe\u0301") == "caf");
    CHECK(erase_last("ที่") == "");
    CHECK(erase_last("हि") == "");
    CHECK(erase_last("شكرًا") == "شكرً");
    CHECK(erase_last("👍🏽") == "");
    CHECK(erase_last("").empty());
}
