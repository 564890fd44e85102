// SPDX-License-Identifier: Apache-2.0
// How this process treats memory it no longer needs.
#pragma once

namespace afterword {

// Large blocks go back to the system when they are freed, now and later: glibc otherwise raises its
// threshold with the first large block that is freed, and keeps up to 2 MB of pictures and fonts in
// the heap for good. Call it first in main.
void give_large_blocks_back();

}  // namespace afterword
