// SPDX-License-Identifier: Apache-2.0
// Batches that can't be read as a whole: each is refused by name and kept, and the next is taken.
#include <zstd.h>

#include "sync/wire/compress.hpp"
#include "tests/bad_inputs/intake.hpp"

namespace afterword {
namespace {

// A frame that doesn't say how much it holds, as streams write them.
std::string frame_without_size(const std::string& plain) {
    const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                       ZSTD_freeCCtx);
    REQUIRE(ZSTD_isError(ZSTD_CCtx_setParameter(context.get(), ZSTD_c_contentSizeFlag, 0)) == 0);
    std::string frame(ZSTD_compressBound(plain.size()), '\0');
    const std::size_t size =
        ZSTD_compress2(context.get(), frame.data(), frame.size(), plain.data(), plain.size());
    REQUIRE(ZSTD_isError(size) == 0);
    frame.resize(size);
    return frame;
}

// RFC 8878, 3.1.1.1: one segment, eight bytes of content size, no block.
std::string header_that_claims(std::uint64_t size) {
    std::string frame = "\x28\xb5\x2f\xfd\xe0";
    for (int shift = 0; shift < 64; shift += 8) {
        frame += static_cast<char>(size >> shift);
    }
    return frame;
}

// A small frame that says it is smaller still than what its one block makes of it.
std::string frame_that_lies() {
    std::string frame = compress(std::string(60'000, ' '));
    // Two bytes of content size, less 256, follow the descriptor of a single segment.
    REQUIRE(static_cast<unsigned char>(frame[4]) == 0x60);
    frame[5] = 10;
    frame[6] = 0;
    return frame;
}

struct Header {
    const char* from;
    const char* to;
    const char* said;
};
constexpr Header kHeaders[] = {
    {R"("v":1)", R"("v":2)", "v: is not a whole number from 1 to 1"},
    {R"("v":1)", R"("w":1)", "v: is missing"},
    {R"("v":1)", R"("v":"1")", "v: is not"},
    {R"("v":1)", R"("v":null)", "v: is missing"},
    {R"("kiosk":"k-0417")", R"("kiosk":"K 1")", "kiosk: \"K 1\" is no id"},
    {R"("kiosk":"k-0417")", R"("kiosk":"")", "kiosk: \"\" is no id"},
    {R"("kiosk":"k-0417")", R"("kiosk":"+")", "kiosk: \"+\" is no id"},
    {R"("kiosk":"k-0417")", R"("kiosk":"../k-0418")", "is no id"},
    {R"("kiosk":"k-0417")", R"("kiosk":"k-0417\u0000")", "kiosk: holds U+0000"},
    {R"("kiosk":"k-0417")", R"("kiosk":["k-0417"])", "kiosk: is not a text"},
    {R"("kiosk":"k-0417")", R"("kiosk":"k-0418")", "foreign: the batch of k-0418"},
    {R"("epoch":"9f3c1a77d2e04b58")", R"("epoch":"9F3C1A77D2E04B58")", "epoch: is not 16 hex"},
    {R"("epoch":"9f3c1a77d2e04b58")", R"("epoch":"9f3c1a77d2e04b5")", "epoch: is not 16 hex"},
    {R"("epoch":"9f3c1a77d2e04b58")", R"("epoch":11474794519341648728)", "epoch: is not a text"},
    {R"("first":)", R"("first":-)", "first: is not a whole number"},
    {R"("first":)", R"("first":9007199254740992,"was":)", "first: is not a whole number"},
    {R"("first":)", R"("first":1099511627777,"was":)", "first: is not a whole number"},
    {R"("first":)", R"("first":1.0,"was":)", "first: is not a whole number"},
    {R"("first":)", R"("first":1e3,"was":)", "first: is not a whole number"},
    {R"("last_ordinal":)", R"("last_ordinal":9223372036854775807,"was":)", "last_ordinal: is not"},
    {R"("last_ordinal":)", R"("last_ordinal":18446744073709551615,"was":)", "last_ordinal: is not"},
    {R"("last_ordinal":)", R"("last_ordinal":-1,"was":)", "last_ordinal: is not"},
    {R"("sent":)", R"("sent":9007199254740992,"was":)", "sent: is not a whole number"},
    {R"("sent":)", R"("send":)", "sent: is missing"},
    {R"("rows":[)", R"("anchor":7,"rows":[)", "anchor: is not an object"},
    {R"("rows":[)", R"("anchor":{"boot":"1","mono":1,"server":1,"rtt":1},"rows":[)",
     "boot: is not 8 hex"},
    {R"("rows":[)",
     R"("anchor":{"boot":"00000001","mono":1,"server":253402300800000,"rtt":1},)"
     R"("rows":[)",
     "server: is not a whole number"},
    {R"("rows":[)", R"("anchor":{"boot":"00000001","mono":1,"server":1,"rtt":-1},"rows":[)",
     "rtt: is not a whole number"},
    {R"("rows":[)", R"("rows":[],"was":[)", "rows: is empty"},
    {R"("rows":[)", R"("rows":{},"was":[)", "rows: is not a list"},
    {R"("rows":[)", R"("rows":null,"was":[)", "rows: is missing"},
    {R"("rows":[)", R"("rowz":[)", "rows: is missing"},
    {R"("rows":[)", R"("r\u006fws":[)", "rows: is not a list"},  // no encoder writes it so
    {R"({"type":"visit")", R"({"type":"visit","type":"void")", "a key stands there twice"},
};

}  // namespace

TEST_CASE("a batch that is wrong in any form is refused by name, and the next is taken",
          "[batch]") {
    Intake intake;
    for (const auto& form : wrong_forms(intake.next_batch(), "v")) {
        CAPTURE(form.name);
        intake.refuses(form.bytes, said_of(form.wrong));
    }
    CHECK(intake.counted() == intake.next() - 1);
}

TEST_CASE("a batch whose header cannot be is refused by name, and the next is taken", "[batch]") {
    Intake intake;
    for (const auto& header : kHeaders) {
        CAPTURE(header.from, header.to);
        intake.refuses(with(intake.next_batch(), header.from, header.to), header.said);
    }
    CHECK(intake.counted() == intake.next() - 1);
}

TEST_CASE("a batch cut off at any byte is refused, plain or compressed", "[batch]") {
    Intake intake;
    const std::string plain = intake.next_batch();
    for (std::size_t length = 0; length < plain.size(); ++length) {
        intake.refuses(plain.substr(0, length), "broken JSON");
    }
    const std::string frame = compress(intake.next_batch());
    for (std::size_t length = 4; length < frame.size(); ++length) {
        intake.refuses(frame.substr(0, length), "zstd frame");
    }
    CHECK(intake.counted() == intake.next() - 1);
}

TEST_CASE("zstd bombs and frames that lie are refused before they go off", "[batch]") {
    Intake intake;
    const std::string good = compress(intake.next_batch());
    const struct {
        const char* name;
        std::string bytes;
        const char* said;
    } frames[] = {
        {"a bomb", compress(std::string(kLargestUnpacked + 1, ' ')), "unpacks to more than"},
        {"a bomb of a gigabyte", header_that_claims(1U << 30U), "unpacks to more than"},
        {"a bomb of everything", header_that_claims(UINT64_MAX - 2), "unpacks to more than"},
        {"a header alone", header_that_claims(10), "is damaged"},
        {"no size", frame_without_size(intake.next_batch()), "declares no size"},
        {"more inside than it says", frame_that_lies(), "is damaged"},
        {"two frames", good + compress(intake.next_batch()), "not alone"},
        {"something behind it", good + "x", "not alone"},
        {"a frame in a frame", compress(good), "broken JSON"},
        {"an empty frame", compress(""), "broken JSON"},
        {"a megabyte of spaces", compress(std::string(kLargestUnpacked, ' ')), "broken JSON"},
        {"a megabyte of brackets", compress(std::string(kLargestUnpacked, '[')), "broken JSON"},
        {"a frame to be skipped", std::string("\x50\x2a\x4d\x18\x00\x00\x00\x00", 8), "broken"},
        {"nothing but the magic", "\x28\xb5\x2f\xfd", "zstd frame"},
    };
    for (const auto& frame : frames) {
        CAPTURE(frame.name);
        intake.refuses(frame.bytes, frame.said);
    }
}

TEST_CASE("a batch above its limits is refused by name", "[batch]") {
    Intake intake;
    intake.refuses(std::string(kLargestSent + 1, ' '), "larger than 64 KiB");
    const std::string good = intake.next_batch();
    std::string rows = R"("rows":[)";
    for (std::size_t i = 0; i < kMostRows; ++i) {
        rows += "{},";
    }
    intake.refuses(with(good, R"("rows":[)", rows), "rows: holds more than 500");
    // Two hundred thousand keys take a moment and no more.
    std::string keys;
    for (int i = 0; i < 60'000; ++i) {
        keys += "\"" + std::to_string(i) + "\":0,";
    }
    intake.refuses(compress(with(good, "{", "{\"0\":1," + keys)), "a key stands there twice");
}

TEST_CASE("a refusal quotes a stranger's text up to a whole character", "[batch]") {
    Intake intake;
    std::string many;
    for (int i = 0; i < 60; ++i) {
        many += "ż";
    }
    for (const char* before : {"", "a", "ab", "abc"}) {
        intake.refuses(with(intake.next_batch(), "k-0417", before + many), "is no id");
    }
}

TEST_CASE("a refused batch that comes again is refused again and kept once", "[batch]") {
    Intake intake;
    intake.refuses("no batch", "broken JSON");
    for (int i = 0; i < 3; ++i) {
        intake.world.arrive(up_topic(UpKind::Batch, intake.sender.kiosk), "no batch");
        CHECK(std::holds_alternative<Refusal>(*intake.world.take_receipt(intake.sender.kiosk)));
    }
    CHECK(intake.world.quarantine_reasons().size() == 1);
    intake.goes_on();
}

TEST_CASE("a replayed batch counts once, in whatever order it comes again", "[batch]") {
    Intake intake;
    std::vector<std::string> sent;
    for (int i = 0; i < 5; ++i) {
        sent.push_back(intake.next_batch());
        intake.goes_on();
    }
    for (const std::size_t again : {4U, 0U, 2U, 2U, 3U, 1U, 0U}) {
        intake.world.arrive(up_topic(UpKind::Batch, intake.sender.kiosk), sent[again]);
        const auto receipt = intake.world.take_receipt(intake.sender.kiosk);
        CHECK(std::get<Receipt>(*receipt).rejected.empty());
        CHECK(std::get<Receipt>(*receipt).upto == Seq{5});
    }
    CHECK(intake.counted() == 5);
    CHECK(intake.world.quarantine_reasons().empty());
}

TEST_CASE("a clone's rows are conflicts, kept aside, and change nothing", "[batch]") {
    Intake intake;
    intake.goes_on();
    const std::string original = intake.next_batch();
    intake.goes_on();
    const std::string clone = with(original, R"("value":5)", R"("value":1)");
    for (int i = 0; i < 3; ++i) {
        intake.world.arrive(up_topic(UpKind::Batch, intake.sender.kiosk), clone);
        const auto receipt = intake.world.take_receipt(intake.sender.kiosk);
        CHECK(std::get<Receipt>(*receipt).rejected == std::vector<Rejection>{{Seq{2}, "conflict"}});
    }
    CHECK(intake.world.quarantine_reasons() == std::vector<std::string>{"conflict"});
    CHECK(intake.world.only_score().counts.at(5) == 2);
    intake.goes_on();
}

TEST_CASE("nobody speaks for another kiosk, and a stranger's rows wait for the register",
          "[batch]") {
    Intake intake;
    const std::string batch = intake.next_batch();
    const KioskId other{"k-0500"};
    intake.world.arrive(up_topic(UpKind::Batch, other), batch);
    CHECK(std::get<Refusal>(*intake.world.take_receipt(other)).why ==
          "foreign: the batch of k-0417");
    const KioskId stranger{"k-9999"};
    intake.world.arrive(up_topic(UpKind::Batch, stranger), with(batch, "k-0417", stranger.text));
    CHECK(std::get<Receipt>(*intake.world.take_receipt(stranger)).rejected.empty());
    CHECK(intake.world.quarantine_reasons().back() == "unknown_kiosk");
    intake.goes_on();
    CHECK(intake.counted() == 1);
}

}  // namespace afterword
