// SPDX-License-Identifier: Apache-2.0
// The surveys the collector was given.
#pragma once

#include <map>
#include <vector>

#include "sync/model/survey.hpp"

namespace afterword {

// Immutable, so reentrant.
class Surveys {
  public:
    Surveys() = default;
    explicit Surveys(std::vector<Survey> surveys) {
        for (auto& survey : surveys) {
            auto id = survey.id;
            by_id_.insert_or_assign(std::move(id), std::move(survey));
        }
    }

    // Null for one that was not given (yet).
    [[nodiscard]] const Survey* find(const SurveyId& id) const {
        const auto found = by_id_.find(id);
        return found == by_id_.end() ? nullptr : &found->second;
    }
    [[nodiscard]] const std::map<SurveyId, Survey>& all() const { return by_id_; }

  private:
    std::map<SurveyId, Survey> by_id_;
};

}  // namespace afterword
