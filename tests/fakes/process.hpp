// SPDX-License-Identifier: Apache-2.0
// Programs that a test starts, and ends by their number.
#pragma once

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include "platform/linux/descriptor.hpp"

namespace afterword {

// A TCP port of the loopback that nobody listened on a moment ago.
inline std::uint16_t free_port() {
    const Descriptor listener(socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    if (bind(listener.get(), generic, size) != 0 ||
        getsockname(listener.get(), generic, &size) != 0) {
        throw std::runtime_error("no free port");
    }
    return ntohs(address.sin_port);
}

// A child process. Killed and reaped at the end; the kernel kills it should the test die first.
// Thread-bound.
class Process {
  public:
    // Its standard error is read line by line here.
    explicit Process(const std::vector<std::string>& command) {
        int ends[2];
        if (pipe2(ends, O_CLOEXEC) != 0) {
            throw std::runtime_error("no pipe");
        }
        errors_ = Descriptor(ends[0]);
        start(command, Descriptor(ends[1]));
    }
    // Its standard error is added to a file.
    Process(const std::vector<std::string>& command, const std::filesystem::path& errors) {
        start(command, Descriptor(open(errors.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC,
                                       S_IRUSR | S_IWUSR)));
    }
    Process(Process&& other) noexcept
        : pid_(std::exchange(other.pid_, -1)),
          errors_(std::move(other.errors_)),
          buffer_(std::move(other.buffer_)) {}
    Process& operator=(Process&&) = delete;
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    ~Process() { kill_now(); }

    [[nodiscard]] pid_t pid() const { return pid_; }

    // The next line of standard error; empty when it ended or nothing came in time.
    std::optional<std::string> next_error_line(std::chrono::milliseconds wait) {
        while (true) {
            if (const auto end = buffer_.find('\n'); end != std::string::npos) {
                std::string line = buffer_.substr(0, end);
                buffer_.erase(0, end + 1);
                return line;
            }
            pollfd waiting{errors_.get(), POLLIN, 0};
            char piece[4096];
            if (poll(&waiting, 1, static_cast<int>(wait.count())) <= 0) {
                return std::nullopt;
            }
            const ssize_t got = read(errors_.get(), piece, sizeof piece);
            if (got <= 0) {
                return std::nullopt;
            }
            buffer_.append(piece, static_cast<std::size_t>(got));
        }
    }
    // Reads standard error until a line holds `words`; false when none does.
    bool says(std::string_view words, std::chrono::milliseconds within_each_line) {
        while (const auto line = next_error_line(within_each_line)) {
            if (line->find(words) != std::string::npos) {
                return true;
            }
        }
        return false;
    }

    void send(int signal) const {
        if (pid_ > 0) {
            kill(pid_, signal);
        }
    }
    // Waits for the end; gives the exit code, or 128 + the signal that ended it.
    int wait() {
        int status = 0;
        if (pid_ <= 0 || waitpid(pid_, &status, 0) != pid_) {
            return -1;
        }
        pid_ = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    }
    // SIGKILL, and nothing left behind.
    void kill_now() {
        send(SIGKILL);
        static_cast<void>(wait());
    }

  private:
    void start(const std::vector<std::string>& command, const Descriptor& writing) {
        std::vector<char*> words;
        words.reserve(command.size() + 1);
        for (const auto& word : command) {
            words.push_back(const_cast<char*>(word.c_str()));
        }
        words.push_back(nullptr);
        pid_ = fork();
        if (pid_ == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            dup2(writing.get(), STDERR_FILENO);
            execvp(words[0], words.data());
            _exit(127);
        }
    }

    pid_t pid_ = -1;
    Descriptor errors_;
    std::string buffer_;
};

}  // namespace afterword
