// SPDX-License-Identifier: Apache-2.0
// The hash of all that happens in a simulated world, in its order: two runs of one seed must come
// out the same.
#pragma once

#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>

#include "platform/base/clock.hpp"

namespace afterword {

// Thread-bound.
class Trace {
  public:
    // Whether every line is printed too, with its time: how to see what a failing seed does.
    enum class Printing { Off, On };
    explicit Trace(Printing printing) : printing_(printing) {}

    void note(WallTime now, std::string_view who, std::string_view what,
              std::string_view bytes = {}) {
        add(std::to_string(unix_ms(now)));
        add(who);
        add(what);
        add(bytes);
        if (printing_ == Printing::On) {
            std::printf("%lld %.*s: %.*s\n", static_cast<long long>(unix_ms(now)),
                        static_cast<int>(who.size()), who.data(), static_cast<int>(what.size()),
                        what.data());
        }
    }
    [[nodiscard]] std::uint64_t hash() const { return hash_; }

  private:
    // FNV-1a; every part ends with a byte that no UTF-8 text has.
    void add(std::string_view part) {
        for (const char c : part) {
            mix(static_cast<unsigned char>(c));
        }
        mix(0xff);
    }
    void mix(unsigned char byte) { hash_ = (hash_ ^ byte) * 0x100000001b3U; }

    Printing printing_;
    std::uint64_t hash_ = 0xcbf29ce484222325U;
};

}  // namespace afterword
