// SPDX-License-Identifier: Apache-2.0
// Puts an alert into the words of the person who is told of it.
#pragma once

#include "sync/collector/basis.hpp"
#include "sync/collector/channels/message.hpp"

namespace afterword {

// `alert` is the notice's, as it stands now; `person` likewise. Its id is the caller's to give.
// Reentrant.
Message write_message(const Notice& notice, const Person& person, const AlertMessage& alert,
                      const Basis& basis);

}  // namespace afterword
