// SPDX-License-Identifier: Apache-2.0
#include "platform/base/mailbox.hpp"

#include <memory>
#include <thread>
#include <vector>

#include <catch2/catch.hpp>

namespace afterword {
namespace {

using namespace std::chrono_literals;

TEST_CASE("letters are taken in the order they were posted", "[mailbox]") {
    Mailbox<int> mailbox(3);
    CHECK_FALSE(mailbox.take_now());
    REQUIRE(mailbox.post(1));
    REQUIRE(mailbox.post(2));
    CHECK(mailbox.take_now() == 1);
    CHECK(mailbox.take({}, 0ms) == 2);
    CHECK_FALSE(mailbox.take_now());
}

TEST_CASE("a full mailbox refuses and keeps what it holds", "[mailbox]") {
    Mailbox<int> mailbox(2);
    REQUIRE(mailbox.post(1));
    REQUIRE(mailbox.post(2));
    CHECK_FALSE(mailbox.post(3));
    CHECK(mailbox.take_now() == 1);
    CHECK(mailbox.post(4));
    CHECK(mailbox.take_now() == 2);
    CHECK(mailbox.take_now() == 4);
}

TEST_CASE("the poster's call comes once per accepted letter, which is there by then", "[mailbox]") {
    std::vector<int> seen;
    Mailbox<int>* self = nullptr;
    Mailbox<int> mailbox(1, [&] { seen.push_back(self->take_now().value_or(-1)); });
    self = &mailbox;
    REQUIRE(mailbox.post(7));
    CHECK(seen == std::vector{7});

    int calls = 0;
    Mailbox<int> full(1, [&] { ++calls; });
    REQUIRE(full.post(1));
    REQUIRE_FALSE(full.post(2));
    CHECK(calls == 1);
}

TEST_CASE("a letter that cannot be copied passes through", "[mailbox]") {
    Mailbox<std::unique_ptr<int>> mailbox(1);
    REQUIRE(mailbox.post(std::make_unique<int>(5)));
    const auto letter = mailbox.take_now();
    REQUIRE(letter);
    CHECK(**letter == 5);
}

TEST_CASE("a waiting taker wakes for a letter from another thread", "[mailbox]") {
    Mailbox<int> mailbox(1);
    const std::jthread poster([&] { static_cast<void>(mailbox.post(9)); });
    CHECK(mailbox.take({}, 1min) == 9);
}

TEST_CASE("a waiting taker gives up on stop and at its deadline", "[mailbox]") {
    Mailbox<int> mailbox(1);
    std::stop_source stop;
    const std::jthread stopper([&] { stop.request_stop(); });
    CHECK_FALSE(mailbox.take(stop.get_token(), 1min));
    CHECK_FALSE(mailbox.take({}, 1ms));
}

TEST_CASE("a letter that is there is taken even after stop was asked for", "[mailbox]") {
    Mailbox<int> mailbox(1);
    REQUIRE(mailbox.post(3));
    std::stop_source stop;
    stop.request_stop();
    CHECK(mailbox.take(stop.get_token(), 1min) == 3);
}

TEST_CASE("of many posters nothing is lost, and each one's order is kept", "[mailbox]") {
    constexpr int kPosters = 4;
    constexpr int kEach = 2'000;
    Mailbox<int> mailbox(16);
    std::vector<std::jthread> posters;
    for (int poster = 0; poster < kPosters; ++poster) {
        posters.emplace_back([&mailbox, poster] {
            for (int i = 0; i < kEach; ++i) {
                while (!mailbox.post(poster * kEach + i)) {
                    std::this_thread::yield();
                }
            }
        });
    }
    std::vector<int> next(kPosters, 0);
    for (int taken = 0; taken < kPosters * kEach; ++taken) {
        const auto letter = mailbox.take({}, 1min);
        REQUIRE(letter);
        auto& expected = next[static_cast<std::size_t>(*letter / kEach)];
        REQUIRE(*letter % kEach == expected);
        ++expected;
    }
    CHECK_FALSE(mailbox.take_now());
}

}  // namespace
}  // namespace afterword
