// SPDX-License-Identifier: Apache-2.0
// The Unix socket by which a till on the same machine arms the kiosk: a line with the same JSON as
// on the topic `arm`, answered by a line.
//
//     echo '{"arm":…}' | nc -U -N /run/afterword/arm
//
// Whoever may open the socket (mode 0660) may ask; the signature decides.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <thread>

#include "platform/base/clock.hpp"
#include "platform/base/result.hpp"
#include "platform/linux/descriptor.hpp"

namespace afterword {

// Listens until it is destroyed, and removes the socket then. One client at a time: a till's
// requests are seconds apart, and one that stays silent is sent away.
class ArmSocket {
  public:
    // Gives the answer to a line, without the line's end. Called on the socket's own thread; it may
    // wait for the main thread, with a limit: the destructor waits for it.
    using Answer = std::function<std::string(std::string_view line)>;

    // How long a client may take for a line.
    static constexpr Milliseconds kPatience{2'000};

    // A socket that a dead process left behind is replaced. Errors: Busy when another process
    // listens there, Invalid for a path that is too long (107 bytes) or something else than a
    // socket, Io. `clock` outlives it.
    static Result<std::unique_ptr<ArmSocket>> open(std::filesystem::path path, const Clock& clock,
                                                   Answer answer,
                                                   Milliseconds patience = kPatience);
    ArmSocket(const ArmSocket&) = delete;
    ArmSocket& operator=(const ArmSocket&) = delete;
    ~ArmSocket();

  private:
    struct Parts;
    explicit ArmSocket(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> parts_;
    std::jthread thread_;
};

}  // namespace afterword
