// SPDX-License-Identifier: Apache-2.0
// Rows that are wrong in a batch that isn't: each is set aside by name, its neighbours are taken.
#include "tests/bad_inputs/intake.hpp"

namespace afterword {
namespace {

struct BadRow {
    const char* from;
    std::string to;
    const char* why;
};

std::string repeated(std::string_view piece, std::size_t times) {
    std::string text;
    for (std::size_t i = 0; i < times; ++i) {
        text += piece;
    }
    return text;
}

// What can be wrong with the rating that World::visit() makes.
// NOLINTNEXTLINE(readability-function-size): a table
std::vector<BadRow> bad_visits() {
    constexpr const char* kInvalid = "invalid";
    return {
        {R"("type":"visit")", R"("type":"vist")", "unknown_type"},
        {R"("type":"visit")", R"("type":"")", "unknown_type"},
        {R"("type":"visit")", R"("type":"VISIT")", "unknown_type"},
        {R"("type":"visit",)", "", kInvalid},
        {R"("type":"visit")", R"("type":["visit"])", kInvalid},
        {R"("type":"visit")", "\"type\":\"" + std::string(65, 'x') + "\"", kInvalid},
        {R"("type":"visit")", R"("type":"visit\u0000")", kInvalid},
        {R"("visit":")", R"("visit":"0)", kInvalid},
        {R"("visit":")", R"("visit":"-)", kInvalid},
        {R"("visit":")", R"("visit":"1099511627777-abcdef","was":")", kInvalid},
        {R"("visit":")", R"("visit":"99999999999999999999-abcdef","was":")", kInvalid},
        {R"("visit":")", R"("visit":"1-ABCDEF","was":")", kInvalid},
        {R"("visit":")", R"("visit":"1-abcde","was":")", kInvalid},
        {R"("visit":")", R"("visit":"1-abcdefg","was":")", kInvalid},
        {R"("visit":")", R"("visit":"1'--ab","was":")", kInvalid},
        {R"("rev":1)", R"("rev":0)", kInvalid},
        {R"("rev":1)", R"("rev":1.0)", kInvalid},
        {R"("rev":1)", R"("rev":1000001)", kInvalid},
        {R"("rev":1)", R"("rev":true)", kInvalid},
        {R"("state":"ended")", R"("state":"over")", kInvalid},
        {R"("state":"ended")", R"("state":null)", kInvalid},
        {R"("boot":")", R"("boot":"0)", kInvalid},
        {R"("boot":")", R"("boot":"g)", kInvalid},
        {R"("mono":)", R"("mono":-1,"was":)", kInvalid},
        {R"("mono":)", R"("mono":9223372036854775807,"was":)", kInvalid},
        {R"("wall":)", R"("wall":253402300800000,"was":)", kInvalid},
        {R"("wall":)", R"("wall":-253402300800000,"was":)", kInvalid},
        {R"("clock":"synced")", R"("clock":"atomic")", kInvalid},
        {R"("survey":")", "\"survey\":\"" + std::string(129, 's') + "\",\"was\":\"", kInvalid},
        {R"("language":"en")", "\"language\":\"" + std::string(36, 'e') + "\"", kInvalid},
        {R"("steps":[)", R"("steps":7,"was":[)", kInvalid},
        {R"("steps":[)", R"("steps":[7,)", kInvalid},
        {R"("steps":[)", R"("steps":[{},)", kInvalid},
        {R"("steps":[)",
         R"("steps":[)" + repeated(R"({"question":"q","ended":"skip","ms":0},)", 31), kInvalid},
        {R"("ended":"tap")", R"("ended":"slap")", kInvalid},
        {R"("value":5)", R"("value":11)", kInvalid},
        {R"("value":5)", R"("value":-1)", kInvalid},
        {R"("value":5)", R"("value":"5")", kInvalid},
        {R"("value":5)", R"("value":5.5)", kInvalid},
        {R"("ms":1840)", R"("ms":-1)", kInvalid},
        {R"("ms":1840)", R"("ms":1840,"shown":"sideways")", kInvalid},
        {R"("ms":1840)", R"("ms":1840,"shown":{})", kInvalid},
        {R"("ms":1840)", R"("ms":1840,"resumed_after_ms":-5)", kInvalid},
        {R"("values":["waiting"])", R"("values":"waiting")", kInvalid},
        {R"("values":["waiting"])", R"("values":[1])", kInvalid},
        {R"("values":["waiting"])", R"("values":["waiting")" + repeated(R"(,"w")", 64) + "]",
         kInvalid},
        {R"("ms":1840)", "\"ms\":1840,\"text\":\"" + repeated("ż", 2001) + "\"", kInvalid},
        {R"("ms":1840)", R"("ms":1840,"text":"a\u0000b")", kInvalid},
        {R"("ms":1840)", "\"ms\":1840,\"x\":\"" + std::string(kLargestRow, 'x') + "\"",
         "too_large"},
        {R"("steps")", R"("born":"xyz","steps")", kInvalid},
        {R"("steps")", R"("test":"yes","steps")", kInvalid},
        {R"("steps")", R"("utc_offset_min":1441,"steps")", kInvalid},
        {R"("steps")", R"("help":-1,"steps")", kInvalid},
        {R"("steps")", R"("armed":{"by":"nobody"},"steps")", kInvalid},
        {R"("steps")", R"("armed":"yes","steps")", kInvalid},
        {R"("steps")", R"("sealed":"AAAA","steps")", kInvalid},
        {R"("steps")", R"("consent":{"hash":"1","language":"en","wall":1},"steps")", kInvalid},
        {R"("steps")", R"("misuse":{"version":1,"score":1.01,"reasons":[]},"steps")", kInvalid},
        {R"("steps")", R"("misuse":{"version":1,"score":-0.5,"reasons":[]},"steps")", kInvalid},
    };
}

}  // namespace

TEST_CASE("a wrong rating is set aside by name, and those around it are taken", "[row]") {
    Intake intake;
    std::int64_t good = 0;
    for (const auto& bad : bad_visits()) {
        CAPTURE(bad.from, bad.to.substr(0, 100));
        const auto row = [&](std::int64_t after) {
            return encode_row(intake.world.visit(intake.next() + after, 5));
        };
        const auto whys = intake.verdicts({row(0), with(row(1), bad.from, bad.to), row(2)});
        CHECK(whys == std::vector<std::string>{"", bad.why, ""});
        good += 2;
        REQUIRE(intake.counted() == good);
    }
}

TEST_CASE("a row that is no object or of no known type is set aside by name", "[row]") {
    Intake intake;
    const struct {
        const char* bytes;
        const char* why;
    } rows[] = {
        {"7", "invalid"},
        {"\"row\"", "invalid"},
        {"null", "invalid"},
        {"true", "invalid"},
        {"[]", "invalid"},
        {"{}", "invalid"},
        {R"({"type":"void"})", "invalid"},
        {R"({"type":"alert_step"})", "invalid"},
        {R"({"type":"armed"})", "invalid"},
        {R"({"type":"pulse"})", "unknown_type"},
        {R"({"type":"; DROP TABLE rows"})", "unknown_type"},
    };
    for (const auto& row : rows) {
        CAPTURE(row.bytes);
        CHECK(intake.verdicts({row.bytes}) == std::vector<std::string>{row.why});
        intake.goes_on();
    }
}

TEST_CASE("a staff step that cannot be is set aside by name", "[row]") {
    Intake intake;
    const AlertId alert{"ec756333-efeb-58b3-a838-713a466ec154"};
    const std::string good = encode_row(intake.world.step(alert, AlertStepKind::Solved, 1));
    const BadRow steps[] = {
        {R"("step":"solved")", R"("step":"eaten")", "invalid"},
        {R"("rev":1)", R"("rev":0)", "invalid"},
        {R"("alert":"ec75)", R"("alert":"EC75)", "invalid"},
        {R"("alert":"ec75)", R"("alert":"{c75)", "invalid"},
        {R"("by":"07")", R"("by":7)", "invalid"},
        {R"("by":"07")", "\"by\":\"" + std::string(65, '7') + "\"", "invalid"},
        {R"("actions":[)", "\"actions\":[" + repeated(R"("a",)", 64), "invalid"},
        {R"("outcome":"on_the_spot")", R"("outcome":"never")", "invalid"},
        {R"("by":"07")", "\"by\":\"07\",\"note\":\"" + repeated("x", 2001) + "\"", "invalid"},
    };
    CHECK(intake.verdicts({good}) == std::vector<std::string>{""});
    for (const auto& bad : steps) {
        CAPTURE(bad.from, bad.to.substr(0, 100));
        CHECK(intake.verdicts({with(good, bad.from, bad.to)}) == std::vector<std::string>{bad.why});
        intake.goes_on();
    }
}

TEST_CASE("times from the ends of the calendar are taken, and figures go on", "[row]") {
    Intake intake;
    for (const auto* wall : {"0", "-253402300799999", "253402300799999", "2147483648000"}) {
        for (const auto* mono : {"0", "9007199254740991"}) {
            const auto row = with(with(encode_row(intake.world.visit(intake.next(), 5)),
                                       R"("wall":)", "\"wall\":" + std::string(wall) + ",\"was\":"),
                                  R"("mono":)", "\"mono\":" + std::string(mono) + ",\"too\":");
            CHECK(intake.verdicts({row}) == std::vector<std::string>{""});
        }
    }
    for (const std::int64_t server : {std::int64_t{0}, std::int64_t{253'402'300'799'999}}) {
        intake.sender.anchor = Anchor{intake.world.clock.boot(), from_mono_ms(server == 0 ? 0 : 1),
                                      from_unix_ms(server), Milliseconds((1LL << 53) - 1)};
        CHECK(intake.verdicts({encode_row(intake.world.visit(intake.next(), 5))}) ==
              std::vector<std::string>{""});
    }
    CHECK_FALSE(intake.world.ask<ScoresReport>(ScoresQuery{}).empty());
    CHECK_FALSE(intake.world.ask<CompletenessReport>(CompletenessQuery{}).empty());
}

}  // namespace afterword
