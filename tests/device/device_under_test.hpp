// SPDX-License-Identifier: Apache-2.0
// The whole sync side of a kiosk on a virtual clock.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "sync/device/device.hpp"
#include "sync/wire/have.hpp"
#include "sync/wire/row.hpp"
#include "sync/wire/state_message.hpp"
#include "sync/wire/topic.hpp"
#include "tests/device/counterpart.hpp"
#include "tests/device/samples.hpp"
#include "tests/fakes/link.hpp"

namespace afterword {

inline const KioskId kKiosk{"k-0417"};

// A device with a test in the place of its main thread, its link and its collector.
struct DeviceUnderTest {
    TemporaryFolder folder = TemporaryFolder::in_memory();
    FakeClock clock;
    SeededRng rng{5};
    FakeLink link;
    Counterpart collector{clock};
    std::vector<ToMain> told;
    std::string vfs;
    ArmKeys arm_keys;
    std::optional<RaisingBasis> raising;
    std::unique_ptr<Device> device;

    Result<Device> open() {
        DeviceOptions options;
        options.kiosk = kKiosk;
        options.survey = SurveyId{"checkout@4be1a90c77d2e04b"};
        options.config = "4be1a90c77d2e04b";
        options.data_dir = folder.path();
        options.vfs = vfs;
        options.arm_keys = arm_keys;
        options.raising = raising;
        return Device::open(std::move(options), clock, rng, link,
                            [this](ToMain letter) { told.push_back(std::move(letter)); });
    }
    void start() {
        device.reset();
        auto opened = open();
        if (!opened) {
            FAIL(opened.error().message);
        }
        device = std::make_unique<Device>(*std::move(opened));
        device->tick();
    }
    // Time passes as a loop would let it: from wake to wake.
    void pass(Milliseconds time) {
        const Tick end = clock.tick() + time;
        while (device->next_wake() <= end) {
            clock.advance_to(device->next_wake());
            device->tick();
        }
        clock.advance_to(end);
        device->tick();
    }
    void connect() {
        device->handle(LinkEvent(LinkUp{1}));
        pass(Milliseconds(1));
        const auto hello = link.take("/hello");
        REQUIRE(hello);
        receive(DownKind::Receipt, encode_receipt(collector.greet(hello->payload)));
    }
    void receive(DownKind kind, std::string payload) {
        device->handle(LinkEvent(Arrived{down_topic(kind, kKiosk), std::move(payload)}));
        pass(Milliseconds(0));
    }
    void store(std::uint64_t ticket, int score) {
        device->handle(ToSync(StoreVisit{Ticket{ticket}, sample_visit(clock, score)}));
    }
    // The rows that go out within the next moment, in their order.
    std::vector<Row> sent_rows() {
        pass(Milliseconds(100));
        std::vector<Row> rows;
        while (const auto message = link.take("/batch")) {
            const auto batch = decode_batch(message->payload);
            REQUIRE(batch);
            for (const auto& bytes : batch->rows) {
                auto row = decode_row(bytes);
                REQUIRE(row);
                rows.push_back(*std::move(row));
            }
            receive(DownKind::Receipt, encode_receipt(collector.take(message->payload)));
        }
        return rows;
    }
    // The newest letter of this kind; all are forgotten.
    template <class Kind>
    std::optional<Kind> last_told() {
        std::optional<Kind> found;
        for (auto& letter : told) {
            if (auto* match = std::get_if<Kind>(&letter)) {
                found = std::move(*match);
            }
        }
        told.clear();
        return found;
    }
};

}  // namespace afterword
