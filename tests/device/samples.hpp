// SPDX-License-Identifier: Apache-2.0
// What these tests store and send.
#pragma once

#include <string>
#include <utility>

#include <catch2/catch.hpp>

#include "sync/device/storage.hpp"
#include "sync/wire/alert_message.hpp"
#include "tests/fakes/clock.hpp"
#include "tests/fakes/sample_visit.hpp"
#include "tests/fakes/temporary.hpp"

namespace afterword {

inline AlertMessage sample_alert(int number, std::int64_t change, std::int64_t after) {
    AlertMessage message;
    std::string id = "ec756333-efeb-58b3-a838-713a466ec100";
    id.replace(id.size() - 2, 2, std::to_string(10 + number));
    message.alert.id = AlertId{id};
    message.alert.store = StoreId{"s-012"};
    message.alert.kiosk = KioskId{"k-0417"};
    message.alert.visit = VisitId{number, "k3j9xq"};
    message.alert.members = {VisitId{number, "k3j9xq"}};
    message.alert.score = *Score::from(1);
    message.alert.opened = from_unix_ms(1'795'294'902'500);
    message.alert.title = "Very bad";
    message.change = change;
    message.after = after;
    message.left = {Milliseconds(590'000), Milliseconds(3'590'000), Milliseconds(7'190'000)};
    return message;
}

// Somebody takes the alert of that number.
inline AlertStep sample_step(const Clock& clock, int number) {
    AlertStep step;
    step.at = moment_of(clock);
    step.alert = sample_alert(number, 1, 0).alert.id;
    step.by = "07";
    return step;
}

// A data directory and what opens it.
struct Bench {
    TemporaryFolder folder = TemporaryFolder::in_memory();
    FakeClock clock;
    SeededRng rng{11};
    Milliseconds retention{std::chrono::days(30)};

    [[nodiscard]] Storage open(const std::string& vfs = {}) {
        auto storage = open_storage({folder.path(), vfs, retention}, clock, rng);
        if (!storage) {
            FAIL(storage.error().message);
        }
        return *std::move(storage);
    }
};

}  // namespace afterword
