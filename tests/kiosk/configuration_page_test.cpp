// SPDX-License-Identifier: Apache-2.0
// deploy/CONFIGURATION.md is held to what the reader knows.
#include <map>
#include <regex>
#include <set>
#include <sstream>

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "kiosk/kiosk_config.hpp"
#include "platform/linux/files.hpp"
#include "tests/fakes/temporary.hpp"

namespace afterword {
namespace {

using Keys = std::set<std::string>;

Keys quoted_in(const std::string& text) {
    static const std::regex quoted("`([a-z_]+)`");
    Keys keys;
    for (std::sregex_iterator found(text.begin(), text.end(), quoted), end; found != end; ++found) {
        keys.insert((*found)[1]);
    }
    return keys;
}

// The keys in the first column of each table, by the path in its heading: "misuse.weights".
std::map<std::string, Keys> documented() {
    auto page = read_file("deploy/CONFIGURATION.md");
    REQUIRE(page.ok());
    std::map<std::string, Keys> sections;
    std::string section;
    std::istringstream lines(*page);
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("## ")) {
            const auto from = line.find('`');
            section =
                from == std::string::npos ? "" : line.substr(from + 1, line.rfind('`') - from - 1);
        } else if (line.starts_with("| `")) {
            sections[section].merge(quoted_in(line.substr(0, line.find(" | "))));
        }
    }
    return sections;
}

// The object at the path holds one key that nobody knows.
nlohmann::json with_unknown_key_at(const std::string& path) {
    nlohmann::json json = {{"unknown_here", 1}};
    std::string rest = path;
    while (!rest.empty()) {
        const auto dot = rest.rfind('.');
        std::string name = dot == std::string::npos ? rest : rest.substr(dot + 1);
        rest = dot == std::string::npos ? "" : rest.substr(0, dot);
        if (name.ends_with("[]")) {
            name.resize(name.size() - 2);
            json = nlohmann::json::array({json});
        }
        json = {{name, json}};
    }
    return json;
}

// What the reader says it knows there.
Keys known_at(const std::string& path) {
    const TemporaryFolder folder;
    REQUIRE(write_file(folder / "kiosk.json", with_unknown_key_at(path).dump()).ok());
    const auto config = read_kiosk_config(folder / "kiosk.json");
    REQUIRE_FALSE(config.ok());
    const std::string& problems = config.error().message;
    const std::string marker = "unknown_here: is not known here; known are ";
    const auto at = problems.find(marker);
    INFO(problems);
    REQUIRE(at != std::string::npos);
    std::istringstream list(problems.substr(at + marker.size()));
    std::string line;
    std::getline(list, line);
    Keys keys;
    std::istringstream words(line);
    for (std::string word; words >> word;) {
        std::erase_if(word, [](char c) { return c != '_' && (c < 'a' || c > 'z'); });
        keys.insert(word);
    }
    return keys;
}

TEST_CASE("the page on configuration names every key the reader knows, and no other", "[config]") {
    const auto sections = documented();
    CHECK(sections.size() > 1);
    for (const auto& [path, keys] : sections) {
        CAPTURE(path);
        CHECK(keys == known_at(path));
    }
}

}  // namespace
}  // namespace afterword
