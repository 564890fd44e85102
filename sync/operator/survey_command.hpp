// SPDX-License-Identifier: Apache-2.0
// afterword survey: begins a survey from a template, and has the kiosk's program, which alone knows
// the screens, check and draw it.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sync/operator/output.hpp"

namespace afterword {

// The names of the templates, for people: "smiley, nps, …".
std::string survey_template_names();

// The template of that name: into `out`, which must not be there yet, or as text if `out` is empty.
Output new_survey(const std::string& name, const std::filesystem::path& out);

// Goes on as `afterword-kiosk survey ARGUMENTS…`, the program beside this one or else the one in
// PATH. Comes back only when there is none.
Output survey_by_kiosk(const std::vector<std::string>& arguments);

}  // namespace afterword
