// SPDX-License-Identifier: Apache-2.0
// The surveys to begin with: deploy/surveys, compiled in.  Reentrant.
#pragma once

#include <span>
#include <string_view>

namespace afterword {

struct SurveyTemplate {
    std::string_view name;   // as its file, "smiley"
    std::string_view bytes;  // of the file
};

std::span<const SurveyTemplate> survey_templates();

}  // namespace afterword
