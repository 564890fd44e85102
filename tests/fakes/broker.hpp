// SPDX-License-Identifier: Apache-2.0
// A broker and its links inside one process, on a virtual clock, with seeded faults: it drops,
// doubles and reorders. Keeps retained messages and sends wills, as a real one does.
#pragma once

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/base/clock.hpp"
#include "platform/base/rng.hpp"
#include "sync/link/link.hpp"

namespace afterword {

// Whether `topic` falls under `filter` (MQTT 5, 4.7: + is one level, # the rest).
inline bool topic_matches(std::string_view filter, std::string_view topic) {
    while (true) {
        const auto filter_end = std::min(filter.find('/'), filter.size());
        const auto topic_end = std::min(topic.find('/'), topic.size());
        const auto level = filter.substr(0, filter_end);
        if (level == "#") {
            return true;
        }
        if (level != "+" && level != topic.substr(0, topic_end)) {
            return false;
        }
        const bool filter_over = filter_end == filter.size();
        const bool topic_over = topic_end == topic.size();
        if (filter_over || topic_over) {
            return filter_over == topic_over;
        }
        filter.remove_prefix(filter_end + 1);
        topic.remove_prefix(topic_end + 1);
    }
}

// How badly the broker treats each delivery, in thousandths; delays between 0 and `slowest`
// change the order.
struct BrokerFaults {
    std::uint64_t dropped = 0;
    std::uint64_t doubled = 0;
    Milliseconds slowest{0};
};

class BrokerLink;

// Thread-bound. Outlives its links.
class FakeBroker {
  public:
    FakeBroker(const Clock& clock, Rng& rng, BrokerFaults faults = {})
        : clock_(clock), rng_(rng), faults_(faults) {}

    void set_faults(BrokerFaults faults) { faults_ = faults; }
    // Ends every connection; nothing is kept, as after SIGKILL without persistence.
    void crash();
    // Connects are refused until start().
    void stop() { running_ = false, crash(); }
    void start() { running_ = true; }
    [[nodiscard]] bool running() const { return running_; }

    // When the next event of any link is due; empty when nothing is on its way.
    [[nodiscard]] std::optional<Tick> next_due() const;

  private:
    friend class BrokerLink;  // the two halves of one fake

    void route(const Outgoing& message);
    void deliver(BrokerLink& link, const Outgoing& message, Retain retained);
    void send_retained(BrokerLink& link);

    const Clock& clock_;
    Rng& rng_;
    BrokerFaults faults_;
    bool running_ = true;
    std::vector<BrokerLink*> links_;
    std::map<std::string, Outgoing> retained_;
};

// One program's way to the broker. The test connects it and takes its events.  Thread-bound.
class BrokerLink final : public Link {
  public:
    using Will = std::function<Outgoing(std::uint32_t session)>;

    BrokerLink(FakeBroker& broker, std::vector<std::string> filters, Will will = {})
        : broker_(broker), filters_(std::move(filters)), will_(std::move(will)) {
        broker_.links_.push_back(this);
    }
    ~BrokerLink() override {
        drop("gone");
        std::erase(broker_.links_, this);
    }

    bool publish(Outgoing message) override {
        if (!connected_) {
            return false;
        }
        broker_.route(message);
        return true;
    }
    void settled() override {}

    [[nodiscard]] bool connected() const { return connected_; }

    // False when it is connected already, or the broker is not running.
    bool connect() {
        if (connected_ || !broker_.running()) {
            return false;
        }
        connected_ = true;
        add(broker_.clock_.tick(), LinkUp{++session_});
        broker_.send_retained(*this);
        return true;
    }
    // The connection breaks: what was on its way to this end is lost, the broker sends the will.
    void drop(const std::string& why) {
        if (close(why) && will_) {
            broker_.route(will_(session_));
        }
    }
    // The oldest event that is due by now.
    std::optional<LinkEvent> take_event() {
        if (events_.empty() || events_.begin()->first.first > broker_.clock_.tick()) {
            return std::nullopt;
        }
        return std::move(events_.extract(events_.begin()).mapped());
    }
    [[nodiscard]] std::optional<Tick> next_due() const {
        return events_.empty() ? std::nullopt : std::optional(events_.begin()->first.first);
    }

  private:
    friend class FakeBroker;

    void add(Tick due, LinkEvent event) {
        events_.emplace(std::pair(due, ++arrivals_), std::move(event));
    }
    bool close(const std::string& why) {
        if (!connected_) {
            return false;
        }
        connected_ = false;
        events_.clear();
        add(broker_.clock_.tick(), LinkDown{why});
        return true;
    }

    FakeBroker& broker_;
    std::vector<std::string> filters_;
    Will will_;
    bool connected_ = false;
    std::uint32_t session_ = 0;
    std::uint64_t arrivals_ = 0;
    std::map<std::pair<Tick, std::uint64_t>, LinkEvent> events_;
};

inline void FakeBroker::crash() {
    for (auto* link : links_) {
        link->close("the broker is gone");
    }
    retained_.clear();
}

inline std::optional<Tick> FakeBroker::next_due() const {
    std::optional<Tick> first;
    for (const auto* link : links_) {
        if (const auto due = link->next_due(); due && (!first || *due < *first)) {
            first = due;
        }
    }
    return first;
}

inline void FakeBroker::route(const Outgoing& message) {
    if (message.retain == Retain::Yes) {
        retained_[message.topic] = message;
    }
    for (auto* link : links_) {
        deliver(*link, message, Retain::No);
    }
}

inline void FakeBroker::deliver(BrokerLink& link, const Outgoing& message, Retain retained) {
    const bool wanted = std::any_of(
        link.filters_.begin(), link.filters_.end(),
        [&](const std::string& filter) { return topic_matches(filter, message.topic); });
    if (!link.connected_ || !wanted || rng_.below(1000) < faults_.dropped) {
        return;
    }
    const int copies = rng_.below(1000) < faults_.doubled ? 2 : 1;
    for (int copy = 0; copy < copies; ++copy) {
        const auto slowest = static_cast<std::uint64_t>(faults_.slowest.count());
        const Milliseconds delay(rng_.below(slowest + 1));
        link.add(clock_.tick() + delay, Arrived{message.topic, message.payload, retained});
    }
}

inline void FakeBroker::send_retained(BrokerLink& link) {
    for (const auto& [topic, message] : retained_) {
        deliver(link, message, Retain::Yes);
    }
}

}  // namespace afterword
