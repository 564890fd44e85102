// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/stop_signals.hpp"

#include <csignal>
#include <cstdlib>

#include <pthread.h>

namespace afterword {
namespace {

sigset_t stop_set() {
    sigset_t set{};
    sigemptyset(&set);
    sigaddset(&set, SIGINT);
    sigaddset(&set, SIGTERM);
    sigaddset(&set, SIGUSR1);  // ends the waiter itself
    return set;
}

}  // namespace

StopSignals::StopSignals(std::function<void()> on_stop) {
    static_cast<void>(std::signal(SIGPIPE, SIG_IGN));
    const sigset_t set = stop_set();
    pthread_sigmask(SIG_BLOCK, &set, nullptr);
    waiter_ = std::jthread([set, on_stop = std::move(on_stop)](const std::stop_token& stop) {
        int signal = 0;
        int count = 0;
        while (sigwait(&set, &signal) == 0 && !stop.stop_requested()) {
            if (++count > 1) {
                std::_Exit(128 + signal);
            }
            on_stop();
        }
    });
}

StopSignals::~StopSignals() {
    waiter_.request_stop();
    pthread_kill(waiter_.native_handle(), SIGUSR1);
}

}  // namespace afterword
