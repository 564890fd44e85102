// SPDX-License-Identifier: Apache-2.0
// What a collector has to send, until it has left.
#pragma once

#include <optional>
#include <tuple>

#include "sync/link/link.hpp"
#include "sync/model/ids.hpp"

namespace afterword {

// An alert on its way to a kiosk of its store, or to the store's own screens.
struct AlertTo {
    AlertId alert;
    KioskId kiosk = {};  // empty = the screens
    bool operator<(const AlertTo& other) const {
        return std::tie(alert, kiosk) < std::tie(other.alert, other.kiosk);
    }
};

struct Outbound {
    Outgoing message;
    std::optional<AlertTo> alert = {};  // that it brings, and where to
};

}  // namespace afterword
