// SPDX-License-Identifier: Apache-2.0
// Reads the texts of a survey, which must be there in each of its languages. Internal to the
// reader.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "platform/base/config.hpp"
#include "sync/model/survey.hpp"

namespace afterword {

// Thread-bound.
class SurveyTexts {
  public:
    enum class Needed { EveryLanguage, Some };
    // In code points; survey.schema.json says the same.
    enum class Length : std::size_t {
        Text = 120,  // more fits no allowed size
        Label = 60,  // of a value or an option
    };
    using Labels = std::map<std::string, std::vector<std::string>, std::less<>>;

    // Notes its problems; languages that are none of the system's are among them.
    void read_languages(ConfigNode& root);
    [[nodiscard]] const std::vector<std::string>& languages() const { return languages_; }

    [[nodiscard]] LocalText read(ConfigNode node, Needed needed, Length length) const;
    // `count` of them for each language; `what` they are, for people.
    [[nodiscard]] Labels read_labels(ConfigNode node, std::size_t count,
                                     const std::string& what) const;

  private:
    void check_known(ConfigNode& node, const std::string& language) const;
    void check_missing(ConfigNode& node, const auto& texts) const;

    std::vector<std::string> languages_;
};

}  // namespace afterword
