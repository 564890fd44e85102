// SPDX-License-Identifier: Apache-2.0
// Gives the precompiled <catch2/catch.hpp> a target to belong to; there is nothing else in it.
