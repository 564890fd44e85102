// SPDX-License-Identifier: Apache-2.0
#include "sync/link/paho_link.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <variant>

#include "platform/base/log.hpp"
#include "platform/base/mailbox.hpp"
#include "platform/linux/sockets.hpp"
#include "sync/link/back_off.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kFarewell{500};
constexpr Milliseconds kStopWithin{2'000};
// Messages, their outcomes, and a few notes: more than there can be at once.
constexpr std::size_t kLetters = 256;

struct Note {
    std::uint32_t session;  // notes of a client that is gone are ignored
    PahoNote note;
    std::string why;
};
// Other topics may be wanted: they stand in the core.
struct Listen {};
struct Hurry {};
using Letter = std::variant<Outgoing, Note, Listen, Hurry>;

// Those of `all` that are not among `others`.
std::vector<std::string> without(const std::vector<std::string>& all,
                                 const std::vector<std::string>& others) {
    std::vector<std::string> left;
    std::copy_if(all.begin(), all.end(), std::back_inserter(left), [&](const std::string& one) {
        return std::find(others.begin(), others.end(), one) == others.end();
    });
    return left;
}

enum class Phase { Waiting, Connecting, Subscribing, Up };
enum class Event { Connected, Subscribed, Delivered, NotDelivered, Broken, TimedOut, Hurried };

Event event_of(PahoNote note) {
    switch (note) {
        case PahoNote::Connected:
            return Event::Connected;
        case PahoNote::Subscribed:
            return Event::Subscribed;
        case PahoNote::Delivered:
            return Event::Delivered;
        case PahoNote::NotDelivered:
            return Event::NotDelivered;
        case PahoNote::Broken:
            break;
    }
    return Event::Broken;
}

}  // namespace

// What the thread works on.  Thread: link, but for take(), listen(), hurry() and the atomics.
class PahoLink::Core {
  public:
    Core(LinkOptions options, const Clock& clock, Rng& rng, std::function<bool(LinkEvent)> tell)
        : options_(std::move(options)),
          clock_(clock),
          wanted_(options_.client.filters),
          tell_(std::move(tell)),
          back_off_(rng, options_.spread),
          deadline_(clock.tick()) {}

    bool take(Outgoing message);
    void listen(const std::vector<std::string>& filters);
    void settled() { settled_ = true; }
    // A mailbox that is full holds messages, and so the link is up.
    void hurry() { static_cast<void>(letters_.post(Hurry{})); }

    void run(const std::stop_token& stop);
    // Whether run() has come to its end by then.
    bool finished_within(Milliseconds wait) { return finished_.take({}, wait).has_value(); }
    // Nothing is told any more.
    void abandon();

  private:
    using Action = Status (Core::*)(const std::string& why);
    struct Transition {
        Phase from;
        Event event;
        Phase to;
        Action action;
    };
    static std::span<const Transition> transitions();

    void handle(const Letter& letter);
    void step(Event event, const std::string& why);
    void send(Outgoing message);
    void say_goodbye();
    bool tell(LinkEvent event);
    [[nodiscard]] Milliseconds patience() const;

    std::vector<std::string> wanted();
    Status follow_wishes();

    Status connect(const std::string& why);
    Status subscribe(const std::string& why);
    Status announce(const std::string& why);
    Status count_delivery(const std::string& why);
    Status retry(const std::string& why);
    Status lose(const std::string& why);

    void drop_client(const std::string& why, Milliseconds wait);

    const LinkOptions options_;
    const Clock& clock_;
    // Guards wanted_ alone, which has to be there whatever the mailbox holds.
    std::mutex wanting_;
    std::vector<std::string> wanted_;
    std::vector<std::string> subscribed_;  // of this connection
    // Guards tell_ alone, against a library thread that outlives the link.
    std::mutex telling_;
    std::function<bool(LinkEvent)> tell_;

    Mailbox<Letter> letters_{kLetters};
    Mailbox<Done> finished_{1};
    std::atomic<int> outstanding_ = 0;  // taken, and without an outcome yet
    std::atomic<bool> up_ = false;
    std::atomic<bool> settled_ = false;
    std::atomic<bool> wishes_changed_ = false;

    BackOff back_off_;
    Phase phase_ = Phase::Waiting;
    Tick deadline_;
    std::uint32_t session_ = 0;
    int in_flight_ = 0;
    std::optional<LinkDown> untold_;
    std::unique_ptr<PahoClient> client_;  // last, so that its threads are done before the rest goes
};

std::span<const PahoLink::Core::Transition> PahoLink::Core::transitions() {
    static constexpr std::array<Transition, 12> kTransitions = {{
        {Phase::Waiting, Event::TimedOut, Phase::Connecting, &Core::connect},
        {Phase::Waiting, Event::Hurried, Phase::Connecting, &Core::connect},
        {Phase::Connecting, Event::Connected, Phase::Subscribing, &Core::subscribe},
        {Phase::Connecting, Event::TimedOut, Phase::Waiting, &Core::retry},
        {Phase::Connecting, Event::Broken, Phase::Waiting, &Core::retry},
        {Phase::Subscribing, Event::Subscribed, Phase::Up, &Core::announce},
        {Phase::Subscribing, Event::TimedOut, Phase::Waiting, &Core::retry},
        {Phase::Subscribing, Event::Broken, Phase::Waiting, &Core::retry},
        {Phase::Up, Event::Delivered, Phase::Up, &Core::count_delivery},
        {Phase::Up, Event::NotDelivered, Phase::Up, &Core::count_delivery},
        {Phase::Up, Event::TimedOut, Phase::Waiting, &Core::lose},
        {Phase::Up, Event::Broken, Phase::Waiting, &Core::lose},
    }};
    return kTransitions;
}

bool PahoLink::Core::take(Outgoing message) {
    if (!up_) {
        return false;
    }
    if (outstanding_.fetch_add(1) < kMostInFlight && letters_.post(std::move(message))) {
        return true;
    }
    outstanding_.fetch_sub(1);
    return false;
}

void PahoLink::Core::listen(const std::vector<std::string>& filters) {
    {
        const std::lock_guard lock(wanting_);
        wanted_ = filters;
    }
    wishes_changed_ = true;
    // Only to wake the thread, which a full mailbox does as well.
    static_cast<void>(letters_.post(Listen{}));
}

std::vector<std::string> PahoLink::Core::wanted() {
    const std::lock_guard lock(wanting_);
    return wanted_;
}

// While the connection is being made, announce() does it.
Status PahoLink::Core::follow_wishes() {
    if (phase_ != Phase::Up) {
        return done();
    }
    auto now = wanted();
    const auto more = without(now, subscribed_);
    const auto less = without(subscribed_, now);
    subscribed_ = std::move(now);
    auto status = less.empty() ? done() : client_->unsubscribe(less);
    return status && !more.empty() ? client_->subscribe(more) : status;
}

void PahoLink::Core::abandon() {
    const std::lock_guard lock(telling_);
    tell_ = {};
}

bool PahoLink::Core::tell(LinkEvent event) {
    const std::lock_guard lock(telling_);
    return tell_ && tell_(std::move(event));
}

void PahoLink::Core::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const auto letter = letters_.take(stop, patience());
        if (letter) {
            handle(*letter);
        } else if (clock_.tick() >= deadline_) {
            step(Event::TimedOut, "nothing came back in time");
        }
        if (wishes_changed_.exchange(false)) {
            if (auto followed = follow_wishes(); !followed) {
                step(Event::Broken, followed.error().message);
            }
        }
    }
    say_goodbye();
    static_cast<void>(finished_.post({}));
}

Milliseconds PahoLink::Core::patience() const {
    constexpr Milliseconds kLongest{std::chrono::hours(1)};
    return std::clamp(deadline_ - clock_.tick(), Milliseconds(0), kLongest);
}

void PahoLink::Core::handle(const Letter& letter) {
    if (const auto* message = std::get_if<Outgoing>(&letter)) {
        send(*message);
    } else if (const auto* note = std::get_if<Note>(&letter);
               note != nullptr && note->session == session_) {
        step(event_of(note->note), note->why);
    } else if (std::holds_alternative<Hurry>(letter)) {
        step(Event::Hurried, {});
    }
}

void PahoLink::Core::step(Event event, const std::string& why) {
    const auto lines = transitions();
    const auto found = std::find_if(lines.begin(), lines.end(), [&](const Transition& line) {
        return line.from == phase_ && line.event == event;
    });
    if (found == lines.end()) {
        return;  // a note that came too late to matter
    }
    phase_ = found->to;
    if (auto acted = (this->*found->action)(why); !acted) {
        phase_ = Phase::Waiting;
        static_cast<void>(retry(acted.error().message));
    }
}

Status PahoLink::Core::connect(const std::string&) {
    if (untold_ && !tell(*untold_)) {
        return Error{Errc::Full, "the loss of the last connection could not be told yet"};
    }
    untold_.reset();
    const std::uint32_t session = ++session_;
    client_ = std::make_unique<PahoClient>(
        options_.client,
        [this, session](PahoNote note, std::string why) {
            static_cast<void>(letters_.post(Note{session, note, std::move(why)}));
        },
        [this](Arrived message) {
            const std::string topic = message.topic;
            if (!tell(std::move(message))) {
                log_warning("arrived_message_dropped").with("topic", topic);
            }
        });
    deadline_ = clock_.tick() + options_.connect_within;
    if (!options_.will) {
        return client_->connect(nullptr);
    }
    const Outgoing will = options_.will(session);
    return client_->connect(&will);
}

Status PahoLink::Core::subscribe(const std::string&) {
    set_no_delay(options_.client.broker.port);
    subscribed_ = wanted();
    if (subscribed_.empty()) {
        static_cast<void>(letters_.post(Note{session_, PahoNote::Subscribed, {}}));
        return done();
    }
    return client_->subscribe(subscribed_);
}

Status PahoLink::Core::announce(const std::string&) {
    up_ = true;
    deadline_ = Tick::max();
    if (!tell(LinkUp{session_})) {
        up_ = false;
        return Error{Errc::Full, "the new connection could not be told"};
    }
    log_info("link_up").with("session", session_);
    return follow_wishes();
}

void PahoLink::Core::send(Outgoing message) {
    if (phase_ != Phase::Up) {
        outstanding_.fetch_sub(1);  // taken for a connection that is gone
        return;
    }
    if (in_flight_++ == 0) {
        deadline_ = clock_.tick() + options_.stale_after;
    }
    if (auto published = client_->publish(std::move(message)); !published) {
        step(Event::Broken, published.error().message);
    }
}

Status PahoLink::Core::count_delivery(const std::string& why) {
    if (!why.empty()) {
        log_warning("publish_refused").with("why", why);
    }
    --in_flight_;
    outstanding_.fetch_sub(1);
    deadline_ = in_flight_ > 0 ? clock_.tick() + options_.stale_after : Tick::max();
    return done();
}

Status PahoLink::Core::retry(const std::string& why) {
    if (settled_.exchange(false)) {
        back_off_.settled();
    }
    drop_client(why, back_off_.after_failure());
    return done();
}

Status PahoLink::Core::lose(const std::string& why) {
    up_ = false;
    if (settled_.exchange(false)) {
        back_off_.settled();
    }
    untold_ = LinkDown{why};
    if (tell(*untold_)) {
        untold_.reset();
    }
    drop_client(why, back_off_.after_loss());
    return done();
}

void PahoLink::Core::drop_client(const std::string& why, Milliseconds wait) {
    log_warning("link_down").with("why", why).with("retry_in_ms", wait.count());
    client_.reset();
    outstanding_.fetch_sub(std::exchange(in_flight_, 0));
    deadline_ = clock_.tick() + wait;
}

// The broker keeps the Last Will to itself after an orderly end, so it is said here.
void PahoLink::Core::say_goodbye() {
    up_ = false;
    if (phase_ == Phase::Up && options_.will) {
        send(options_.will(session_));
        const Tick latest = clock_.tick() + kFarewell;
        while (phase_ == Phase::Up && in_flight_ > 0 && clock_.tick() < latest) {
            if (const auto letter = letters_.take({}, latest - clock_.tick())) {
                handle(*letter);
            }
        }
    }
    client_.reset();
}

PahoLink::PahoLink(LinkOptions options, const Clock& clock, Rng& rng,
                   std::function<bool(LinkEvent)> tell)
    : core_(std::make_shared<Core>(std::move(options), clock, rng, std::move(tell))),
      thread_([core = core_](const std::stop_token& stop) { core->run(stop); }) {}

PahoLink::~PahoLink() {
    thread_.request_stop();
    if (!core_->finished_within(kStopWithin)) {
        log_error("link_hangs").with("left_after_ms", kStopWithin.count());
        thread_.detach();
    }
    core_->abandon();
}

bool PahoLink::publish(Outgoing message) {
    return core_->take(std::move(message));
}

void PahoLink::listen(const std::vector<std::string>& filters) {
    core_->listen(filters);
}

void PahoLink::settled() {
    core_->settled();
}

void PahoLink::hurry() {
    core_->hurry();
}

}  // namespace afterword
