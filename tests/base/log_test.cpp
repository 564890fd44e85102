// SPDX-License-Identifier: Apache-2.0
#include "platform/base/log.hpp"

#include <catch2/catch.hpp>

#include "tests/fakes/captured_log.hpp"

namespace afterword {
namespace {

TEST_CASE("a log line is one line with priority, event and pairs", "[log]") {
    CHECK(log_of([] { log_info("rating_stored").with("visit", "812-k3j9xq").with("queue", 12); }) ==
          "<6>event=rating_stored visit=812-k3j9xq queue=12\n");
    CHECK(log_of([] { log_error("disk_failed"); }) == "<3>event=disk_failed\n");
    CHECK(log_of([] { log_warning("slow").with("ms", -1); }) == "<4>event=slow ms=-1\n");
}

TEST_CASE("values cannot break out of their line or their quotes", "[log]") {
    CHECK(log_of([] { log_info("e").with("k", "two words"); }) == "<6>event=e k=\"two words\"\n");
    CHECK(log_of([] { log_info("e").with("k", ""); }) == "<6>event=e k=\"\"\n");
    CHECK(log_of([] { log_info("e").with("k", "a\n<3>event=fake"); }) ==
          "<6>event=e k=\"a\\x0a<3>event=fake\"\n");
    CHECK(log_of([] { log_info("e").with("k", "\" x=\"\\"); }) ==
          "<6>event=e k=\"\\\" x=\\\"\\\\\"\n");
    CHECK(log_of([] { log_info("e").with("k", "\x1b[2J\x7f"); }) ==
          "<6>event=e k=\"\\x1b[2J\\x7f\"\n");
    CHECK(log_of([] { log_info("e").with("k", "źle"); }) == "<6>event=e k=\"źle\"\n");
    CHECK(log_of([] { log_info("e").with("k", "\u009b2J"); }) == "<6>event=e k=\"\\xc2\\x9b2J\"\n");
    CHECK(log_of([] { log_info("e").with("k", "\u202egpj.exe\u2028"); }) ==
          "<6>event=e k=\"\\xe2\\x80\\xaegpj.exe\\xe2\\x80\\xa8\"\n");
    CHECK(log_of([] { log_info("e").with("k", "cut\xc5"); }) == "<6>event=e k=\"cut\\xc5\"\n");
}

TEST_CASE("lines below the set importance are not written", "[log]") {
    CHECK(log_of([] { log_debug("detail").with("k", 1); }).empty());
    set_log_priority(7);
    CHECK(log_of([] { log_debug("detail"); }) == "<7>event=detail\n");
    set_log_priority(4);
    CHECK(log_of([] { log_info("rating_stored"); }).empty());
    set_log_priority(6);
}

}  // namespace
}  // namespace afterword
