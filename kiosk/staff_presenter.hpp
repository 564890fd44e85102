// SPDX-License-Identifier: Apache-2.0
// The staff's screens of the presenter.
#pragma once

#include "kiosk/state.hpp"
#include "sync/model/moment.hpp"
#include "ui/view.hpp"

namespace afterword {

ui::Screen present_staff(const State& state, const KioskConfig& config, const Moment& now);

}  // namespace afterword
