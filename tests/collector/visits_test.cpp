// SPDX-License-Identifier: Apache-2.0
// The feed of visits: whoever comes back with the last cursor misses nothing.
#include <filesystem>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "sync/collector/http/api.hpp"
#include "sync/collector/http/visit_lines.hpp"
#include "tests/collector/world.hpp"

namespace afterword {
namespace {

using namespace std::chrono_literals;
using Json = nlohmann::json;

// Somebody who fetches visits into a memory of its own, by the rule that the last line counts.
class Reader {
  public:
    explicit Reader(World& world, std::size_t limit = 2) : world_(world), limit_(limit) {}

    // Everything there is by now; gives the visits that came, in order.
    std::vector<std::string> fetch() {
        std::vector<std::string> came;
        while (true) {
            auto report = world_.collector().answer(VisitsQuery{cursor_, limit_});
            REQUIRE(report.ok());
            const auto page = std::get<VisitsReport>(*std::move(report)).visits;
            CHECK(page.size() <= limit_);
            for (const auto& fed : page) {
                came.push_back(fed.visit.id.text() + "/" + std::to_string(fed.visit.rev));
                last_[fed.visit.id] = fed;
                cursor_ = parse_cursor(cursor_text(fed.cursor));
            }
            if (page.empty()) {
                return came;
            }
        }
    }
    [[nodiscard]] bool is_known() {
        const auto report = world_.collector().answer(VisitsQuery{cursor_, limit_});
        return report.ok() || report.error().code != Errc::NotFound;
    }
    [[nodiscard]] const FedVisit& last(const Visit& visit) const { return last_.at(visit.id); }

  private:
    World& world_;
    std::size_t limit_;
    std::optional<FeedCursor> cursor_;
    std::map<VisitId, FedVisit> last_;
};

using Came = std::vector<std::string>;

TEST_CASE("a reader gets every visit once, in pages, and then only what is new", "[visits]") {
    World world;
    world.start();
    Sender sender;
    Reader reader(world);
    CHECK(reader.fetch().empty());
    world.send(sender, 1,
               {world.visit(1, 5), world.visit(2, 4), world.visit(3, 3), world.visit(4, 2),
                world.visit(5, 1)});
    CHECK(reader.fetch() ==
          Came{"1-k3j9xq/1", "2-k3j9xq/1", "3-k3j9xq/1", "4-k3j9xq/1", "5-k3j9xq/1"});
    CHECK(reader.fetch().empty());
    world.send(sender, 6, {world.visit(6, 5)});
    CHECK(reader.fetch() == Came{"6-k3j9xq/1"});
    CHECK(Reader(world, 100).fetch().size() == 6);  // another one begins at the beginning
}

TEST_CASE("a visit that is amended or comes late is behind no reader", "[visits]") {
    World world;
    world.start();
    Sender sender;
    Reader reader(world);
    Visit first = world.visit(1, 5);
    world.send(sender, 1, {first, world.visit(2, 5)});
    world.send(sender, 4, {world.visit(4, 5)});
    reader.fetch();
    first.rev = 2;
    world.send(sender, 3, {world.visit(3, 5)});  // late: its neighbours are long read
    world.send(sender, 5, {first});
    CHECK(reader.fetch() == Came{"1-k3j9xq/2", "3-k3j9xq/1"});
    CHECK(reader.last(first).visit.rev == 2);
    SECTION("the same row twice is no change") {
        world.send(sender, 5, {first});
        CHECK(reader.fetch().empty());
    }
    SECTION("nor is an older rev that comes after the newer") {
        first.rev = 1;
        world.send(sender, 6, {first});
        CHECK(reader.fetch().empty());
    }
    SECTION("nor that the alert rules have looked at it") {
        Visit open = world.visit(7, 1);
        open.state = Visit::State::Open;
        world.send(sender, 6, {open});
        CHECK(reader.fetch().size() == 1);
        world.clock.advance(2min);
        world.collector().tick();
        CHECK(reader.fetch().empty());
    }
}

TEST_CASE("a visit whose time is known better by now comes again", "[visits]") {
    World world;
    world.start();
    Sender sender;
    Reader reader(world);
    Visit visit = world.visit(1, 5);
    visit.at.clock = ClockQuality::Unset;
    world.clock.advance(3h);
    world.send(sender, 1, {visit});
    reader.fetch();
    CHECK(reader.last(visit).visit.time.source == TimeSource::Arrival);
    sender.anchor = Anchor{visit.at.boot, world.clock.tick(), world.clock.wall(), 0ms};
    world.send(sender, 2, {world.visit(2, 5)});
    CHECK(reader.fetch() == Came{"1-k3j9xq/1", "2-k3j9xq/1"});
    CHECK(reader.last(visit).visit.time.source == TimeSource::Anchor);
    CHECK(reader.last(visit).visit.time.at == visit.at.wall);
}

TEST_CASE("what a cursor of a restored collector would skip, it refuses to skip",
          "[visits][sqlite]") {
    World world;
    world.start();
    Sender sender;
    Reader early(world);
    Reader late(world);
    world.send(sender, 1, {world.visit(1, 5), world.visit(2, 5)});
    early.fetch();
    world.stop();
    const auto backup = world.folder / "backup.db";
    std::filesystem::copy_file(world.options.database, backup);
    world.start();
    world.clock.advance(1s);
    world.send(sender, 3, {world.visit(3, 5), world.visit(4, 5), world.visit(5, 5)});
    late.fetch();
    world.stop();
    std::filesystem::copy_file(backup, world.options.database,
                               std::filesystem::copy_options::overwrite_existing);
    world.start();
    CHECK(early.is_known());
    CHECK_FALSE(late.is_known());
    // Even when it has given as many places again, to other visits.
    world.clock.advance(1s);
    Sender neighbour;
    neighbour.kiosk = KioskId{"k-0418"};
    world.send(neighbour, 1, {world.visit(11, 5), world.visit(12, 5), world.visit(13, 5)});
    CHECK(early.fetch() == Came{"11-k3j9xq/1", "12-k3j9xq/1", "13-k3j9xq/1"});
    CHECK_FALSE(late.is_known());
}

TEST_CASE("a line says what the kiosk said and what the collector knows, but no contact",
          "[visits]") {
    World world;
    world.start();
    Sender sender;
    Visit visit = world.visit(1, 2);
    visit.utc_offset_min = 60;
    visit.zone = "Europe/Warsaw";
    visit.misuse = Misuse{1, 0.25, {}};
    Step words;
    words.question = "words";
    words.text = "=1+1, said \"he\"\nand \u202Eshe";
    visit.steps.push_back(words);
    auto contact = SealedContact::stored(
        "c2VhbGVkIHNlYWxlZCBzZWFsZWQgc2VhbGVkIHNlYWxlZCBzZWFsZWQgc2VhbGVkIHNlYWxlZA==",
        {"0123456789abcdef", "en", world.clock.wall()});
    REQUIRE(contact.ok());
    visit.contact = *std::move(contact);
    visit.case_code = CaseCode{"K7-3QX"};
    sender.anchor = Anchor{visit.at.boot, visit.at.mono, visit.at.wall, 38ms};
    world.send(sender, 1, {visit});
    const auto visits = world.ask<VisitsReport>(VisitsQuery{}).visits;
    REQUIRE(visits.size() == 1);

    const auto content = content_of(Report(VisitsReport{visits, VisitsFormat::JsonLines}));
    CHECK(content.type == "application/x-ndjson");
    CHECK(content.body.find("c2VhbGVk") == std::string::npos);
    CHECK(content.body.find("consent") == std::string::npos);
    CHECK(content.body.find("K7-3QX") == std::string::npos);
    REQUIRE(content.body.find('\n') == content.body.size() - 1);
    const auto line = Json::parse(content.body);
    CHECK(line.at("kiosk") == "k-0417");
    CHECK(line.at("store") == "s-001");
    CHECK(line.at("at") == unix_ms(visit.at.wall));
    CHECK(line.at("uncertainty_ms") == 19);
    CHECK(line.at("time_source") == "anchor");
    CHECK(line.at("wall") == unix_ms(visit.at.wall));
    CHECK(line.at("zone") == "Europe/Warsaw");
    CHECK(line.at("utc_offset_min") == 60);
    CHECK(line.at("touchpoint") == "checkout");
    CHECK(line.at("rev") == 1);
    CHECK(line.at("born") == "9f3c1a77d2e04b58");
    CHECK(line.at("steps").size() == 3);
    CHECK(line.at("steps")[2].at("text") == words.text);
    CHECK(line.at("misuse").at("score") == 0.25);
    CHECK(parse_cursor(line.at("cursor").get<std::string>()) == visits[0].cursor);

    const auto csv = content_of(Report(VisitsReport{visits, VisitsFormat::Csv}));
    CHECK(csv.type.starts_with("text/csv"));
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < csv.body.size();) {
        const auto end = csv.body.find("\r\n", at);
        REQUIRE(end != std::string::npos);
        lines.push_back(csv.body.substr(at, end - at));
        at = end + 2;
    }
    REQUIRE(lines.size() == 4);
    CHECK(lines[0].starts_with("kiosk,visit,rev,"));
    CHECK(lines[1].find(",service,tap,2,,,1840,") != std::string::npos);
    CHECK(lines[1].ends_with(","));
    CHECK(lines[2].find(",reasons,tap,,waiting,,") != std::string::npos);
    CHECK(lines[3].find(R"(,"'=1+1, said ""he"" and she",)") != std::string::npos);
    CHECK(lines[3].ends_with("," + cursor_text(visits[0].cursor)));
    CHECK(csv.body.find("c2VhbGVk") == std::string::npos);
}

TEST_CASE("a cursor is read as it was written, and nothing else is", "[visits]") {
    const FeedCursor cursor{1250, from_unix_ms(1'795'294'861'123)};
    CHECK(cursor_text(cursor) == "1250-1795294861123");
    CHECK(parse_cursor("1250-1795294861123") == cursor);
    for (const auto* text :
         {"", "-", "1250", "1250-", "-5", "0-5", "1250-5x", " 1-5", "1-99999999999999999999"}) {
        CAPTURE(text);
        CHECK_FALSE(parse_cursor(text));
    }
}

}  // namespace
}  // namespace afterword
