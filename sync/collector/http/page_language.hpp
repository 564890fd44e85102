// SPDX-License-Identifier: Apache-2.0
// Which of our languages a reader of a page gets.  Reentrant.
#pragma once

#include <string>
#include <string_view>

namespace afterword {

// One of kLanguageTags: what was wished for by name, else the first of an Accept-Language header
// (RFC 9110, 12.5.4) that we speak, else English. Browsers name languages in the order of their
// weights, so the weights are not looked at.
std::string page_language(std::string_view wished, std::string_view accepted);

}  // namespace afterword
