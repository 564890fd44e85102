// SPDX-License-Identifier: Apache-2.0
#include "sync/device/arm_socket.hpp"

#include <cstring>
#include <optional>

#include <catch2/catch.hpp>
#include <poll.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>

#include "sync/wire/arm_message.hpp"
#include "tests/fakes/clock.hpp"
#include "tests/fakes/temporary.hpp"
#include "tests/fakes/till.hpp"

using namespace afterword;

namespace {

struct Counter {
    TemporaryFolder folder;
    FakeClock clock;
    std::filesystem::path path = folder / "arm";

    [[nodiscard]] Result<std::unique_ptr<ArmSocket>> open(
        Milliseconds patience = kTillPatience) const {
        return ArmSocket::open(
            path, clock, [](std::string_view line) { return "heard " + std::string(line); },
            patience);
    }
};

}  // namespace

TEST_CASE("every line that a till sends is answered by a line", "[arm_socket]") {
    Counter counter;
    const auto socket = counter.open();
    REQUIRE(socket);
    Till till(counter.path);
    till.say("one\n");
    CHECK(till.hear() == "heard one");
    till.say("two\nthr");
    CHECK(till.hear() == "heard two");
    till.say("ee\n");
    CHECK(till.hear() == "heard three");
}

TEST_CASE("tills are served one after another", "[arm_socket]") {
    Counter counter;
    const auto socket = counter.open();
    REQUIRE(socket);
    auto first = std::make_optional<Till>(counter.path);
    Till second(counter.path);
    second.say("second\n");
    first->say("first\n");
    CHECK(first->hear() == "heard first");
    first.reset();
    CHECK(second.hear() == "heard second");
}

TEST_CASE("a till that says nothing is sent away", "[arm_socket]") {
    Counter counter;
    const auto socket = counter.open(Milliseconds(0));
    REQUIRE(socket);
    Till till(counter.path);
    CHECK_FALSE(till.hear());
}

TEST_CASE("a line that does not end is refused at 4 KiB", "[arm_socket]") {
    Counter counter;
    const auto socket = counter.open();
    REQUIRE(socket);
    Till till(counter.path);
    till.say(std::string(kLargestArm + 1, 'x'));
    CHECK(till.hear() == R"({"v":1,"refused":"too_large"})");
    CHECK_FALSE(till.hear());
}

TEST_CASE("the socket is the group's as well and goes with its owner", "[arm_socket]") {
    Counter counter;
    {
        const auto socket = counter.open();
        REQUIRE(socket);
        struct stat state {};
        REQUIRE(stat(counter.path.c_str(), &state) == 0);
        CHECK((state.st_mode & 07777U) == 0660U);
        const auto another = counter.open();
        REQUIRE_FALSE(another);
        CHECK(another.error().code == Errc::Busy);
        Till waiting(counter.path);  // does not keep it from stopping
    }
    CHECK_FALSE(std::filesystem::exists(counter.path));
}

TEST_CASE("a socket that a dead process left behind is replaced, a file is not", "[arm_socket]") {
    Counter counter;
    {
        const Descriptor dead(socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
        sockaddr_un address{};
        address.sun_family = AF_UNIX;
        const std::string name = counter.path.string();
        std::memcpy(address.sun_path, name.data(), name.size());
        REQUIRE(bind(dead.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
    }
    {
        const auto socket = counter.open();
        REQUIRE(socket);
    }
    std::filesystem::create_directory(counter.path);
    CHECK(counter.open().error().code == Errc::Invalid);
}

TEST_CASE("a path that no socket can have is refused", "[arm_socket]") {
    Counter counter;
    counter.path = counter.folder / std::string(120, 'x');
    CHECK(counter.open().error().code == Errc::Invalid);
}
