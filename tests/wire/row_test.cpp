// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/row.hpp"

#include <catch2/catch.hpp>

using namespace afterword;

namespace {

// The rows that the description of the wire gives as its examples.
constexpr std::string_view kVisit =
    R"({"type":"visit","visit":"812-k3j9xq","rev":2,"state":"ended","boot":"6b1f33a0","mono":8123456,"wall":1795294861123,"clock":"synced",
   "survey":"checkout@4be1a90c77d2e04b","language":"en","touchpoint":"checkout",
   "steps":[{"question":"service","ended":"tap","value":2,"ms":1840,"shown":"ascending"},
            {"question":"reasons","ended":"tap","values":["waiting","finding"],"ms":5210},
            {"question":"words","ended":"timeout","ms":32000}],
   "misuse":{"version":1,"score":0.02,"reasons":[]}})";
constexpr std::string_view kStep =
    R"({"type":"alert_step","boot":"6b1f33a0","mono":8190000,"wall":1795294927667,"clock":"synced",
   "alert":"ec756333-efeb-58b3-a838-713a466ec154","rev":2,"step":"taken","by":"07"})";

std::string with(std::string_view text, std::string_view from, std::string_view to) {
    std::string changed(text);
    const auto at = changed.find(from);
    REQUIRE(at != std::string::npos);
    changed.replace(at, from.size(), to);
    return changed;
}

std::string_view verdict(std::string_view bytes) {
    auto row = decode_row(bytes);
    return row.ok() ? "ok" : rejection_of(row.error());
}

}  // namespace

TEST_CASE("the wire's example visit is understood", "[row]") {
    auto row = decode_row(kVisit);
    REQUIRE(row.ok());
    const auto& visit = std::get<Visit>(*row);
    CHECK(visit.id.text() == "812-k3j9xq");
    CHECK(visit.rev == 2);
    CHECK(visit.state == Visit::State::Ended);
    CHECK(visit.at.boot.value == 0x6b1f33a0);
    CHECK(unix_ms(visit.at.wall) == 1795294861123);
    REQUIRE(visit.steps.size() == 3);
    CHECK(visit.steps[0].value->value() == 2);
    CHECK(visit.steps[1].values == std::vector<std::string>{"waiting", "finding"});
    CHECK(visit.steps[2].ended == Ended::Timeout);
}

TEST_CASE("what we encode reads back equal", "[row]") {
    auto visit = decode_row(kVisit);
    auto step = decode_row(kStep);
    REQUIRE(visit.ok());
    REQUIRE(step.ok());
    std::get<Visit>(*visit).born = Epoch{0x9f3c1a77d2e04b58};
    std::get<Visit>(*visit).utc_offset_min = 60;
    std::get<Visit>(*visit).zone = "Europe/Warsaw";
    std::get<AlertStep>(*step).outcome = Outcome::Later;
    std::get<AlertStep>(*step).actions = {"opened_till"};
    for (const Row& row : {*visit, *step, Row(VoidRow{"unreadable", "00ff"})}) {
        const auto again = decode_row(encode_row(row));
        REQUIRE(again.ok());
        CHECK(*again == row);
    }
}

TEST_CASE("a row is refused by the name of what is wrong with it", "[row]") {
    CHECK(verdict(R"({"type":"dream"})") == "unknown_type");
    CHECK(verdict(with(kVisit, R"("value":2)", R"("value":11)")) == "invalid");
    CHECK(verdict(with(kVisit, R"("value":2)", R"("value":2.5)")) == "invalid");
    CHECK(verdict(with(kVisit, R"("value":2)", R"("value":1e999)")) == "invalid");
    CHECK(verdict(with(kVisit, R"("rev":2)", R"("rev":0)")) == "invalid");
    CHECK(verdict(with(kVisit, R"("rev":2,)", R"("rev":2,"rev":3,)")) == "invalid");
    CHECK(verdict(with(kVisit, R"("boot":"6b1f33a0",)", "")) == "invalid");
    CHECK(verdict(with(kVisit, "waiting", "\xff\xfe")) == "invalid");
    CHECK(verdict(with(kStep, "taken", "stolen")) == "invalid");
    CHECK(verdict("[]") == "invalid");
    CHECK(verdict("") == "invalid");
    CHECK(verdict(R"({"type":"visit","x":")" + std::string(kLargestRow, 'x') + "\"}") ==
          "too_large");
}

TEST_CASE("a row cut short at any byte is refused and nothing worse", "[row]") {
    for (std::size_t length = 0; length < kVisit.size(); ++length) {
        CHECK_FALSE(decode_row(kVisit.substr(0, length)).ok());
    }
}

TEST_CASE("nesting without end is refused", "[row]") {
    CHECK(verdict(R"({"type":"visit","x":)" + std::string(5000, '[') + std::string(5000, ']') +
                  "}") == "invalid");
}
