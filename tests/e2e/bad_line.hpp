// SPDX-License-Identifier: Apache-2.0
// A bad network between real programs: a TCP proxy on the loopback that stalls, resets, swallows
// and cuts off what goes through it.
#pragma once

#include <cstdint>
#include <functional>
#include <list>
#include <memory>
#include <thread>

#include "platform/base/clock.hpp"
#include "platform/base/mailbox.hpp"
#include "platform/base/rng.hpp"
#include "platform/linux/clock.hpp"
#include "platform/linux/descriptor.hpp"
#include "platform/linux/random.hpp"

namespace afterword {

// One thing that happens to the line.
struct LineFault {
    enum class Kind {
        Loss,      // of 30 in 100 segments, until the next fault
        Reset,     // of every connection
        HalfOpen,  // connections that are open now carry nothing from here on, one way
        CutOff,    // nothing passes and nobody connects, for so long
    };
    Kind kind;
    Milliseconds lasts{0};  // of CutOff
};

// Its thread ends with it.  Thread-safe.
class BadLine {
  public:
    // Leads to that port of the loopback. Without a fault it is a good line.
    BadLine(std::uint16_t to, std::uint64_t seed);
    BadLine(const BadLine&) = delete;
    BadLine& operator=(const BadLine&) = delete;
    ~BadLine();

    // Where it begins.
    [[nodiscard]] std::uint16_t port() const { return port_; }
    void suffer(LineFault fault);
    // A good line again; connections that are half open stay so.
    void recover();

  private:
    class Connection;

    void run(const std::stop_token& stop);
    void wait_for_bytes() const;
    void obey(const LineFault& fault);
    void take_orders();
    void accept_one();

    const std::uint16_t to_;
    Descriptor listener_;
    std::uint16_t port_ = 0;
    KernelRng boot_rng_;
    LinuxClock clock_{boot_rng_};
    SeededRng rng_;
    int lost_percent_ = 0;
    Tick cut_off_until_{};
    std::list<std::unique_ptr<Connection>> connections_;
    Mailbox<std::function<void()>> orders_{64};
    std::jthread thread_;  // last, so that it ends before what it works on
};

}  // namespace afterword
