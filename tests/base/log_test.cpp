// SPDX-License-Identifier: Apache-2.0
#include "platform/base/log.hpp"

#include <array>
#include <cstdio>
#include <functional>
#include <string>

#include <catch2/catch.hpp>
#include <unistd.h>

#include "platform/base/handle.hpp"

namespace afterword {
namespace {

// What `action` writes to the process's stderr.
std::string written_by(const std::function<void()>& action) {
    const Handle<std::FILE, std::fclose> file(std::tmpfile());
    REQUIRE(file);
    const int before = dup(STDERR_FILENO);
    REQUIRE(dup2(fileno(file.get()), STDERR_FILENO) == STDERR_FILENO);
    action();
    dup2(before, STDERR_FILENO);
    close(before);

    std::rewind(file.get());
    std::array<char, 4096> buffer{};
    const auto size = std::fread(buffer.data(), 1, buffer.size(), file.get());
    return {buffer.data(), size};
}

TEST_CASE("a log line is one line with priority, event and pairs", "[log]") {
    CHECK(written_by([] {
              log_info("rating_stored").with("visit", "812-k3j9xq").with("queue", 12);
          }) == "<6>event=rating_stored visit=812-k3j9xq queue=12\n");
    CHECK(written_by([] { log_error("disk_failed"); }) == "<3>event=disk_failed\n");
    CHECK(written_by([] { log_warning("slow").with("ms", -1); }) == "<4>event=slow ms=-1\n");
}

TEST_CASE("values cannot break out of their line or their quotes", "[log]") {
    CHECK(written_by([] { log_info("e").with("k", "two words"); }) ==
          "<6>event=e k=\"two words\"\n");
    CHECK(written_by([] { log_info("e").with("k", ""); }) == "<6>event=e k=\"\"\n");
    CHECK(written_by([] { log_info("e").with("k", "a\n<3>event=fake"); }) ==
          "<6>event=e k=\"a\\x0a<3>event=fake\"\n");
    CHECK(written_by([] { log_info("e").with("k", "\" x=\"\\"); }) ==
          "<6>event=e k=\"\\\" x=\\\"\\\\\"\n");
    CHECK(written_by([] { log_info("e").with("k", "\x1b[2J\x7f"); }) ==
          "<6>event=e k=\"\\x1b[2J\\x7f\"\n");
    CHECK(written_by([] { log_info("e").with("k", "źle"); }) == "<6>event=e k=\"źle\"\n");
}

TEST_CASE("lines below the set importance are not written", "[log]") {
    CHECK(written_by([] { log_debug("detail").with("k", 1); }).empty());
    set_log_priority(7);
    CHECK(written_by([] { log_debug("detail"); }) == "<7>event=detail\n");
    set_log_priority(4);
    CHECK(written_by([] { log_info("rating_stored"); }).empty());
    set_log_priority(6);
}

}  // namespace
}  // namespace afterword
