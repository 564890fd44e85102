// SPDX-License-Identifier: Apache-2.0
#include "platform/base/log.hpp"

#include <algorithm>
#include <atomic>
#include <cstdio>

#include "platform/base/encoding.hpp"

namespace afterword {
namespace {

// The one piece of global state: set once at start, read by every thread.
std::atomic<int> least_priority = 6;

bool plain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-_.:/@,+").find(c) != std::string_view::npos;
}

void append_quoted(std::string& text, std::string_view value) {
    text += '"';
    for (const char c : printable(value, Backslash::Escaped)) {
        text += c == '"' ? "\\\"" : std::string(1, c);
    }
    text += '"';
}

}  // namespace

LogLine::LogLine(int priority, std::string_view event) {
    if (priority > least_priority.load(std::memory_order_relaxed)) {
        return;
    }
    text_ = "<" + std::to_string(priority) + ">event=";
    text_ += event;
}

LogLine::~LogLine() {
    if (!text_.empty()) {
        text_ += '\n';
        std::fwrite(text_.data(), 1, text_.size(), stderr);
    }
}

LogLine& LogLine::with(std::string_view key, std::string_view value) {
    if (text_.empty()) {
        return *this;
    }
    text_ += ' ';
    text_ += key;
    text_ += '=';
    if (!value.empty() && std::all_of(value.begin(), value.end(), plain)) {
        text_ += value;
    } else {
        append_quoted(text_, value);
    }
    return *this;
}

void set_log_priority(int least) {
    least_priority.store(least, std::memory_order_relaxed);
}

}  // namespace afterword
