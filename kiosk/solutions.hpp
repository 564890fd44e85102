// SPDX-License-Identifier: Apache-2.0
// What staff can say was the cause of an alert, and what they did about it: ours, or what a store
// has chosen for a reason.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "platform/base/config.hpp"
#include "sync/model/alert.hpp"
#include "sync/model/survey.hpp"
#include "ui/words/words.hpp"

namespace afterword {

// One tile: the code as it travels, and what it says.
struct SolutionTile {
    std::string code;
    std::optional<ui::Word> word;  // of a code of ours
    LocalText text;                // of a store's own
};
struct SolutionTiles {
    std::vector<SolutionTile> causes;   // one to six
    std::vector<SolutionTile> actions;  // likewise
};
using Solutions = std::map<std::string, SolutionTiles>;  // by reason

// Of the alert's first reason that has tiles of its own, else all of ours.
const SolutionTiles& tiles_of(const Solutions& solutions, const Alert& alert);

// Reads "solutions": {reason: {"causes": […], "actions": […]}}. An item is a code of ours, or
// {"code": …, "text": {language: text}}; what is left out is as without.
Solutions read_solutions(ConfigNode& root);

// Notes every text that lacks one of those languages: never two on one screen.
void check_solutions(ConfigNode& root, const Solutions& solutions,
                     const std::vector<std::string>& languages);

}  // namespace afterword
