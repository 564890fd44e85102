// SPDX-License-Identifier: Apache-2.0
// Brings the outbox to the collector: greets, sends what is missing there, and lets the outbox
// know what has arrived. A state machine without a clock or thread of its own.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "sync/device/greeting.hpp"
#include "sync/device/inbox.hpp"
#include "sync/device/outbox.hpp"
#include "sync/device/send_plan.hpp"
#include "sync/link/link.hpp"
#include "sync/wire/receipt.hpp"

namespace afterword {

// What a hello says of this kiosk.
struct KioskIdentity {
    KioskId kiosk;
    SurveyId survey;
    std::string config;  // 16 hex digits
    std::string software;
};

// Thread: sync. Errors are those of the outbox; after one the uplink goes on where it was.
class Uplink {
  public:
    // All references outlive it. `flush_delay`: how long a new row waits for company.
    Uplink(KioskIdentity identity, Outbox& outbox, const Inbox& inbox, const Clock& clock,
           Link& link, Milliseconds flush_delay);

    void link_up(std::uint32_t session);
    void link_down();
    // A row was added to the outbox. It waits for company from `came` on, when it began to be
    // stored: the disk takes its time meanwhile.
    void row_added(Tick came);
    // Sends new rows without waiting for company.
    void hurry() { fresh_since_ = clock_.tick() - flush_delay_; }
    // Says hello once more, soon.
    void greet() { greeting_.ask(clock_.tick()); }

    Status handle(const Receipt& receipt);
    Status handle(const Refusal& refusal);

    // Sends what is due by now.
    Status tick();
    // When tick() is wanted next; empty when only an event can change anything.
    [[nodiscard]] std::optional<Tick> next_wake() const;

    // When the collector last answered, in this process; empty while it never has.
    [[nodiscard]] std::optional<Tick> last_receipt() const { return last_receipt_; }
    // Whether the collector has answered on this connection.
    [[nodiscard]] bool greeted() const { return session_ != 0 && greeted_; }

  private:
    [[nodiscard]] SeqRange held() const { return {outbox_.first(), outbox_.last()}; }
    [[nodiscard]] Milliseconds patience() const;
    [[nodiscard]] std::optional<SeqRange> next_range() const;
    [[nodiscard]] Tick due(const SeqRange& range) const;
    Tick stamp();
    bool publish(std::string topic, std::string payload);
    void say_hello();
    Status send(const SeqRange& range);
    Status send_batches();

    Result<bool> rolled_back(const Receipt& receipt);
    Status begin_epoch();
    void learn_anchor(const Receipt& receipt, Tick echo);

    const KioskIdentity identity_;
    Outbox& outbox_;
    const Inbox& inbox_;
    const Clock& clock_;
    Link& link_;
    const Milliseconds flush_delay_;

    std::uint32_t session_ = 0;  // 0 = no link
    bool greeted_ = false;
    Greeting greeting_;
    SendPlan plan_;
    std::size_t window_ = 1;  // batches that may be on their way
    Tick last_sent_;          // the last `sent` given out; each is given once
    std::optional<Tick> last_receipt_;
    Tick last_echo_;      // of the newest receipt that counted
    Tick blocked_until_;  // the link took nothing
    Milliseconds round_trip_{0};
    Seq sent_upto_{0};  // no row above this was ever sent
    Tick fresh_since_;  // when the first row above it came
    // After a refusal: how many rows a batch may hold up to there.
    std::size_t careful_rows_ = 0;
    Seq careful_upto_{0};
};

}  // namespace afterword
