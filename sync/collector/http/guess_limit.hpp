// SPDX-License-Identifier: Apache-2.0
// How often somebody may ask for a case that does not exist. Thread: HTTP.
#pragma once

#include <chrono>
#include <map>
#include <string>
#include <string_view>

namespace afterword {

// A mistyped code is nothing; who tries many is guessing. One guess in 59,000 hits a case where
// 10,000 are live (case_code.hpp): with ten an hour that takes one address eight months.
constexpr int kMostMisses = 10;
constexpr std::chrono::steady_clock::duration kMissesWithin = std::chrono::hours(1);

class GuessLimit {
  public:
    using Time = std::chrono::steady_clock::time_point;

    // Whether that address may ask, by the time that has passed.
    [[nodiscard]] bool may_ask(std::string_view address, Time now) const;
    // It has asked for a case that does not exist.
    void missed(std::string_view address, Time now);

  private:
    struct Misses {
        int count = 0;
        Time since;
    };
    std::map<std::string, Misses, std::less<>> misses_;
};

// Who asks: the peer itself, or whom a proxy on this machine names last in X-Forwarded-For. Of an
// IPv6 address only the network counts, since a host has as many as it likes.
std::string asking_address(std::string_view peer, std::string_view forwarded_for);

}  // namespace afterword
