// SPDX-License-Identifier: Apache-2.0
// Taking out of a visit what tells who the shopper is.  Reentrant.
#pragma once

#include <string>
#include <string_view>

namespace afterword {

// The bytes of a visit's row without its contact, the consent to that and all words of the shopper;
// "erased":true says so. Ratings and choices stay. Other rows stay as they are; of bytes that are
// no JSON object, in which nobody can tell what is what, nothing stays.
std::string without_details(std::string_view row);

// Whether that has been done to the row.
bool is_without_details(std::string_view row);

}  // namespace afterword
