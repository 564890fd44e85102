// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/memory.hpp"

#include <csignal>
#include <cstdlib>

#include <catch2/catch.hpp>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace afterword;

namespace {

// Asks for the largest core the system allows, so that nothing but what is tested forbids it.
void allow_core_dumps() {
    rlimit limit{};
    getrlimit(RLIMIT_CORE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_CORE, &limit);
}

// How a child ends that does `work`: as waitpid gives it.
template <class Work>
int end_of_child(Work work) {
    const pid_t child = fork();
    if (child == 0) {
        allow_core_dumps();
        work();
        _exit(0);
    }
    int status = -1;
    REQUIRE(waitpid(child, &status, 0) == child);
    return status;
}

}  // namespace

TEST_CASE("a process that forbids core dumps leaves none when it dies", "[memory]") {
    const int status = end_of_child([] {
        static_cast<void>(std::signal(SIGABRT, SIG_DFL));
        if (forbid_core_dumps()) {
            std::abort();
        }
    });
    REQUIRE(WIFSIGNALED(status));
    CHECK(WTERMSIG(status) == SIGABRT);
    CHECK_FALSE(WCOREDUMP(status));
}

TEST_CASE("a process that forbids core dumps cannot be looked into, nor allow them again",
          "[memory]") {
    const int status = end_of_child([] {
        const auto forbidden = forbid_core_dumps();
        rlimit limit{1, 1};
        getrlimit(RLIMIT_CORE, &limit);
        const bool fine =
            forbidden && prctl(PR_GET_DUMPABLE) == 0 && limit.rlim_cur == 0 && limit.rlim_max == 0;
        _exit(fine ? 0 : 1);
    });
    REQUIRE(WIFEXITED(status));
    CHECK(WEXITSTATUS(status) == 0);
}
