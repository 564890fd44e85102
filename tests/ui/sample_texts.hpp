// SPDX-License-Identifier: Apache-2.0
// The words of the default survey and of a store, per language, for the sample views.
#pragma once

#include <initializer_list>
#include <string>
#include <vector>

#include "ui/words/language.hpp"

namespace afterword::ui::test {

// What a survey and a configuration bring in: the words that are not the system's.
struct Texts {
    std::string corner;
    std::string store;
    std::string question;
    std::string hint;
    std::vector<std::string> labels;
    std::string reasons;
    std::vector<std::string> tiles;
    std::string counter;
    std::string fitting_rooms;
    std::string comment;
    std::vector<std::string> playbook;
    std::string gift;
    std::string recommend;
    std::vector<std::string> ends;
    std::string anything;
    std::string call_back;
};

// English where nobody has written them yet.
Texts texts(Language language);

// "Checkout · about 10:15"
std::string joined(std::initializer_list<std::string> parts);

}  // namespace afterword::ui::test
