// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/presence.hpp"

namespace afterword {

Presences::Effect Presences::take(const KioskId& kiosk, const StateMessage& state) {
    const auto [known, first] = last_.try_emplace(kiosk, state);
    const Presence before = first ? Presence::Offline : known->second.state;
    if (!first && state.state == Presence::Offline) {
        const bool of_another_boot = state.boot != known->second.boot;
        if (of_another_boot || state.session < known->second.session) {
            return Effect::Nothing;
        }
    }
    known->second = state;
    if (state.state == before) {
        return Effect::Nothing;
    }
    return state.state == Presence::Online ? Effect::CameOnline : Effect::WentOffline;
}

}  // namespace afterword
