// SPDX-License-Identifier: Apache-2.0
// An input method: what the letters typed so far may mean.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace afterword::ui {

struct Candidate {
    std::string text;
    std::size_t letters = 0;  // of the spelling, from its beginning, that it stands for
    bool operator==(const Candidate&) const = default;
};

// Thread: main.
class Ime {
  public:
    Ime() = default;
    virtual ~Ime() = default;
    Ime(const Ime&) = delete;
    Ime& operator=(const Ime&) = delete;
    Ime(Ime&&) = delete;
    Ime& operator=(Ime&&) = delete;

    // Best first; empty when the spelling means nothing. The same spelling always gives the same:
    // nothing that was typed or chosen before is remembered. Who chooses a candidate takes its
    // letters off the spelling and asks for the rest.
    virtual std::vector<Candidate> candidates(std::string_view spelling) = 0;
};

}  // namespace afterword::ui
