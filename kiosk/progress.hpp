// SPDX-License-Identifier: Apache-2.0
// Says now and then what a long piece of work is at.
#pragma once

#include <cstdio>
#include <string>

#include "platform/linux/clock.hpp"
#include "platform/linux/random.hpp"

namespace afterword {

// On standard error.  Thread-bound.
class Progress {
  public:
    Progress() : clock_(rng_), said_at_(clock_.tick()) {}
    void at(const std::string& what) {
        constexpr Milliseconds kSilence{2'000};
        if (clock_.tick() >= said_at_ + kSilence) {
            std::fprintf(stderr, "looking at %s\n", what.c_str());
            said_at_ = clock_.tick();
        }
    }

  private:
    KernelRng rng_;
    LinuxClock clock_;
    Tick said_at_;
};

}  // namespace afterword
