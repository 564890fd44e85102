// SPDX-License-Identifier: Apache-2.0
// How long to wait before the next connect, so that ten thousand kiosks do not come back at once.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/base/rng.hpp"

namespace afterword {

// Exponential back-off with full jitter (Brooker, "Exponential Backoff And Jitter", AWS 2015).
// Thread-bound.
class BackOff {
  public:
    static constexpr Milliseconds kFirst{1'000};
    static constexpr Milliseconds kMost{300'000};

    // The first retry after a lost connection falls anywhere within `spread`.
    BackOff(Rng& rng, Milliseconds spread) : rng_(rng), spread_(spread) {}

    // After a connect that failed: anywhere within a ceiling that doubles from kFirst to kMost.
    Milliseconds after_failure();
    // After a connection that was up and broke.
    Milliseconds after_loss();
    // The other end has answered. A mere connect is no proof that things work again, so nothing
    // else brings the ceiling down.
    void settled();

  private:
    Milliseconds within(Milliseconds most);

    Rng& rng_;
    Milliseconds spread_;
    Milliseconds ceiling_ = kFirst;
    bool worked_ = false;  // settled since the last loss
};

}  // namespace afterword
