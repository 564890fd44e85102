// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/table.hpp"

#include <catch2/catch.hpp>

namespace afterword {
namespace {

TEST_CASE("columns are as wide as their widest cell, counted as people see it", "[table]") {
    CHECK(table_text({{"Store"}, {"n", Align::Right}, {"Share"}},
                     {{"s-001", "182", "91 % (86–95)"}, {"s-1", "7", "–"}}) ==
          "Store    n  Share\n"
          "s-001  182  91 % (86–95)\n"
          "s-1      7  –\n");
}

TEST_CASE("a table without rows is its titles", "[table]") {
    CHECK(table_text({{"Store"}, {"Day"}}, {}) == "Store  Day\n");
}

}  // namespace
}  // namespace afterword
