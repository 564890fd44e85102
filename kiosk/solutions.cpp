// SPDX-License-Identifier: Apache-2.0
#include "kiosk/solutions.hpp"

#include <algorithm>
#include <span>

#include "platform/base/encoding.hpp"

namespace afterword {
namespace {

constexpr std::size_t kMostTiles = 6;
constexpr std::size_t kLongestTile = 28;  // code points: two lines of the narrowest tile

std::vector<SolutionTile> ours(std::span<const ui::CodedWord> words) {
    std::vector<SolutionTile> tiles;
    for (const auto& [code, word] : words) {
        tiles.push_back({std::string(code), word, {}});
    }
    return tiles;
}

const SolutionTiles& all_of_ours() {
    static const SolutionTiles tiles{ours(ui::causes()), ours(ui::actions())};
    return tiles;
}

SolutionTile read_own(ConfigNode& item) {
    SolutionTile tile;
    tile.code = item.text("code");
    for (auto& [language, text] : item.object("text").members()) {
        tile.text[language] = text.as_text();
        if (utf8_length(tile.text[language]) > kLongestTile) {
            text.problem("is longer than 28 characters, which fits no tile");
        }
    }
    return tile;
}

SolutionTile read_named(ConfigNode& item, std::span<const ui::CodedWord> known) {
    const std::string code = item.as_text();
    const auto found = std::find_if(known.begin(), known.end(),
                                    [&](const ui::CodedWord& word) { return word.code == code; });
    if (found != known.end()) {
        return {code, found->word, {}};
    }
    std::string choice;
    for (const auto& word : known) {
        choice += (choice.empty() ? "" : ", ") + std::string(word.code);
    }
    item.problem("\"" + code + "\" is none of " + choice +
                 "; one of your own is {\"code\": …, \"text\": {language: …}}");
    return {code, std::nullopt, {}};
}

std::vector<SolutionTile> read_tiles(ConfigNode& node, const char* key,
                                     std::span<const ui::CodedWord> known) {
    auto items = node.items_if(key);
    if (!node.has(key)) {
        return ours(known);
    }
    std::vector<SolutionTile> tiles;
    for (auto& item : items) {
        SolutionTile tile = item.is_object() ? read_own(item) : read_named(item, known);
        const bool twice = std::any_of(tiles.begin(), tiles.end(), [&](const SolutionTile& other) {
            return other.code == tile.code;
        });
        if (twice) {
            item.problem("\"" + tile.code + "\" stands there twice");
        }
        tiles.push_back(std::move(tile));
    }
    if (tiles.empty() || tiles.size() > kMostTiles) {
        node.problem(key, "must hold one to six tiles");
    }
    return tiles;
}

void check_languages(ConfigNode& root, const SolutionTile& tile, const std::string& reason,
                     const std::vector<std::string>& languages) {
    for (const auto& language : languages) {
        if (!tile.word && !tile.text.contains(language)) {
            root.problem("solutions",
                         "\"" + tile.code + "\" of " + reason + " lacks a text in " + language);
        }
    }
}

}  // namespace

const SolutionTiles& tiles_of(const Solutions& solutions, const Alert& alert) {
    for (const auto& reason : alert.reasons) {
        if (const auto found = solutions.find(reason); found != solutions.end()) {
            return found->second;
        }
    }
    return all_of_ours();
}

Solutions read_solutions(ConfigNode& root) {
    Solutions solutions;
    for (auto& [reason, node] : root.object_if("solutions").members()) {
        solutions[reason] = {read_tiles(node, "causes", ui::causes()),
                             read_tiles(node, "actions", ui::actions())};
    }
    return solutions;
}

void check_solutions(ConfigNode& root, const Solutions& solutions,
                     const std::vector<std::string>& languages) {
    for (const auto& [reason, tiles] : solutions) {
        for (const auto* kind : {&tiles.causes, &tiles.actions}) {
            for (const auto& tile : *kind) {
                check_languages(root, tile, reason, languages);
            }
        }
    }
}

}  // namespace afterword
