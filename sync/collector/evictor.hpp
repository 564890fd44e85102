// SPDX-License-Identifier: Apache-2.0
// Ends a kiosk's open session. A broker looks at certificates when somebody connects: whoever is
// in when it is revoked stays in (Mosquitto 2.0.11, after SIGHUP too). But of two clients with one
// name it keeps the later one.
#pragma once

#include "platform/base/clock.hpp"
#include "platform/base/rng.hpp"
#include "platform/tls/authority.hpp"
#include "sync/link/broker_config.hpp"
#include "sync/model/ids.hpp"

namespace afterword {

// Thread-bound: its calls wait. `clock` and `rng` outlive it.
class Evictor {
  public:
    // `own` is an authority of the collector's own, which the broker trusts as well.
    Evictor(Authority own, BrokerConfig broker, const Clock& clock, Rng& rng)
        : own_(std::move(own)), broker_(std::move(broker)), clock_(clock), rng_(rng) {}

    // Connects as the kiosk, with a certificate for these ten minutes, and leaves again. The
    // kiosk's Last Will is sent. Unreachable when that takes longer than 5 s or fails.
    Status evict(const KioskId& kiosk);

  private:
    // What the kiosk would connect with. Paho reads files; they go with the folder.
    [[nodiscard]] Result<TlsFiles> write_identity(const std::filesystem::path& folder,
                                                  const KioskId& kiosk) const;

    Authority own_;
    BrokerConfig broker_;
    const Clock& clock_;
    Rng& rng_;
};

}  // namespace afterword
