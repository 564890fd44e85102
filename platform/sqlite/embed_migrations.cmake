# SPDX-License-Identifier: Apache-2.0
# Writes OUT: one Migration per number in NUMBERS, its two texts as raw string literals.
set(body "")
foreach(number IN LISTS NUMBERS)
    file(READ ${DIR}/migrate.${number}.sql forward)
    file(READ ${DIR}/rollback.${number}.sql back)
    math(EXPR plain "${number}")
    string(APPEND body "        {${plain}, R\"sql(${forward})sql\", R\"sql(${back})sql\"},\n")
endforeach()
list(LENGTH NUMBERS count)
file(WRITE ${OUT} "// Generated from ${DIR}; edit the .sql files.
#include \"platform/sqlite/migrations.hpp\"

namespace afterword {

std::span<const Migration> ${FUNCTION}();

std::span<const Migration> ${FUNCTION}() {
    static constexpr std::array<Migration, ${count}> kMigrations = {{
${body}    }};
    return kMigrations;
}

}  // namespace afterword
")
