// SPDX-License-Identifier: Apache-2.0
// The main function of every test binary, and all of Catch2's own code.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
