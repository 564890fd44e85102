# SPDX-License-Identifier: Apache-2.0
# Writes OUT: the two word lists of the folder DIR as raw string literals.
file(READ ${DIR}/retail_words.tsv retail)
file(READ ${DIR}/blocked_words.txt blocked)
file(WRITE ${OUT} "// Generated from ${DIR}; edit the lists.
#include \"ui/keyboard/word_lists.hpp\"

namespace afterword::ui {

std::string_view retail_word_list() {
    return R\"list(${retail})list\";
}

std::string_view blocked_word_list() {
    return R\"list(${blocked})list\";
}

}  // namespace afterword::ui
")
