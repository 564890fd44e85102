// SPDX-License-Identifier: Apache-2.0
// A collector that must go on whatever it is sent.
#pragma once

#include <string>

#include <catch2/catch.hpp>

#include "platform/base/encoding.hpp"
#include "platform/base/hash.hpp"
#include "sync/wire/row.hpp"
#include "sync/wire/topic.hpp"
#include "tests/bad_inputs/forms.hpp"
#include "tests/collector/world.hpp"

namespace afterword {

// What the collector's reader says of it.
inline std::string_view said_of(Wrong wrong) {
    switch (wrong) {
        case Wrong::Twice:
            return "a key stands there twice";
        case Wrong::NoObject:
            return "is not an object";
        default:
            return "broken JSON";
    }
}

class Intake {
  public:
    Intake() {
        world.options.database = memory_ / "collector.db";
        world.options.rules.trend.method = TrendSettings::Method::Off;  // single visits only
        world.start();
    }

    World world;
    Sender sender;

    // The next rating of the kiosk as a batch of its own, as JSON.
    [[nodiscard]] std::string next_batch() const {
        return batch_of({encode_row(world.visit(next_, 5))});
    }
    [[nodiscard]] std::string batch_of(const std::vector<std::string>& rows) const {
        return encode_batch({sender.kiosk, sender.epoch, Seq{next_}, next_, world.clock.tick(), {}},
                            rows)
            .payload;
    }

    // The batch is answered by a refusal that says so, is kept, and the next good one is taken.
    void refuses(const std::string& payload, std::string_view said) {
        world.arrive(up_topic(UpKind::Batch, sender.kiosk), payload);
        const auto answer = world.take_receipt(sender.kiosk);
        REQUIRE(answer);
        const auto* refusal = std::get_if<Refusal>(&*answer);
        REQUIRE(refusal != nullptr);
        CHECK(refusal->sha256 == to_hex(sha256(payload)));
        CAPTURE(refusal->why);
        CHECK(refusal->why.find(said) != std::string::npos);
        const auto kept = world.ask<QuarantineReport>(QuarantineQuery{last_kept_});
        REQUIRE(kept.size() == 1);
        CHECK(kept[0].bytes == payload);
        CHECK(kept[0].why == refusal->why);
        last_kept_ = kept[0].number;
        goes_on();
    }
    // A good batch is taken.
    void goes_on() {
        const std::string batch = next_batch();
        world.arrive(up_topic(UpKind::Batch, sender.kiosk), batch);
        const auto answer = world.take_receipt(sender.kiosk);
        REQUIRE(answer);
        const auto* receipt = std::get_if<Receipt>(&*answer);
        REQUIRE(receipt != nullptr);
        CHECK(receipt->rejected.empty());
        CHECK(receipt->upto == Seq{next_});
        ++next_;
    }
    [[nodiscard]] std::int64_t next() const { return next_; }
    [[nodiscard]] std::int64_t counted() { return world.only_score().n; }

    // Rows of the next batch, each with why it was rejected; empty for those that were taken.
    std::vector<std::string> verdicts(const std::vector<std::string>& rows) {
        std::vector<std::string> whys(rows.size());
        const Receipt receipt = world.send_bytes(sender, next_, rows);
        for (const auto& rejection : receipt.rejected) {
            whys.at(static_cast<std::size_t>(rejection.seq.value - next_)) = rejection.why;
        }
        next_ += static_cast<std::int64_t>(rows.size());
        CHECK(receipt.upto == Seq{next_ - 1});
        return whys;
    }

  private:
    TemporaryFolder memory_ = TemporaryFolder::in_memory();
    std::int64_t next_ = 1;
    std::int64_t last_kept_ = 0;  // in quarantine
};

}  // namespace afterword
