// SPDX-License-Identifier: Apache-2.0
// The public code of a case, such as 7F-42-KX: a shopper reads it off the screen and types it at
// home.
#pragma once

#include <string_view>

#include "platform/base/id.hpp"
#include "platform/base/result.hpp"
#include "platform/base/rng.hpp"

namespace afterword {

// Six of 2–9 and the consonants: no 0 and O, no 1 and I to confuse, and no vowels, so no words.
// That is 29^6, about 2^29. Kiosks draw it offline, so two cases may get the same one: with 10,000
// live cases the next meets one of them once in 59,000. Whoever looks a case up tells such twins
// apart by the visit, and since 1 guess in 59,000 would hit, shows nothing personal and counts
// guesses.
using CaseCode = Id<struct CaseCodeTag>;

CaseCode draw_case_code(Rng& rng);

// From what somebody typed: small letters, spaces and missing dashes do not matter. Invalid when it
// is no such code.
Result<CaseCode> make_case_code(std::string_view typed);

}  // namespace afterword
