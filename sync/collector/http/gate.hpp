// SPDX-License-Identifier: Apache-2.0
// Who may ask what, by the token that comes with a request.  Reentrant.
#pragma once

#include <string_view>
#include <variant>
#include <vector>

#include "sync/collector/access.hpp"
#include "sync/collector/http/api.hpp"

namespace afterword {

// What a request asks for, in the name of whoever the token is of. `authorization` is the header's
// value. Without a token nobody learns what there is: 401, but for the addresses that are open to
// everybody; 403 where the token lacks the scope; else what is wrong with the request.
std::variant<Query, Problem> admit(const std::vector<AccessToken>& tokens,
                                   std::string_view authorization, const Asked& asked);

}  // namespace afterword
