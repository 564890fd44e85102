// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/pin_command.hpp"

#include <array>
#include <cstdio>
#include <iostream>

#include <sodium.h>
#include <termios.h>
#include <unistd.h>

namespace afterword {
namespace {

constexpr std::size_t kShortest = 4;
constexpr std::size_t kLongest = 12;
constexpr unsigned long long kPasses = 3;
constexpr std::size_t kMemory = 16U << 20U;

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
    std::array<char, crypto_pwhash_STRBYTES> text{};
    const bool hashed = sodium_init() >= 0 && crypto_pwhash_str(text.data(), pin.data(), pin.size(),
                                                                kPasses, kMemory) == 0;
    sodium_memzero(pin.data(), pin.size());
    if (!hashed) {
        return {"", "no memory to hash it: 16 MiB are needed", ExitCode::Failed};
    }
    return {std::string(text.data()) + '\n', "", ExitCode::Ok};
}

}  // namespace afterword
