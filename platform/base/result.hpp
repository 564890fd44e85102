// SPDX-License-Identifier: Apache-2.0
// Results of operations that can fail in an expected way, and the check for those that cannot.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <variant>

namespace afterword {

// What callers branch on. Everything else about a failure is text for people.
enum class Errc {
    Invalid,      // the input is wrong: a message, a file, an argument
    NotFound,     // what was asked for is not there
    Conflict,     // it is there already, with other content
    Full,         // no room: a full disk, a full mailbox
    Busy,         // somebody else holds it
    Corrupt,      // stored data is damaged
    Unreachable,  // no way to the other end
    Refused,      // the other end said no
    Io,           // the device or the system failed
};

std::string_view name(Errc code);

struct Error {
    Errc code;
    std::string message;

    // The same error seen from further out: "answer from screen: score 9 is not within 1..5".
    [[nodiscard]] Error within(std::string_view context) &&;
};

// A value, or the error that stands in its place.  Reentrant.
template <class T>
class [[nodiscard]] Result {
  public:
    // NOLINTNEXTLINE(google-explicit-constructor): so that `return value;` and `return error;` work
    Result(T value) : content_(std::in_place_index<0>, std::move(value)) {}
    // NOLINTNEXTLINE(google-explicit-constructor): as above
    Result(Error error) : content_(std::in_place_index<1>, std::move(error)) {}

    [[nodiscard]] bool ok() const noexcept { return content_.index() == 0; }
    explicit operator bool() const noexcept { return ok(); }

    T& operator*() & { return std::get<0>(content_); }
    const T& operator*() const& { return std::get<0>(content_); }
    T&& operator*() && { return std::get<0>(std::move(content_)); }
    T* operator->() { return &std::get<0>(content_); }
    const T* operator->() const { return &std::get<0>(content_); }

    [[nodiscard]] const Error& error() const& { return std::get<1>(content_); }
    [[nodiscard]] Error error() && { return std::get<1>(std::move(content_)); }

    [[nodiscard]] T value_or(T other) && { return ok() ? *std::move(*this) : std::move(other); }

  private:
    std::variant<T, Error> content_;
};

using Done = std::monostate;
using Status = Result<Done>;

inline Status done() {
    return Done{};
}

// Ends the process when the program itself is wrong; systemd starts it again. Never for input,
// disk or network, which fail by Result.
[[noreturn]] void check_failed(const char* condition, const char* file, int line);

}  // namespace afterword

#define AFTERWORD_CHECK(condition) \
    ((condition) ? void() : ::afterword::check_failed(#condition, __FILE__, __LINE__))
