// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/lock_file.hpp"

#include <catch2/catch.hpp>

#include "tests/fakes/temporary.hpp"

using namespace afterword;

TEST_CASE("a lock is held once, says by whom, and ends with its holder", "[lock]") {
    const TemporaryFolder folder;
    {
        const auto first = LockFile::take(folder / "lock");
        REQUIRE(first);
        const auto second = LockFile::take(folder / "lock");
        REQUIRE_FALSE(second);
        CHECK(second.error().code == Errc::Busy);
        CHECK(second.error().message.find("process " + std::to_string(getpid())) !=
              std::string::npos);
    }
    CHECK(LockFile::take(folder / "lock"));
}

TEST_CASE("a lock in a folder that is not there is no lock", "[lock]") {
    const TemporaryFolder folder;
    CHECK(LockFile::take(folder / "none/lock").error().code == Errc::Io);
}
