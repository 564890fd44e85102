// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/scratch_folder.hpp"

#include <catch2/catch.hpp>

#include "platform/linux/files.hpp"

namespace afterword {
namespace {

TEST_CASE("a scratch folder goes with all it holds, once", "[scratch]") {
    std::filesystem::path path;
    {
        auto made = ScratchFolder::make();
        REQUIRE(made);
        const ScratchFolder folder = *std::move(made);
        path = folder.path();
        REQUIRE(write_file(path / "cache", "fonts").ok());
    }
    CHECK_FALSE(path.empty());
    CHECK_FALSE(std::filesystem::exists(path));
}

TEST_CASE("two scratch folders are two folders", "[scratch]") {
    const auto one = ScratchFolder::make();
    const auto other = ScratchFolder::make();
    CHECK(one->path() != other->path());
}

}  // namespace
}  // namespace afterword
