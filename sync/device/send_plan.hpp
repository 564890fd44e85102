// SPDX-License-Identifier: Apache-2.0
// What the collector has, what is on its way there, and so what goes next. Pure.
#pragma once

#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "platform/base/clock.hpp"
#include "sync/wire/receipt.hpp"

namespace afterword {

// First and last, inclusive.
struct SeqRange {
    Seq first;
    Seq last;
    bool operator==(const SeqRange&) const = default;
};

// One epoch's. Thread-bound.
class SendPlan {
  public:
    // Nothing is known of the collector, nothing is on its way.
    void begin_anew() { *this = {}; }

    // The collector's word in answer to what was sent at `echo`: everything sent until then has
    // arrived there or never will.
    void note_receipt(const Receipt& receipt, Tick echo);
    void note_sent(SeqRange range, Tick sent, std::string payload);
    // No answer came: whatever is on its way counts as lost.
    void note_silence() { in_flight_.clear(); }

    // The first rows within `held` that the collector lacks and that are not on their way; empty
    // when there are none.
    [[nodiscard]] std::optional<SeqRange> next(SeqRange held) const;

    [[nodiscard]] std::size_t in_flight() const { return in_flight_.size(); }
    // When the oldest message without an answer was sent.
    [[nodiscard]] std::optional<Tick> waiting_since() const;
    // Takes the message with this hash off its way, and says what it held.
    std::optional<SeqRange> take_refused(std::string_view sha256_hex);

  private:
    struct Sent {
        SeqRange range;
        Tick at;
        std::string payload;
    };

    Seq upto_{0};
    Seq top_{0};  // the highest row the collector is known to have
    std::vector<Hole> holes_;
    std::deque<Sent> in_flight_;
};

}  // namespace afterword
