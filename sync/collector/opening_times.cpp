// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/opening_times.hpp"

#include <algorithm>

namespace afterword {
namespace {

constexpr std::chrono::days kDay{1};
constexpr std::chrono::days kLookAhead{366};

}  // namespace

std::vector<OpeningTimes::Span> OpeningTimes::spans_of(Day day) const {
    std::vector<Span> spans;
    if (hours_->closed.contains(day)) {
        return spans;
    }
    for (const auto& hours : hours_->of_weekday[std::chrono::weekday(day).c_encoding()]) {
        const Day ends = hours.to <= hours.from ? day + kDay : day;
        spans.push_back({zone_.at({day, hours.from}), zone_.at({ends, hours.to})});
    }
    return spans;
}

std::optional<OpeningTimes::Span> OpeningTimes::span_after(WallTime time) const {
    std::optional<Span> found;
    const Day today = zone_.day_of(time);
    // Yesterday's hours may pass midnight.
    for (Day day = today - kDay; day <= today + kLookAhead; day += kDay) {
        for (const Span& span : spans_of(day)) {
            if (found && span.from > found->to) {
                return found;
            }
            if (found) {
                found->to = std::max(found->to, span.to);
            } else if (span.to > time && span.to > span.from) {
                found = span;
            }
        }
        if (found && found->to < zone_.start_of(day + kDay)) {
            return found;
        }
    }
    return found;
}

bool OpeningTimes::open_at(WallTime time) const {
    const auto span = hours_ ? span_after(time) : Span{time, time};
    return span && span->from <= time;
}

Milliseconds OpeningTimes::between(WallTime from, WallTime to) const {
    if (to < from) {
        return -between(to, from);
    }
    if (!hours_) {
        return to - from;
    }
    Milliseconds open{0};
    for (auto span = span_after(from); span && span->from < to; span = span_after(span->to)) {
        open += std::min(span->to, to) - std::max(span->from, from);
        if (span->to >= to) {
            break;
        }
    }
    return open;
}

WallTime OpeningTimes::after(WallTime from, Milliseconds open) const {
    WallTime at = from;
    while (hours_) {
        const auto span = span_after(at);
        if (!span) {
            at += kLookAhead;
            break;
        }
        at = std::max(at, span->from);
        if (open <= span->to - at) {
            break;
        }
        open -= span->to - at;
        at = span->to;
    }
    return at + open;
}

std::optional<WallTime> OpeningTimes::next_opening(WallTime time) const {
    if (!hours_) {
        return std::nullopt;
    }
    auto span = span_after(time);
    if (span && span->from <= time) {
        span = span_after(span->to);
    }
    return span ? std::optional(span->from) : std::nullopt;
}

std::optional<WallTime> OpeningTimes::next_closing(WallTime time) const {
    const auto span = hours_ ? span_after(time) : std::nullopt;
    return span ? std::optional(span->to) : std::nullopt;
}

}  // namespace afterword
