// SPDX-License-Identifier: Apache-2.0
// What staff are advised to do about an alert, and what they may give the shopper: ours, or what a
// store has written for a reason.
#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/config.hpp"
#include "sync/model/alert.hpp"
#include "sync/model/survey.hpp"

namespace afterword {

struct Playbook {
    // By reason, then by language: one to three lines.
    std::map<std::string, std::map<std::string, std::vector<std::string>, std::less<>>, std::less<>>
        what_to_do;
    std::map<std::string, LocalText, std::less<>> may_give;  // by reason: "a coffee"
};

// What it says of an alert in one language; never two on one screen.  Valid while it is.
struct Advice {
    std::string_view reason;  // whose lines they are; empty = the store has none, ours are shown
    const std::vector<std::string>* lines = nullptr;  // likewise null
    std::string_view may_give;                        // empty = nothing
};
// Of each the first of the alert's reasons that has it.
Advice advice_on(const Playbook& playbook, const Alert& alert, const std::string& language);

// Reads "playbook" and "may_give" of a kiosk's configuration.
Playbook read_playbook(ConfigNode& root);

}  // namespace afterword
