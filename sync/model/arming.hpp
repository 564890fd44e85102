// SPDX-License-Identifier: Apache-2.0
// Armed mode: the till, or a clerk where there is no till, opens a window of some seconds in which
// the next visit belongs to one transaction and one employee.
//
// Nobody at the till learns whether somebody rated: it is told that the window has ended, in the
// same words and at the same moment (the end of the window) whatever happened. A window that is
// open when the power goes leaves no row; it is an exposure lost, never an answer.
#pragma once

#include <deque>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/hash.hpp"
#include "platform/base/rng.hpp"
#include "sync/model/ids.hpp"
#include "sync/model/moment.hpp"

namespace afterword {

// Made by the till for one arming and never again: 8–64 of a-z A-Z 0-9 - _.
using ArmNonce = Id<struct ArmNonceTag>;
Result<ArmNonce> make_arm_nonce(std::string_view text);

// What the till signs. The transaction is in clear here, and nowhere else.
struct ArmRequest {
    KioskId kiosk;
    ArmNonce nonce;
    WallTime issued;
    Milliseconds window{0};  // kShortestWindow … kLongestWindow
    std::string transaction;
    std::string employee;  // a pseudonym; may be empty
    bool operator==(const ArmRequest&) const = default;
};
constexpr Milliseconds kShortestWindow{1'000};
constexpr Milliseconds kLongestWindow{120'000};

enum class ArmedBy { Till, Clerk };
enum class ArmEnd {
    Rated,
    Expired,
    Cancelled,  // by the next arming, or because no rating could be taken
};
// Names as on the wire.
std::string_view name(ArmedBy by);
std::string_view name(ArmEnd end);

// Whose answer it is.
struct Attribution {
    ArmedBy by = ArmedBy::Till;
    std::string transaction;  // its keyed hash; empty when a clerk armed it
    std::string employee;     // a pseudonym; may be empty
    bool operator==(const Attribution&) const = default;
};

// A window that opened and how it ended: a row, and a chance to answer.
struct ArmedWindow {
    Moment at;       // when it opened
    std::string id;  // 16 hex digits, of SHA-256 over the nonce
    Attribution of;
    ArmEnd ended = ArmEnd::Expired;
    std::optional<VisitId> visit;  // of Rated
    bool operator==(const ArmedWindow&) const = default;
};

enum class ArmRefusal {
    AnotherKiosk,  // it is not for this one
    Stale,         // issued too long ago, or in the future
    Replayed,      // this nonce has armed it before
    TillServes,    // a clerk, where the configuration names a till
};
std::string_view name(ArmRefusal refusal);  // "another_kiosk"

// Who may arm, by configuration.
enum class ArmPlace {
    Till,    // signed requests only
    NoTill,  // a clerk with one key as well
};

// The time a request is judged by. The server's is the corrected time (this boot has an anchor),
// or a synced wall clock; nothing when neither can be believed.
struct ArmTime {
    Moment now;
    std::optional<WallTime> server;
};

// Replays: a request counts once (the last 256 nonces are remembered) and within 60 s of `issued`,
// either way. Without a server's time its age cannot be known, so a request must only not be 60 s
// older than the newest one taken since start; what an eavesdropper kept from before a restart then
// passes by its signature alone.
//
// A plain value, moved by events.  Thread: main.
class Arming {
  public:
    Arming(KioskId kiosk, ArmPlace place) : kiosk_(std::move(kiosk)), place_(place) {}

    struct Answer {
        std::optional<ArmRefusal> refusal;  // then nothing has changed
        std::optional<ArmedWindow> ended;   // the window before, which this one cancelled
    };
    // The till's word, its signature and ranges already checked.
    Answer arm(const ArmRequest& request, const ArmTime& time, const HashKey& key);
    // A clerk's one key.
    Answer arm_by_clerk(std::string employee, Milliseconds window, const Moment& now, Rng& rng);

    // What ends the open window; each gives its row, and nothing when none is open.
    std::optional<ArmedWindow> tapped(
        Tick now);  // a visit's first tap; the caller fills in `visit`
    std::optional<ArmedWindow> expired(Tick now);
    std::optional<ArmedWindow> cancelled();

    // Whose answer a tap at this moment would be; the screen says that the visit is linked.
    [[nodiscard]] const Attribution* attribution(Tick now) const;
    // Windows of the till whose time is over, each named once: the till is told.
    std::vector<ArmNonce> words_due(Tick now);
    // When expired() or words_due() next has something.
    [[nodiscard]] std::optional<Tick> next_wake() const;

  private:
    enum class State { Idle, Open };
    enum class Event { Armed, Tapped, TimedOut, Cancelled };
    struct Transition;
    static std::span<const Transition> transitions();

    struct Word {
        ArmNonce nonce;
        Tick due;
    };

    std::optional<ArmedWindow> move(Event event);
    void open(ArmedWindow window, Tick until);
    [[nodiscard]] std::optional<ArmRefusal> refusal(const ArmRequest& request,
                                                    const ArmTime& time) const;
    void remember(const ArmRequest& request);

    KioskId kiosk_;
    ArmPlace place_;
    State state_ = State::Idle;
    ArmedWindow window_;  // while open
    Tick until_;
    std::deque<ArmNonce> nonces_;  // oldest first
    std::optional<WallTime> newest_;
    std::vector<Word> words_;
};

}  // namespace afterword
