// SPDX-License-Identifier: Apache-2.0
// The smallest collector that keeps the wire's word: stores rows, tells what it has.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <catch2/catch.hpp>

#include "platform/base/encoding.hpp"
#include "sync/wire/batch.hpp"
#include "sync/wire/hello.hpp"
#include "sync/wire/receipt.hpp"
#include "tests/fakes/clock.hpp"

namespace afterword {

// Thread-bound.
class Counterpart {
  public:
    explicit Counterpart(const Clock& clock) : clock_(clock) {}

    int credit = 4;
    std::int64_t change = 0;

    // Stores what is new, and answers.
    Receipt take(const std::string& payload) {
        auto batch = decode_batch(payload);
        REQUIRE(batch);
        auto& rows = epochs_[batch->header.epoch];
        std::vector<Rejection> rejected;
        Seq seq = batch->header.first;
        for (const auto& bytes : batch->rows) {
            const auto [place, added] = rows.emplace(seq, bytes);
            if (added) {
                ++stored_;
            } else if (place->second != bytes) {
                rejected.push_back({seq, "conflict"});
            } else {
                ++doubled_;
            }
            seq = seq.next();
        }
        return answer(batch->header.epoch, batch->header.sent, std::move(rejected));
    }
    Receipt greet(const std::string& payload) {
        auto hello = decode_hello(payload);
        REQUIRE(hello);
        lost_below_ = hello->held_first;
        return answer(hello->epoch, hello->sent, {});
    }
    static Refusal refuse(const std::string& payload) {
        return {to_hex(sha256(payload)), "no reader for it"};
    }
    // Back to a backup that lacks the rows from here on.
    void restore(Epoch epoch, Seq from) {
        auto& rows = epochs_[epoch];
        rows.erase(rows.lower_bound(from), rows.end());
    }

    [[nodiscard]] const std::map<Seq, std::string>& rows_of(Epoch epoch) { return epochs_[epoch]; }
    [[nodiscard]] int stored() const { return stored_; }
    [[nodiscard]] int doubled() const { return doubled_; }

  private:
    Receipt answer(Epoch epoch, Tick echo, std::vector<Rejection> rejected) {
        const auto& rows = epochs_[epoch];
        Receipt receipt;
        receipt.epoch = epoch;
        Seq expected{1};
        for (const auto& [seq, bytes] : rows) {
            if (expected < lost_below_) {
                expected = std::max(expected, std::min(seq, lost_below_));
            }
            if (seq > expected && receipt.holes.size() < kMostHoles) {
                receipt.holes.push_back({expected, seq.before()});
            }
            expected = seq.next();
        }
        expected = std::max(expected, lost_below_);
        receipt.top = expected.before();
        receipt.upto = receipt.holes.empty() ? receipt.top : receipt.holes.front().first.before();
        if (const auto row = rows.find(receipt.upto); row != rows.end()) {
            receipt.hash = blake2b_128(row->second);
        }
        receipt.rejected = std::move(rejected);
        receipt.credit = credit;
        receipt.change = change;
        receipt.server = clock_.wall();
        receipt.echo = echo;
        return receipt;
    }

    const Clock& clock_;
    std::map<Epoch, std::map<Seq, std::string>> epochs_;
    Seq lost_below_{1};
    int stored_ = 0;
    int doubled_ = 0;
};

}  // namespace afterword
