// SPDX-License-Identifier: Apache-2.0
// A real broker on a port of its own.
#pragma once

#include <fstream>
#include <optional>
#include <stdexcept>
#include <string>

#include "tests/fakes/process.hpp"
#include "tests/fakes/temporary.hpp"

namespace afterword {

// Mosquitto on the loopback, without persistence.  Thread-bound.
class Mosquitto {
  public:
    // `more`: further lines of its configuration.
    explicit Mosquitto(const std::string& more = {}) : port_(free_port()) {
        std::ofstream(folder_ / "mosquitto.conf")
            << "listener " << port_ << " 127.0.0.1\n"
            << "allow_anonymous true\npersistence false\nset_tcp_nodelay true\n"
            // Few words: nobody reads the pipe after the start.
            << "log_dest stderr\nlog_type information\nconnection_messages false\n"
            << more;
        start();
    }

    [[nodiscard]] std::uint16_t port() const { return port_; }

    // Returns when it listens.
    void start() {
        std::filesystem::permissions(folder_.path(), std::filesystem::perms::all);
        process_.emplace(
            std::vector<std::string>{find_program(), "-c", (folder_ / "mosquitto.conf").string()});
        if (!process_->says(" running", std::chrono::seconds(10))) {
            throw std::runtime_error("mosquitto does not start");
        }
    }
    // SIGKILL: no goodbye to anybody.
    void crash() { process_.reset(); }

    Process& process() { return *process_; }

    static std::string find_program() {
        // Debian keeps it where only root's PATH looks.
        return std::filesystem::exists("/usr/sbin/mosquitto") ? "/usr/sbin/mosquitto" : "mosquitto";
    }

  private:
    TemporaryFolder folder_;
    std::uint16_t port_;
    std::optional<Process> process_;
};

}  // namespace afterword
