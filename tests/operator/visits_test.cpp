// SPDX-License-Identifier: Apache-2.0
#include <filesystem>
#include <fstream>

#include <catch2/catch.hpp>

#include "platform/linux/files.hpp"
#include "sync/operator/visits_command.hpp"
#include "sync/wire/row.hpp"
#include "tests/operator/fake_collector.hpp"

namespace afterword {
namespace {

FedVisit fed(std::int64_t place, const std::string& words = "") {
    Visit visit;
    visit.id = {place, "k3j9xq"};
    visit.survey = SurveyId{"checkout@0123456789abcdef"};
    visit.language = "en";
    visit.touchpoint = "checkout";
    Step rated;
    rated.question = "service";
    rated.value = *Score::from(5);
    Step said;
    said.question = "words";
    said.text = words;
    visit.steps = {rated, said};
    FedVisit fed;
    fed.cursor = {place, from_unix_ms(1'795'294'861'123)};
    fed.visit.kiosk = KioskId{"k-0417"};
    fed.visit.id = visit.id;
    fed.bytes = encode_row(visit);
    return fed;
}

// An operator with a file.
struct Desk {
    FakeCollector collector;
    TemporaryFolder folder;
    VisitsOptions options{folder / "visits.out", VisitFile::Format::JsonLines};

    Output fetch() {
        const auto access = read_access(collector.url(), collector.token_file());
        REQUIRE(access.ok());
        return visits(*access, options);
    }
    [[nodiscard]] std::string text() const { return read_file(options.file).value_or(""); }
    void write(const std::string& text) const { std::ofstream(options.file) << text; }
    [[nodiscard]] std::int64_t mentions(const std::string& words) const {
        std::int64_t count = 0;
        const std::string all = text();
        for (auto at = all.find(words); at != std::string::npos; at = all.find(words, at + 1)) {
            ++count;
        }
        return count;
    }
};

TEST_CASE("a file goes on where it stopped, in either format", "[visits]") {
    Desk desk;
    desk.options.format = GENERATE(VisitFile::Format::JsonLines, VisitFile::Format::Csv);
    const std::int64_t names = desk.options.format == VisitFile::Format::Csv ? 1 : 0;
    const std::int64_t lines_each = desk.options.format == VisitFile::Format::Csv ? 2 : 1;
    CHECK(desk.fetch().text == "0 visits added to " + desk.options.file + "\n");
    CHECK(desk.text().empty());
    desk.collector.visits = {fed(1), fed(2, "a \"b\", c"), fed(3)};
    CHECK(desk.fetch().text.starts_with("3 visits"));
    CHECK(desk.mentions("\n") == names + 3 * lines_each);
    const std::string before = desk.text();
    CHECK(desk.fetch().text.starts_with("0 visits"));
    CHECK(desk.text() == before);
    desk.collector.visits.push_back(fed(4));
    CHECK(desk.fetch().text.starts_with("1 visits"));
    CHECK(desk.text().starts_with(before));
    CHECK(desk.mentions("\n") == names + 4 * lines_each);
    CHECK(desk.mentions("4-k3j9xq") == lines_each);
}

TEST_CASE("wherever the power cut a file off, it ends up whole", "[visits]") {
    Desk desk;
    desk.options.format = GENERATE(VisitFile::Format::JsonLines, VisitFile::Format::Csv);
    desk.collector.visits = {fed(1, "one"), fed(2, "two")};
    desk.fetch();
    const std::string whole = desk.text();
    constexpr std::size_t kStep = 61;  // each place costs two fetches and their syncs
    for (std::size_t size = 0; size <= whole.size(); size += kStep) {
        CAPTURE(size);
        desk.write(whole.substr(0, size));
        REQUIRE(desk.fetch().exit_code == ExitCode::Ok);
        REQUIRE(desk.text() == whole);
    }
}

TEST_CASE("a file that holds something else is left as it is", "[visits]") {
    Desk desk;
    desk.collector.visits = {fed(1)};
    const auto refuses = [&](const std::string& text) {
        desk.write(text);
        const auto output = desk.fetch();
        CHECK(output.exit_code == ExitCode::WrongUse);
        CHECK(desk.text() == text);
    };
    refuses("my notes\n");
    refuses("{\"kiosk\":\"k-0417\"}\n");
    refuses(std::string("kiosk,visit,rev\r\n"));
    desk.options.format = VisitFile::Format::Csv;
    refuses("{\"kiosk\":\"k-0417\",\"cursor\":\"1-2\"}\n");
}

TEST_CASE("a collector that was restored from an older copy ends the file, and says so",
          "[visits]") {
    Desk desk;
    desk.collector.visits = {fed(1), fed(2)};
    desk.fetch();
    const std::string before = desk.text();
    desk.collector.visits = {fed(1)};
    const auto output = desk.fetch();
    CHECK(output.exit_code == ExitCode::NotSo);
    CHECK(output.remark == "begin again");
    CHECK(desk.text() == before);
}

TEST_CASE("two commands do not add to one file", "[visits]") {
    Desk desk;
    const auto held = VisitFile::open(desk.options.file, desk.options.format);
    REQUIRE(held.ok());
    CHECK(desk.fetch().exit_code == ExitCode::Failed);
}

}  // namespace
}  // namespace afterword
