// SPDX-License-Identifier: Apache-2.0
// Who is connected, by the retained state messages and their wills.
#pragma once

#include <map>

#include "sync/model/ids.hpp"
#include "sync/wire/state_message.hpp"

namespace afterword {

// Thread-bound.
class Presences {
  public:
    enum class Effect { Nothing, CameOnline, WentOffline };

    // The will of an older session, or of another boot than the last online one, says nothing.
    Effect take(const KioskId& kiosk, const StateMessage& state);
    // As it was last believed; of a kiosk that has said so.
    [[nodiscard]] Presence of(const KioskId& kiosk) const { return last_.at(kiosk).state; }

  private:
    std::map<KioskId, StateMessage> last_;
};

}  // namespace afterword
