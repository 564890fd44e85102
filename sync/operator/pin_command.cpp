// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/pin_command.hpp"

#include <cstdio>
#include <iostream>

#include <sodium.h>
#include <termios.h>
#include <unistd.h>

#include "platform/base/pin_hash.hpp"

namespace afterword {
namespace {

constexpr std::size_t kShortest = 4;
constexpr std::size_t kLongest = 12;

// Keeps what is typed off the screen as long as it lives.
class NoEcho {
  public:
    NoEcho() {
        tcgetattr(STDIN_FILENO, &before_);
        termios silent = before_;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent);
    }
    NoEcho(const NoEcho&) = delete;
    NoEcho& operator=(const NoEcho&) = delete;
    ~NoEcho() { tcsetattr(STDIN_FILENO, TCSAFLUSH, &before_); }

  private:
    termios before_{};
};

std::string prompted(const char* prompt) {
    std::fputs(prompt, stderr);
    std::string line;
    std::getline(std::cin, line);
    std::fputc('\n', stderr);
    return line;
}

bool usable(const std::string& pin) {
    return pin.size() >= kShortest && pin.size() <= kLongest &&
           pin.find_first_not_of("0123456789") == std::string::npos;
}

}  // namespace

Result<std::string> ask_for_pin() {
    std::string pin;
    if (isatty(STDIN_FILENO) == 0) {
        std::getline(std::cin, pin);
    } else {
        const NoEcho silence;
        pin = prompted("PIN: ");
        if (prompted("The same again: ") != pin) {
            return Error{Errc::Invalid, "the two are not the same"};
        }
    }
    if (!usable(pin)) {
        return Error{Errc::Invalid, "a PIN has 4 to 12 digits"};
    }
    return pin;
}

Output hash_pin(std::string pin) {
    const auto hash = make_pin_hash(pin);
    sodium_memzero(pin.data(), pin.size());
    return hash ? Output{*hash + '\n', "", ExitCode::Ok} : failed(hash.error());
}

}  // namespace afterword
