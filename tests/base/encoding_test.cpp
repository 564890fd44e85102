// SPDX-License-Identifier: Apache-2.0
#include "platform/base/encoding.hpp"

#include <array>
#include <string>

#include <catch2/catch.hpp>

namespace afterword {
namespace {

TEST_CASE("bytes and numbers become lower-case hex of full width", "[encoding]") {
    CHECK(to_hex(std::array<std::uint8_t, 3>{0x00, 0x9f, 0xff}) == "009fff");
    CHECK(to_hex(std::uint64_t{0x9f3c1a77d2e04b58}) == "9f3c1a77d2e04b58");
    CHECK(to_hex(std::uint64_t{1}) == "0000000000000001");
    CHECK(to_hex(std::uint32_t{0x6b1f33a0}) == "6b1f33a0");
}

TEST_CASE("hex is read back only in the form it is written", "[encoding]") {
    CHECK(hex_to_u64("9f3c1a77d2e04b58") == 0x9f3c1a77d2e04b58U);
    CHECK(hex_to_u32("00000001") == 1U);
    for (const auto* wrong : {"", "9f3c1a77d2e04b5", "9f3c1a77d2e04b580", "9F3C1A77D2E04B58",
                              "9f3c1a77d2e04b5g", "0x3c1a77d2e04b58", " 9f3c1a77d2e04b5"}) {
        CAPTURE(wrong);
        CHECK_FALSE(hex_to_u64(wrong));
        CHECK_FALSE(hex_to_u32(wrong));
    }
}

TEST_CASE("base64 gives the test vectors of RFC 4648", "[encoding]") {
    CHECK(to_base64("").empty());
    CHECK(to_base64("f") == "Zg==");
    CHECK(to_base64("fo") == "Zm8=");
    CHECK(to_base64("foo") == "Zm9v");
    CHECK(to_base64("foob") == "Zm9vYg==");
    CHECK(to_base64("fooba") == "Zm9vYmE=");
    CHECK(to_base64("foobar") == "Zm9vYmFy");
    CHECK(to_base64("\xfb\xff") == "+/8=");
}

TEST_CASE("base64 is read back only in the form it is written", "[encoding]") {
    for (const std::string text : {"", "f", "fo", "foo", "foob", "\xfb\xff"}) {
        CHECK(from_base64(to_base64(text)) == text);
    }
    for (const auto* wrong : {"Z", "Zg", "Zg=", "Zg===", "Zh==", "Zm9v\n", " Zm9v", "Zm-_"}) {
        CAPTURE(wrong);
        CHECK_FALSE(from_base64(wrong));
    }
}

TEST_CASE("UTF-8 is accepted to the edges of the standard's table and not beyond", "[encoding]") {
    for (const std::string good :
         {"", "plain", "é", "您好", "سيئة", "😀", "\xc2\x80", "\xdf\xbf", "\xe0\xa0\x80",
          "\xed\x9f\xbf", "\xee\x80\x80", "\xef\xbf\xbf", "\xf0\x90\x80\x80", "\xf4\x8f\xbf\xbf"}) {
        CAPTURE(to_base64(good));
        CHECK(is_utf8(good));
    }
    for (const std::string bad : {
             "\x80", "\xbf",              // a continuation alone
             "\xc0\x80", "\xc1\xbf",      // overlong, two bytes
             "\xe0\x9f\xbf",              // overlong, three
             "\xf0\x8f\xbf\xbf",          // overlong, four
             "\xed\xa0\x80",              // a surrogate
             "\xf4\x90\x80\x80", "\xf5",  // above U+10FFFF
             "\xe2\x82", "ok\xe2",        // cut off
             "\xe2\x28\xa1", "\xff",      // no continuation, no lead
         }) {
        CAPTURE(to_base64(bad));
        CHECK_FALSE(is_utf8(bad));
    }
    CHECK(is_utf8(std::string_view("a\0b", 3)));
}

TEST_CASE("length counts code points, not bytes", "[encoding]") {
    CHECK(utf8_length("") == 0);
    CHECK(utf8_length("Bardzo źle") == 10);
    CHECK(utf8_length("非常不满意") == 5);
    CHECK(utf8_length("a😀") == 2);
}

TEST_CASE("a text is cut between characters, never within one", "[encoding]") {
    CHECK(utf8_beginning("aż語", 0).empty());
    CHECK(utf8_beginning("aż語", 1) == "a");
    CHECK(utf8_beginning("aż語", 2) == "a");
    CHECK(utf8_beginning("aż語", 3) == "aż");
    CHECK(utf8_beginning("aż語", 5) == "aż");
    CHECK(utf8_beginning("aż語", 6) == "aż語");
    CHECK(utf8_beginning("aż語", 600) == "aż語");
}

TEST_CASE("what a terminal would obey is spelt out, what people read stays", "[encoding]") {
    CHECK(printable("Bardzo źle 语 😀 \\ \"") == "Bardzo źle 语 😀 \\ \"");
    CHECK(printable("\\", Backslash::Escaped) == "\\\\");
    CHECK(printable("a\n\x1b[2J\x7f") == "a\\x0a\\x1b[2J\\x7f");
    CHECK(printable("\u009b\u202e") == "\\xc2\\x9b\\xe2\\x80\\xae");
    CHECK(printable("\xff\xc3") == "\\xff\\xc3");
}

}  // namespace
}  // namespace afterword
