// SPDX-License-Identifier: Apache-2.0
// Names of alerts that kiosk and collector arrive at independently.
#pragma once

#include "sync/model/alert.hpp"

namespace afterword {

// UUID version 5 (RFC 9562) in the URL namespace over "aw1:{kiosk}/{visit}/{kind}".
AlertId alert_id(const KioskId& kiosk, const VisitId& visit, AlertKind kind);

// Of what no single visit raises: over "aw1:{kiosk}/{kind}/{question}/{opened}", "-" for no
// question.
AlertId alert_id(const KioskId& kiosk, AlertKind kind, const std::string& question,
                 WallTime opened);

}  // namespace afterword
