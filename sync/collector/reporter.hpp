// SPDX-License-Identifier: Apache-2.0
// Answers what people ask of everything that is stored, over a connection of its own: a report over
// a year keeps no kiosk waiting for its receipt, and nobody for an alert.
#pragma once

#include <memory>
#include <stop_token>

#include "platform/base/clock.hpp"
#include "platform/base/mailbox.hpp"
#include "sync/collector/basis.hpp"
#include "sync/collector/inquiry.hpp"
#include "sync/collector/store/store.hpp"

namespace afterword {

// Thread: reporter (or the one that drives it).
class Reporter {
  public:
    // `store` has been brought up to date by the collector, whose `basis` is, and outlives this as
    // `clock` does.
    Reporter(std::unique_ptr<Store> store, const Basis& basis, const Clock& clock);

    // Whether it has the answer: to what only reads, and may have much to read.
    static bool answers(const Query& query);
    // Of what was stored when it began. Invalid where it has no answer.
    Result<Report> answer(const Query& query);

  private:
    std::unique_ptr<Store> store_;
    const Basis& basis_;
    const Clock& clock_;
};

// The reporter thread's loop, until stopped; one that is being answered then is answered first.
void run_reporter(Reporter& reporter, Mailbox<Inquiry>& mailbox, const std::stop_token& stop);

}  // namespace afterword
