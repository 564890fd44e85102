// SPDX-License-Identifier: Apache-2.0
// The safety lists: words in a shopper's comment of which people must hear at once. The first lists
// stand in safety/ and are compiled in; a store may add its own.  Immutable, so reentrant.
#pragma once

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/result.hpp"
#include "sync/model/visit.hpp"

namespace afterword {

// A list as written: a term a line, "[fire]" for the topic of those that follow, "#" comments, "!"
// exceptions, "*" for any ending.
struct SafetyList {
    std::string language;  // "en": without script or region
    std::string text;
};

// en, zh, pl and ar.
std::vector<SafetyList> built_in_safety_lists();

struct SafetyWord {
    std::string term;   // as the list writes it
    std::string topic;  // "fire"; may be empty
    bool operator==(const SafetyWord&) const = default;
};

class SafetyWords {
  public:
    // Those compiled in.
    static SafetyWords standard();

    // Adds to the list of its language, or makes one. Invalid, with every line that cannot be used
    // as "line 3: reason": a term without a word, a "*" that is not at the end.
    Status add(const SafetyList& list);

    // The first term found in the text. A text is held against all lists: whoever leaves the screen
    // in Polish may write English. Only where `language` has no list none is, since its words may
    // look like others (Spanish "rape" is a fish). A term of Chinese characters is found anywhere,
    // any other as whole words; what an exception covers is not there.
    [[nodiscard]] std::optional<SafetyWord> find(std::string_view text,
                                                 std::string_view language) const;
    // The same in the words of all steps; never in those of test visits. Misuse does not matter
    // here: a fire is a fire.
    [[nodiscard]] std::optional<SafetyWord> find(const Visit& visit) const;

    // How many terms the language has.
    [[nodiscard]] std::size_t size(std::string_view language) const;

  private:
    struct Term {
        SafetyWord word;
        std::vector<std::u32string> patterns;  // in folded words, any of them
    };
    static Result<Term> make_term(std::string_view line);

    std::map<std::string, std::vector<Term>, std::less<>> terms_;
    std::vector<std::u32string> exceptions_;
};

}  // namespace afterword
