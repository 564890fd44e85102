// SPDX-License-Identifier: Apache-2.0
// Messages of every kind with everything in them, or nothing that may be left out, by a seed.
#pragma once

#include <string>
#include <vector>

#include "platform/base/rng.hpp"
#include "sync/model/row.hpp"
#include "sync/model/today.hpp"
#include "sync/wire/alert_message.hpp"
#include "sync/wire/arm_message.hpp"
#include "sync/wire/batch.hpp"
#include "sync/wire/have.hpp"
#include "sync/wire/hello.hpp"
#include "sync/wire/receipt.hpp"
#include "sync/wire/state_message.hpp"

namespace afterword {

// Thread-bound.
class Samples {
  public:
    explicit Samples(std::uint64_t seed) : rng_(seed) {}

    BatchHeader header();
    Anchor anchor();
    Row row();
    Hello hello();
    Have have();
    StateMessage state();
    ReceiptMessage receipt();
    AlertMessage alert();
    Today today();
    ArmRequest arm();

  private:
    bool maybe() { return rng_.below(2) == 0; }
    // The least, the most, or anything between.
    std::int64_t number(std::int64_t least, std::int64_t most);
    std::string text(std::size_t longest);  // in characters of one to four bytes
    std::string name(std::string_view letters, std::size_t shortest, std::size_t longest);
    std::string id() { return text(64); }
    std::vector<std::string> ids(std::size_t most);
    KioskId kiosk() { return {name("abcxyz0189-", 1, 64)}; }
    StoreId store() { return {name("abcxyz0189-", 1, 64)}; }
    VisitId visit_id() { return {number(1, kLargestCount), name("abcxyz234567", 6, 6)}; }
    AlertId alert_id();
    Moment moment();
    Tick tick();
    WallTime server();
    Share share();
    Step step();
    Visit visit();
    AlertStep alert_step();
    ArmedWindow armed();
    Attribution attribution();
    SealedContact contact();

    SeededRng rng_;
};

}  // namespace afterword
