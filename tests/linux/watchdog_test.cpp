// SPDX-License-Identifier: Apache-2.0
#include "platform/linux/watchdog.hpp"

#include <array>
#include <cstdlib>
#include <cstring>

#include <catch2/catch.hpp>
#include <sys/socket.h>
#include <sys/un.h>

#include "platform/linux/descriptor.hpp"
#include "tests/fakes/temporary.hpp"

using namespace afterword;

namespace {

// The service manager's end.
class Manager {
  public:
    Manager() : socket_(socket(AF_UNIX, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)) {
        const std::string name = (folder_ / "notify").string();
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        std::memcpy(address.sun_path, name.data(), name.size());
        REQUIRE(bind(socket_.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) ==
                0);
        setenv("NOTIFY_SOCKET", name.c_str(), 1);
    }
    Manager(const Manager&) = delete;
    Manager& operator=(const Manager&) = delete;
    ~Manager() { unsetenv("NOTIFY_SOCKET"); }

    std::string heard() {
        std::array<char, 100> text{};
        const ssize_t size = recv(socket_.get(), text.data(), text.size(), 0);
        return size < 0 ? "" : std::string(text.data(), static_cast<std::size_t>(size));
    }

  private:
    TemporaryFolder folder_;
    Descriptor socket_;
};

}  // namespace

TEST_CASE("the watchdog is fed only while every loop goes round", "[watchdog]") {
    Manager manager;
    const Watchdog watchdog;
    watchdog.ready();
    CHECK(manager.heard() == "READY=1");

    Heartbeat main_loop;
    Heartbeat sync_loop;
    const Tick now = from_mono_ms(100'000);
    const Milliseconds within(15'000);
    main_loop.stamp(now);
    sync_loop.stamp(now - within);
    watchdog.feed(now, {&main_loop, &sync_loop}, within);
    CHECK(manager.heard() == "WATCHDOG=1");
    watchdog.feed(now + Milliseconds(1), {&main_loop, &sync_loop}, within);
    CHECK(manager.heard().empty());
}

TEST_CASE("without a service manager the watchdog is silent", "[watchdog]") {
    const Watchdog watchdog;
    watchdog.ready();
    watchdog.feed(from_mono_ms(0), {}, Milliseconds(1));
    SUCCEED();
}
