// SPDX-License-Identifier: Apache-2.0
// afterword alerts take, close, …: what somebody does about an alert without a kiosk.
#pragma once

#include <string>
#include <vector>

#include "sync/operator/collector_client.hpp"
#include "sync/operator/output.hpp"

namespace afterword {

struct AlertAct {
    std::string alert;
    // "taken" and the like, as on the wire; "closed" = taken, where nobody has it, and solved.
    std::string step;
    std::string cause;
    std::vector<std::string> actions;
    std::string outcome;
    std::string reason;
    std::string note;
};

// On the alert as it stands now. NotSo when there is none, or it may not be done.
Output act_on_alert(const CollectorAccess& access, const AlertAct& act);

}  // namespace afterword
