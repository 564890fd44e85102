// SPDX-License-Identifier: Apache-2.0
#include <csignal>

#include <catch2/catch.hpp>

#include "platform/base/mailbox.hpp"
#include "platform/base/result.hpp"
#include "platform/linux/stop_signals.hpp"
#include "tests/fakes/process.hpp"

using namespace afterword;

TEST_CASE("a stop signal arrives as a call, and a broken pipe not at all", "[signals]") {
    const auto number = GENERATE(SIGINT, SIGTERM);
    Mailbox<Done> stopped(1);
    {
        const StopSignals signals([&] { static_cast<void>(stopped.post({})); });
        raise(SIGPIPE);
        kill(getpid(), number);
        CHECK(stopped.take({}, Milliseconds(10'000)));
    }
    // Gone, it leaves its thread's signals blocked; put the world back for the other tests.
    sigset_t set{};
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGUSR1);
    pthread_sigmask(SIG_UNBLOCK, &set, nullptr);
}
