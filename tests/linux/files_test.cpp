// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/files.hpp"

#include <fstream>

#include <catch2/catch.hpp>
#include <sys/stat.h>

#include "platform/linux/ballast.hpp"
#include "tests/fakes/temporary.hpp"

using namespace afterword;

namespace {

mode_t mode_of(const std::filesystem::path& path) {
    struct stat state {};
    REQUIRE(stat(path.c_str(), &state) == 0);
    return state.st_mode & 07777;
}

}  // namespace

TEST_CASE("a file is read as it was written, and replaced whole", "[files]") {
    const TemporaryFolder folder;
    const auto file = folder / "note";
    CHECK(read_file(file).error().code == Errc::NotFound);
    std::string content(200'000, 'x');
    content[1] = '\0';
    content[2] = '\n';
    REQUIRE(write_file(file, content));
    CHECK(*read_file(file) == content);
    REQUIRE(write_file(file, "short"));
    CHECK(*read_file(file) == "short");
    CHECK_FALSE(std::filesystem::exists(folder / "note.new"));
    CHECK(mode_of(file) == 0600);
}

TEST_CASE("a file larger than expected is refused", "[files]") {
    const TemporaryFolder folder;
    REQUIRE(write_file(folder / "note", std::string(101, 'x')));
    CHECK(read_file(folder / "note", 101));
    CHECK(read_file(folder / "note", 100).error().code == Errc::Invalid);
}

TEST_CASE("a file in a folder that is not there cannot be written", "[files]") {
    const TemporaryFolder folder;
    const auto written = write_file(folder / "no/such/note", "x");
    REQUIRE_FALSE(written);
    CHECK(written.error().message.find("no/such") != std::string::npos);
}

TEST_CASE("a folder is made for its user alone, and once", "[files]") {
    const TemporaryFolder folder;
    REQUIRE(make_directory(folder / "a/b"));
    REQUIRE(make_directory(folder / "a/b"));
    CHECK(mode_of(folder / "a/b") == 0700);
    CHECK(sync_directory(folder / "a/b"));
    CHECK_FALSE(sync_directory(folder / "a/c"));
}

TEST_CASE("free room is told of the file system that holds the path", "[files]") {
    const TemporaryFolder folder;
    CHECK(*free_bytes(folder.path()) > 0);
    CHECK(free_bytes(folder / "none").error().code == Errc::NotFound);
}

TEST_CASE("ballast holds real blocks until it is released", "[ballast]") {
    const TemporaryFolder folder;
    Ballast ballast(folder / "ballast", 1U << 20U);
    CHECK_FALSE(ballast.loaded());
    REQUIRE(ballast.load());
    REQUIRE(ballast.load());
    struct stat state {};
    REQUIRE(stat((folder / "ballast").c_str(), &state) == 0);
    CHECK(state.st_blocks * 512 >= 1 << 20);
    ballast.release();
    ballast.release();
    CHECK_FALSE(std::filesystem::exists(folder / "ballast"));
}

TEST_CASE("ballast that does not fit leaves nothing behind", "[ballast]") {
    const TemporaryFolder folder;
    Ballast ballast(folder / "ballast", *free_bytes(folder.path()) + (1ULL << 40U));
    CHECK_FALSE(ballast.load());
    CHECK_FALSE(std::filesystem::exists(folder / "ballast"));
}

TEST_CASE("what a library makes is for our user alone", "[files]") {
    const TemporaryFolder folder;
    const mode_t before = umask(0);
    keep_files_private();
    std::ofstream(folder / "made") << "x";
    umask(before);
    struct stat state {};
    REQUIRE(stat((folder / "made").c_str(), &state) == 0);
    CHECK((state.st_mode & 0777U) == 0600U);
}
