// SPDX-License-Identifier: Apache-2.0
// One round of the collector: messages in, one transaction, messages out after its commit.
#pragma once

#include <cstddef>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "sync/collector/ingest.hpp"
#include "sync/collector/outbound.hpp"

namespace afterword {

// Says the same complaint about the same kiosk once per run.  Thread-bound.
class Complaints {
  public:
    void say(std::string_view event, const KioskId& kiosk, std::string_view why);

  private:
    std::set<std::string> said_;
};

// Lives for one transaction; what it wants sent counts only if that commits.  Thread-bound; all
// references outlive it.
class Reception {
  public:
    Reception(Store& store, const Basis& basis, Complaints& complaints, WallTime now)
        : store_(store),
          basis_(basis),
          complaints_(complaints),
          now_(now),
          alerting_(store, basis, now),
          ingest_(store, basis.places, alerting_, now) {}

    // A batch or a hello, and what it says.
    Status take(const Letter& letter, ReadLetter read);
    Status judge_due(const ShardSet& shards, std::size_t most) {
        return alerting_.judge_due(shards, most);
    }
    // At the end of the transaction.
    Status finish() { return alerting_.write(); }
    Status readmit(const KioskId& kiosk) { return ingest_.readmit(kiosk); }

    // The last receipts given to kiosks whose batches were taken.
    [[nodiscard]] const ReceiptedByKiosk& receipted() const { return receipted_; }
    // What is to be sent: answers first, then the alerts that changed.
    [[nodiscard]] std::vector<Outbound> messages() const;

  private:
    Status take_batch(const Letter& letter, Result<ReadBatch> batch);
    Status take_hello(const KioskId& kiosk, const Result<Hello>& hello);
    Status refuse(const KioskId& kiosk, const std::string& payload, const std::string& why);
    Status follow_chain(const Hello& hello);
    void answer(const KioskId& kiosk, const ReceiptMessage& message);

    Store& store_;
    const Basis& basis_;
    Complaints& complaints_;
    const WallTime now_;
    Alerting alerting_;
    Ingest ingest_;
    std::vector<Outbound> answers_;
    ReceiptedByKiosk receipted_;
};

}  // namespace afterword
