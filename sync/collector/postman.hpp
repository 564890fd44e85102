// SPDX-License-Identifier: Apache-2.0
// Sees to it that people are told: gives notices their deliveries, has each of them tried, and
// tried again later, until the far end has it or nobody believes in it any more.
#pragma once

#include <map>
#include <vector>

#include "platform/base/rng.hpp"
#include "sync/collector/basis.hpp"
#include "sync/collector/channels/errand.hpp"
#include "sync/collector/store/store.hpp"

namespace afterword {

// A delivery that has failed so often is dead.
constexpr int kMostDeliveryTries = 12;
// From the end of the try `tries` to the next one: 5 s, doubling to 30 min, of which the second
// half is drawn, so that a far end that comes back is not run down.
Milliseconds rest_after(int tries, Rng& rng);

// A try is written down before it is made, by putting off the next one: whoever takes over, after
// a crash as well, makes it again under the same id. So a message may come twice and is never lost.
//
// Thread-bound; both references outlive it.
class Postman {
  public:
    Postman(Store& store, const Basis& basis, SendErrand send, std::uint64_t seed)
        : store_(store), basis_(basis), send_(std::move(send)), rng_(seed) {}

    // What became of a try.
    void take(ErrandOutcome outcome) { outcomes_.push_back(std::move(outcome)); }
    // When work() is next wanted.
    [[nodiscard]] Tick next() const;
    // Does what is due, in a transaction of its own.
    Status work(WallTime wall, Tick now);

  private:
    Status settle(WallTime wall);
    Status settle(Delivery delivery, const ErrandOutcome& outcome, WallTime wall);
    Status address_new();
    Result<std::vector<Errand>> hand_out(WallTime wall);
    Result<Errand> errand_of(const Delivery& delivery, const Person& person);
    Status give_up(Delivery delivery, const std::string& why, WallTime wall);
    [[nodiscard]] const Person* find_person(const PersonId& id) const;

    Store& store_;
    const Basis& basis_;
    const SendErrand send_;
    SeededRng rng_;
    std::vector<ErrandOutcome> outcomes_;        // not written down yet
    std::map<DeliveryKey, Delivery> under_way_;  // as they stood before the try
    Tick next_{};
};

}  // namespace afterword
