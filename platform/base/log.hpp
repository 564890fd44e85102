// SPDX-License-Identifier: Apache-2.0
// One line to stderr per event, for journald: a stable event name, then key=value pairs. Never
// shopper text, never secrets.
//
//     log_info("rating_stored").with("visit", id).with("queue", 12);
#pragma once

#include <concepts>
#include <string>
#include <string_view>

namespace afterword {

// A line being written; it leaves when it goes out of scope.  Thread-safe (one write per line).
class LogLine {
  public:
    LogLine(int priority, std::string_view event);
    LogLine(const LogLine&) = delete;
    LogLine& operator=(const LogLine&) = delete;
    ~LogLine();

    // Values are quoted where they hold anything but plain characters; what a terminal would obey
    // (control characters, line ends, turns of direction) and what is no UTF-8 is escaped.
    LogLine& with(std::string_view key, std::string_view value);
    LogLine& with(std::string_view key, std::integral auto value) {
        return with(key, std::string_view(std::to_string(value)));
    }

  private:
    std::string text_;
};

// Priorities as of syslog (RFC 5424, 6.2.1), which journald reads from the "<n>" prefix.
inline LogLine log_error(std::string_view event) {
    return {3, event};
}
inline LogLine log_warning(std::string_view event) {
    return {4, event};
}
inline LogLine log_info(std::string_view event) {
    return {6, event};
}
inline LogLine log_debug(std::string_view event) {
    return {7, event};
}

// Lines of a lower importance than this are not written. Default: info.
void set_log_priority(int least);

}  // namespace afterword
