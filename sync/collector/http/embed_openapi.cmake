# SPDX-License-Identifier: Apache-2.0
# Writes OUT: the text of FILE as a function.
file(READ ${FILE} text)
file(WRITE ${OUT} "// Generated from ${FILE}.
#include \"sync/collector/http/api.hpp\"

namespace afterword {

std::string_view openapi_text() {
    return R\"openapi(${text})openapi\";
}

}  // namespace afterword
")
