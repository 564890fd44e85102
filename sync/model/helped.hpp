// SPDX-License-Identifier: Apache-2.0
// "Did it help?", as shoppers are asked about a solution: 1, not at all, to 5, very much.
#pragma once

namespace afterword {

constexpr int kMostHelped = 5;
// From here on the solution helped, and up to there it did not; in between neither is said.
constexpr int kHelps = 4;
constexpr int kDoesNotHelp = 2;

}  // namespace afterword
