// SPDX-License-Identifier: Apache-2.0
#include "sync/model/arming.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "platform/base/encoding.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kTolerance{60'000};  // between `issued` and the server's time
constexpr std::size_t kRemembered = 256;
constexpr std::size_t kShortestNonce = 8;
constexpr std::size_t kLongestNonce = 64;

constexpr std::array<std::string_view, 2> kByNames = {"till", "clerk"};
constexpr std::array<std::string_view, 3> kEndNames = {"rated", "expired", "cancelled"};
constexpr std::array<std::string_view, 4> kRefusalNames = {"another_kiosk", "stale", "replayed",
                                                           "till_serves"};

bool nonce_character(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '_';
}

}  // namespace

// Where an event leads from a state, and how the open window ends by it.
struct Arming::Transition {
    State from{};
    Event event{};
    State to{};
    std::optional<ArmEnd> end;
};

std::span<const Arming::Transition> Arming::transitions() {
    static constexpr std::array<Transition, 5> kTransitions = {{
        {State::Idle, Event::Armed, State::Open, std::nullopt},
        {State::Open, Event::Armed, State::Open, ArmEnd::Cancelled},
        {State::Open, Event::Tapped, State::Idle, ArmEnd::Rated},
        {State::Open, Event::TimedOut, State::Idle, ArmEnd::Expired},
        {State::Open, Event::Cancelled, State::Idle, ArmEnd::Cancelled},
    }};
    return kTransitions;
}

Result<ArmNonce> make_arm_nonce(std::string_view text) {
    if (text.size() < kShortestNonce || text.size() > kLongestNonce ||
        !std::all_of(text.begin(), text.end(), nonce_character)) {
        return Error{Errc::Invalid, "a nonce has 8 to 64 of a-z, A-Z, 0-9, - and _"};
    }
    return ArmNonce{std::string(text)};
}

std::string_view name(ArmedBy by) {
    return kByNames[static_cast<std::size_t>(by)];
}
std::string_view name(ArmEnd end) {
    return kEndNames[static_cast<std::size_t>(end)];
}
std::string_view name(ArmRefusal refusal) {
    return kRefusalNames[static_cast<std::size_t>(refusal)];
}

Arming::Answer Arming::arm(const ArmRequest& request, const ArmTime& time, const HashKey& key) {
    if (const auto refused = refusal(request, time)) {
        return {refused, std::nullopt};
    }
    remember(request);
    auto before = move(Event::Armed);
    const Tick until = time.now.mono + request.window;
    open({time.now,
          content_name(request.nonce.text),
          {ArmedBy::Till, keyed_hash(request.transaction, key), request.employee},
          ArmEnd::Expired,
          std::nullopt},
         until);
    words_.push_back({request.nonce, until});
    return {std::nullopt, std::move(before)};
}

Arming::Answer Arming::arm_by_clerk(std::string employee, Milliseconds window, const Moment& now,
                                    Rng& rng) {
    if (place_ == ArmPlace::Till) {
        return {ArmRefusal::TillServes, std::nullopt};
    }
    auto before = move(Event::Armed);
    open({now,
          to_hex(rng.next()),
          {ArmedBy::Clerk, std::string(), std::move(employee)},
          ArmEnd::Expired,
          std::nullopt},
         now.mono + window);
    return {std::nullopt, std::move(before)};
}

std::optional<ArmRefusal> Arming::refusal(const ArmRequest& request, const ArmTime& time) const {
    if (request.kiosk != kiosk_) {
        return ArmRefusal::AnotherKiosk;
    }
    if (std::find(nonces_.begin(), nonces_.end(), request.nonce) != nonces_.end()) {
        return ArmRefusal::Replayed;
    }
    const bool stale = time.server ? request.issued < *time.server - kTolerance ||
                                         request.issued > *time.server + kTolerance
                                   : newest_.has_value() && request.issued < *newest_ - kTolerance;
    return stale ? std::optional(ArmRefusal::Stale) : std::nullopt;
}

void Arming::remember(const ArmRequest& request) {
    nonces_.push_back(request.nonce);
    if (nonces_.size() > kRemembered) {
        nonces_.pop_front();
    }
    newest_ = std::max(newest_.value_or(request.issued), request.issued);
}

void Arming::open(ArmedWindow window, Tick until) {
    window_ = std::move(window);
    until_ = until;
}

std::optional<ArmedWindow> Arming::move(Event event) {
    const auto table = transitions();
    const auto found = std::find_if(table.begin(), table.end(), [&](const Transition& line) {
        return line.from == state_ && line.event == event;
    });
    if (found == table.end()) {
        return std::nullopt;
    }
    state_ = found->to;
    if (!found->end) {
        return std::nullopt;
    }
    ArmedWindow ended = std::exchange(window_, {});
    ended.ended = *found->end;
    return ended;
}

std::optional<ArmedWindow> Arming::tapped(Tick now) {
    return now < until_ ? move(Event::Tapped) : std::nullopt;
}
std::optional<ArmedWindow> Arming::expired(Tick now) {
    return now < until_ ? std::nullopt : move(Event::TimedOut);
}
std::optional<ArmedWindow> Arming::cancelled() {
    return move(Event::Cancelled);
}

const Attribution* Arming::attribution(Tick now) const {
    return state_ == State::Open && now < until_ ? &window_.of : nullptr;
}

std::vector<ArmNonce> Arming::words_due(Tick now) {
    std::vector<ArmNonce> due;
    for (const auto& word : words_) {
        if (word.due <= now) {
            due.push_back(word.nonce);
        }
    }
    std::erase_if(words_, [now](const Word& word) { return word.due <= now; });
    return due;
}

std::optional<Tick> Arming::next_wake() const {
    std::optional<Tick> next = state_ == State::Open ? std::optional(until_) : std::nullopt;
    for (const auto& word : words_) {
        next = std::min(next.value_or(word.due), word.due);
    }
    return next;
}

}  // namespace afterword
