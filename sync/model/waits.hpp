// SPDX-License-Identifier: Apache-2.0
// How long something takes, where not all of it has happened yet.  Reentrant.
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "platform/base/clock.hpp"

namespace afterword {

struct Wait {
    Milliseconds lasted{0};
    enum class Ending {
        Reached,
        Censored,  // it had not happened by then, and no more is known
    } ending = Ending::Reached;
    bool operator==(const Wait&) const = default;
};

// From then on this share still waits, until the next one.
struct StillWaiting {
    Milliseconds from{0};
    double share = 1;  // 0…1
};

// The share that still waits as time passes, by the estimate of Kaplan and Meier ("Nonparametric
// Estimation from Incomplete Observations", Journal of the American Statistical Association 53:282,
// 1958): at each time at which something happens it falls by those to whom it does among all who
// have waited so long. What is censored counts as waiting until then, and at that very time too.
std::vector<StillWaiting> kaplan_meier(std::span<const Wait> waits);

// When it has happened to `share` (above 0, at most 1) of them; empty = so far down the curve does
// not come.
std::optional<Milliseconds> reached_by(std::span<const StillWaiting> curve, double share);

}  // namespace afterword
