// SPDX-License-Identifier: Apache-2.0
// The other end of a link that loses nothing: receipts whatever comes, and keeps none of it.
#pragma once

#include <string>

#include "platform/base/clock.hpp"
#include "sync/wire/batch.hpp"
#include "sync/wire/hello.hpp"
#include "sync/wire/receipt.hpp"

namespace afterword {

// Thread-bound.
class CollectorEnd {
  public:
    // `clock` outlives it.
    explicit CollectorEnd(const Clock& clock) : clock_(clock) {}

    Receipt greet(const std::string& payload) {
        auto hello = decode_hello(payload);
        AFTERWORD_CHECK(hello.ok());
        return answer(hello->epoch, hello->sent);
    }
    Receipt take(const std::string& payload) {
        auto batch = decode_batch(payload);
        AFTERWORD_CHECK(batch.ok() && batch->header.first <= upto_.next());
        Seq seq = batch->header.first;
        for (const auto& bytes : batch->rows) {
            if (seq > upto_) {
                upto_ = seq;
                hash_ = blake2b_128(bytes);
            }
            seq = seq.next();
        }
        return answer(batch->header.epoch, batch->header.sent);
    }
    // Rows that are here.
    [[nodiscard]] Seq upto() const { return upto_; }

  private:
    [[nodiscard]] Receipt answer(Epoch epoch, Tick echo) const {
        Receipt receipt;
        receipt.epoch = epoch;
        receipt.upto = upto_;
        receipt.hash = hash_;
        receipt.top = upto_;
        receipt.server = clock_.wall();
        receipt.echo = echo;
        return receipt;
    }

    const Clock& clock_;
    Seq upto_{0};
    std::optional<RowHash> hash_;
};

}  // namespace afterword
