// SPDX-License-Identifier: Apache-2.0
// Whole days of kiosks and a collector where everything fails that can, one seed each. A failing
// seed is printed with the command that replays it. AFTERWORD_SEED=n runs that one alone,
// AFTERWORD_FIRST=n and AFTERWORD_SEEDS=n so many from one on, AFTERWORD_DAYS=n longer lives;
// AFTERWORD_TRACE=1 prints what happens.
#include <cstdlib>
#include <string>
#include <string_view>

#include <catch2/catch.hpp>

#include "platform/base/log.hpp"
#include "tests/scenarios/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;

std::uint64_t number_from(const char* variable, std::uint64_t otherwise) {
    const char* text = std::getenv(variable);
    return text == nullptr ? otherwise : std::stoull(text);
}

Trace::Printing printing() {
    return number_from("AFTERWORD_TRACE", 0) == 0 ? Trace::Printing::Off : Trace::Printing::On;
}

std::string together(const std::vector<std::string>& faults) {
    std::string text;
    for (const auto& fault : faults) {
        text += "\n  " + fault;
    }
    return text;
}

// Failures are what these worlds are made of: nobody wants to read of each.
class Quiet {
  public:
    Quiet() { set_log_priority(number_from("AFTERWORD_TRACE", 0) == 0 ? 0 : 6); }
    ~Quiet() { set_log_priority(6); }
    Quiet(const Quiet&) = delete;
    Quiet& operator=(const Quiet&) = delete;
};

// What is amiss in the life of a seed.
struct Verdict {
    std::vector<std::string> faults;
    std::size_t visits = 0;
    std::uint64_t trace = 0;
};

Verdict live(std::uint64_t seed, std::uint64_t days) {
    World world(seed, printing());
    auto faults = world.live_through(days * 24h);
    if (!faults.empty()) {
        return {std::move(faults), 0, world.trace()};
    }
    world.come_to_rest();
    const auto evidence = world.look();
    if (!evidence) {
        return {{"the collector's database cannot be read"}, 0, world.trace()};
    }
    return {faults_at_rest(*evidence), evidence->collector.visits.size(), world.trace()};
}

}  // namespace

TEST_CASE(
    "whatever fails, every thanked visit is counted once as it was last, at its time, no day is "
    "called complete too soon or never, and staff can bring every alert to its end",
    "[scenario][lives]") {
    const Quiet quiet;
    const std::uint64_t only = number_from("AFTERWORD_SEED", 0);
    const std::uint64_t first = only == 0 ? number_from("AFTERWORD_FIRST", 1) : only;
    const std::uint64_t seeds = only == 0 ? number_from("AFTERWORD_SEEDS", 150) : 1;
    const std::uint64_t days = number_from("AFTERWORD_DAYS", 1);
    std::size_t visits = 0;
    for (std::uint64_t seed = first; seed < first + seeds; ++seed) {
        const Verdict verdict = live(seed, days);
        visits += verdict.visits;
        INFO("AFTERWORD_SEED=" << seed << " AFTERWORD_DAYS=" << days
                               << " build/release/tests/test_scenarios '[lives]'"
                               << together(verdict.faults));
        CHECK(verdict.faults.empty());
    }
    WARN("seeds " << seeds << " of " << days << " days, visits " << visits);
    CHECK(visits > 50 * seeds);
}

TEST_CASE("the same seed is the same story to the last byte, another seed another", "[scenario]") {
    const Quiet quiet;
    const auto story = [](std::uint64_t seed) { return live(seed, 1).trace; };
    CHECK(story(42) == story(42));
    CHECK(story(42) != story(43));
}

TEST_CASE("a judge who is shown something wrong says so", "[scenario]") {
    const Quiet quiet;
    World world(7);
    REQUIRE(world.live_through(12h).empty());
    world.come_to_rest();
    auto found = world.look();
    REQUIRE(found);
    Evidence evidence = *std::move(found);
    REQUIRE(faults_at_rest(evidence).empty());
    auto& visits = evidence.collector.visits;
    REQUIRE(visits.size() > 20);
    REQUIRE(evidence.collector.alerts.size() > 2);

    SECTION("a visit is lost") {
        visits.pop_back();
        evidence.truths.pop_back();
    }
    SECTION("a visit is there twice") {
        visits.push_back(visits.front());
        evidence.truths.push_back(evidence.truths.front());
    }
    SECTION("a visit is counted once more under another name") {
        visits.push_back(visits.front());
        visits.back().record.id.random = "zzzzzz";
        evidence.truths.push_back(evidence.truths.front());
    }
    SECTION("a visit is not as it was tapped") {
        auto& bytes = visits.front().bytes;
        const std::string_view before = "\"value\":";
        const auto at = bytes.find(before);
        REQUIRE(at != std::string::npos);
        char& value = bytes[at + before.size()];
        value = value == '1' ? '2' : '1';
    }
    SECTION("a visit lacks its last revision") {
        --visits.front().record.rev;
    }
    SECTION("a visit is counted once too often") {
        for (auto& line : evidence.collector.scores) {
            ++line.counts[1];
        }
    }
    SECTION("a time is off by more than it says") {
        for (auto& visit : visits) {
            if (visit.record.time.uncertainty) {
                visit.record.time.at += *visit.record.time.uncertainty + 1h;
            }
        }
    }
    SECTION("a day goes on without a visit, and is called complete") {
        visits.erase(visits.begin());
        evidence.truths.erase(evidence.truths.begin());
        for (auto& line : evidence.collector.completeness) {
            line.waiting_for.clear();
            line.expected = line.have;
        }
        evidence.all_heard = WallTime();  // no day is over: nothing else would tell
    }
    SECTION("an alert never ends") {
        evidence.collector.alerts.front().message.alert.stage = AlertStage::Taken;
    }
    SECTION("a low score raised no alert") {
        evidence.collector.alerts.clear();
    }
    SECTION("a kiosk knows better about an alert than the collector") {
        KnownAlert unlike{evidence.collector.alerts.front().message.alert, {}, {}, {}};
        ++unlike.alert.rev;
        evidence.kiosks.front().alerts.push_back(unlike);
    }
    CHECK_FALSE(faults_at_rest(evidence).empty());
}

}  // namespace afterword
