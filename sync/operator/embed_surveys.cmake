# SPDX-License-Identifier: Apache-2.0
# Writes OUT: the survey templates of NAMES from DIR, as raw string literals.
set(body "")
foreach(name IN LISTS NAMES)
    file(READ ${DIR}/${name}.json bytes)
    string(APPEND body "        {\"${name}\", R\"survey(${bytes})survey\"},\n")
endforeach()
list(LENGTH NAMES count)
file(WRITE ${OUT} "// Generated from ${DIR}; edit the .json files.
#include <array>

#include \"sync/operator/survey_templates.hpp\"

namespace afterword {

std::span<const SurveyTemplate> survey_templates() {
    static constexpr std::array<SurveyTemplate, ${count}> kTemplates = {{
${body}    }};
    return kTemplates;
}

}  // namespace afterword
")
