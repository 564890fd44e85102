// SPDX-License-Identifier: Apache-2.0
// The state as a view: the only place where the model's words become the screen's.
#pragma once

#include "kiosk/state.hpp"
#include "sync/model/moment.hpp"
#include "ui/view.hpp"

namespace afterword {

ui::View present(const State& state, const KioskConfig& config, const Moment& now);

// What somebody is typing, whoever it is; what it is about is left empty.
ui::WordsView writing_view(const State& state, const KioskConfig& config);

// The kiosk's language, and the tag of it that surveys use.
ui::Language language_of(const State& state, const KioskConfig& config);

// When the same state would look otherwise, if ever: minutes pass on the staff's screens.
std::optional<Tick> next_look(const State& state, const Moment& now);

}  // namespace afterword
