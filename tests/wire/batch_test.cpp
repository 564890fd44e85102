// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/batch.hpp"

#include <catch2/catch.hpp>

#include "platform/base/rng.hpp"
#include "sync/wire/compress.hpp"

using namespace afterword;

namespace {

BatchHeader header() {
    BatchHeader made;
    made.kiosk = KioskId{"k-0417"};
    made.epoch = Epoch{0x9f3c1a77d2e04b58};
    made.first = Seq{1201};
    made.last_ordinal = 813;
    made.sent = from_mono_ms(8191500);
    made.anchor = Anchor{BootId{0x6b1f33a0}, from_mono_ms(8123000), from_unix_ms(1795294860640),
                         Milliseconds(38)};
    return made;
}

std::vector<std::string> rows(std::size_t count, std::size_t bytes_each = 0) {
    std::vector<std::string> made;
    SeededRng rng(7);
    for (std::size_t i = 0; i < count; ++i) {
        std::string filler;
        while (filler.size() < bytes_each) {
            filler += static_cast<char>('a' + rng.below(26));
        }
        made.push_back(R"({"type":"visit","n":)" + std::to_string(i) + R"(,"f":")" + filler +
                       "\"}");
    }
    return made;
}

}  // namespace

TEST_CASE("a batch reads back with its rows byte for byte", "[batch]") {
    for (const std::size_t count : {1U, 9U, 10U, 500U}) {
        const auto sent = rows(count);
        const auto encoded = encode_batch(header(), sent);
        CHECK(encoded.rows == count);
        CHECK(is_compressed(encoded.payload) == (count >= kCompressFrom));
        const auto batch = decode_batch(encoded.payload);
        REQUIRE(batch.ok());
        CHECK(batch->header == header());
        CHECK(batch->rows == sent);
    }
}

TEST_CASE("a batch takes only as many rows as fit its limits", "[batch]") {
    CHECK(encode_batch(header(), rows(501)).rows == 500);
    const auto incompressible = encode_batch(header(), rows(500, 2000));
    CHECK(incompressible.payload.size() <= kLargestSent);
    CHECK(incompressible.rows > 20);
    CHECK(incompressible.rows < 500);
    CHECK(decode_batch(incompressible.payload).ok());
}

TEST_CASE("spaces between and inside rows are kept out of and in the rows", "[batch]") {
    const std::string text =
        R"({"v":1,"kiosk":"k-1","epoch":"9f3c1a77d2e04b58","first":1,"last_ordinal":0,"sent":5,)"
        "\n \"rows\":[ {\"a\" : 1} ,\n{\"b\":[1, 2]} , 7 , \"x\"\n] }";
    const auto batch = decode_batch(text);
    REQUIRE(batch.ok());
    CHECK(batch->rows == std::vector<std::string>{"{\"a\" : 1}", "{\"b\":[1, 2]}", "7", "\"x\""});
}

TEST_CASE("a batch that cannot be read as a whole is refused", "[batch]") {
    const std::string good =
        R"({"v":1,"kiosk":"k-1","epoch":"9f3c1a77d2e04b58","first":1,"last_ordinal":0,"sent":5,"rows":[{}]})";
    REQUIRE(decode_batch(good).ok());
    const auto with = [&](std::string_view from, std::string_view to) {
        std::string changed = good;
        changed.replace(changed.find(from), from.size(), to);
        return changed;
    };
    for (const auto& wrong :
         {with(R"("v":1)", R"("v":2)"), with(R"("k-1")", R"("K 1")"), with("58\"", "5\""),
          with(R"("first":1)", R"("first":0)"), with(R"("first":1)", R"("first":1e3)"),
          with("[{}]", "[]"), with("[{}]", "{}"), with(R"("sent":5,)", ""),
          with(R"("sent":5,)", R"("sent":5,"sent":6,)"), with("[{}]", R"([{"a":1,"a":2}])"),
          with("[{}]", "[" + std::string(10'000, '[') + std::string(10'000, ']') + "]"),
          std::string("{"), std::string(), std::string("\x28\xb5\x2f\xfd rubbish"),
          std::string(kLargestSent + 1, ' ')}) {
        CAPTURE(wrong.substr(0, 150));
        CHECK_FALSE(decode_batch(wrong).ok());
    }
    for (std::size_t length = 0; length < good.size(); ++length) {
        CHECK_FALSE(decode_batch(std::string_view(good).substr(0, length)).ok());
    }
    std::string many = R"([{})";
    for (std::size_t i = 0; i < kMostRows; ++i) {
        many += ",{}";
    }
    CHECK_FALSE(decode_batch(with("[{}]", many + "]")).ok());
}

TEST_CASE("a zstd bomb is refused before it is unpacked", "[compress]") {
    const std::string bomb = compress(std::string(kLargestUnpacked + 1, ' '));
    CHECK(bomb.size() < 1000);
    CHECK_FALSE(decode_batch(bomb).ok());
    const std::string fine = compress("text");
    CHECK(*decompress(fine, 4) == "text");
    CHECK_FALSE(decompress(fine, 3).ok());
    CHECK_FALSE(decompress(fine + "x", 4).ok());
    CHECK_FALSE(decompress(fine + fine, 8).ok());
    for (std::size_t length = 0; length < fine.size(); ++length) {
        CHECK_FALSE(decompress(std::string_view(fine).substr(0, length), 4).ok());
    }
}
