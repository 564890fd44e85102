# SPDX-License-Identifier: Apache-2.0
# Writes OUT: the lists LANGUAGE.txt of the folder DIR as raw string literals.
file(WRITE ${OUT} "// Generated from sync/model/safety; edit the lists.
#include \"sync/model/safety_words.hpp\"

namespace afterword {

std::vector<SafetyList> built_in_safety_lists() {
    return {
")
foreach(language ${LANGUAGES})
    file(READ ${DIR}/${language}.txt list)
    file(APPEND ${OUT} "        {\"${language}\", R\"list(${list})list\"},\n")
endforeach()
file(APPEND ${OUT} "    };
}

}  // namespace afterword
")
