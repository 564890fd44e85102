// SPDX-License-Identifier: Apache-2.0
#include "tests/scenarios/network.hpp"

#include <algorithm>
#include <utility>

namespace afterword {
namespace {

// One and a half times the keep-alive of 30 s (MQTT 5, 3.1.2.10).
constexpr Milliseconds kBrokerNotices{45'000};
// The program's ping is due within 30 s, its answer is waited for as long.
constexpr Milliseconds kProgramNotices{30'000};
constexpr std::size_t kMostUnacknowledged = 64;  // then the link takes no more

// Whether `topic` falls under `filter` (MQTT 5, 4.7: + is one level, # the rest).
bool topic_matches(std::string_view filter, std::string_view topic) {
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

// `have` tells how much room the real disk under the simulation has: no part of the story.
std::string_view story_of(const Outgoing& message) {
    return message.topic.ends_with("/have") ? std::string_view() : message.payload;
}

}  // namespace

// --- the broker, and what is on its way ---

void Network::after(Milliseconds wait, std::function<void()> what) {
    plan_.emplace(std::pair(clock_.tick() + wait, ++planned_), std::move(what));
}

std::optional<Tick> Network::next_due() const {
    return plan_.empty() ? std::nullopt : std::optional(plan_.begin()->first.first);
}

void Network::work() {
    while (!plan_.empty() && plan_.begin()->first.first <= clock_.tick()) {
        const auto what = std::move(plan_.extract(plan_.begin()).mapped());
        what();
    }
}

void Network::travel(const Outgoing& message, const std::function<void()>& arrive) {
    if (rng_.below(1000) < weather_.dropped) {
        return;
    }
    const bool twice = message.qos > 0 && rng_.below(1000) < weather_.doubled;
    for (int copy = 0; copy < (twice ? 2 : 1); ++copy) {
        const auto slowest = static_cast<std::uint64_t>(weather_.slowest.count());
        after(Milliseconds(rng_.below(slowest + 1)), arrive);
    }
}

void Network::route(const Outgoing& message) {
    if (message.retain == Retain::Yes) {
        retained_[message.topic] = message;
    }
    for (auto* link : links_) {
        if (link->at_broker_ != 0 && link->wants(message.topic)) {
            send_down(*link, message, Retain::No);
        }
    }
}

void Network::send_down(NetworkLink& link, const Outgoing& message, Retain retained) {
    travel(message, [this, &link, message, retained, connection = link.at_broker_] {
        if (link.here_ == connection && link.down_ == NetworkLink::Flow::Through) {
            trace_.note(clock_.wall(), link.name_, "hears " + message.topic, story_of(message));
            link.events_.emplace(++link.arrivals_,
                                 Arrived{message.topic, message.payload, retained});
        }
    });
}

void Network::send_retained(NetworkLink& link) {
    for (const auto& [topic, message] : retained_) {
        if (link.wants(topic)) {
            send_down(link, message, Retain::Yes);
        }
    }
}

void Network::crash_broker() {
    broker_ = Broker::Dead;
    retained_.clear();
    for (auto* link : links_) {
        link->at_broker_ = 0;
        link->close_here("the broker is gone");
    }
}

// --- a link ---

NetworkLink::NetworkLink(Network& network, std::string name, std::vector<std::string> filters,
                         Milliseconds spread)
    : network_(network),
      name_(std::move(name)),
      filters_(std::move(filters)),
      back_off_(network.rng_, spread) {
    network_.links_.push_back(this);
}

bool NetworkLink::wants(std::string_view topic) const {
    return std::any_of(filters_.begin(), filters_.end(),
                       [&](const std::string& filter) { return topic_matches(filter, topic); });
}

void NetworkLink::start(Will will) {
    ++program_;
    will_ = std::move(will);
    session_ = 0;
    back_off_.settled();
    retry_after(Milliseconds(0));
}

void NetworkLink::stop(Ending ending) {
    ++program_;
    events_.clear();
    if (std::exchange(here_, 0) == 0) {
        return;
    }
    if (ending == Ending::ProgramDied && up_ == Flow::Through) {
        close_at_broker();
        return;
    }
    network_.after(kBrokerNotices, [this, connection = connections_] {
        if (at_broker_ == connection) {
            close_at_broker();
        }
    });
}

void NetworkLink::retry_after(Milliseconds wait) {
    network_.after(wait, [this, program = program_] { try_to_connect(program); });
}

void NetworkLink::try_to_connect(std::uint64_t program) {
    if (program != program_ || here_ != 0) {
        return;
    }
    if (network_.broker_ == Network::Broker::Dead || reach_ == Reach::CutOff) {
        retry_after(back_off_.after_failure());
        return;
    }
    if (at_broker_ != 0) {
        close_at_broker();  // another connection under the same name ends the older one
    }
    here_ = at_broker_ = ++connections_;
    up_ = down_ = Flow::Through;
    unacknowledged_ = 0;
    ++session_;
    if (will_) {
        last_will_ = will_(session_);
    }
    network_.trace_.note(network_.clock_.wall(), name_, "connects");
    events_.emplace(++arrivals_, LinkUp{session_});
    network_.send_retained(*this);
}

void NetworkLink::close_here(const std::string& why) {
    if (std::exchange(here_, 0) == 0) {
        return;
    }
    network_.trace_.note(network_.clock_.wall(), name_, "loses its connection: " + why);
    events_.clear();
    events_.emplace(++arrivals_, LinkDown{why});
    retry_after(back_off_.after_loss());
}

void NetworkLink::close_at_broker() {
    at_broker_ = 0;
    if (!last_will_.topic.empty()) {
        network_.route(last_will_);
    }
}

void NetworkLink::reset() {
    if (at_broker_ != 0) {
        close_at_broker();
    }
    close_here("reset");
}

void NetworkLink::lose(Way way) {
    if (here_ == 0) {
        return;
    }
    up_ = way == Way::Down ? up_ : Flow::Lost;
    down_ = way == Way::Up ? down_ : Flow::Lost;
    network_.after(kBrokerNotices, [this, connection = here_] {
        if (at_broker_ != connection || up_ == Flow::Through) {
            return;
        }
        close_at_broker();
        if (here_ == connection && down_ == Flow::Through) {
            close_here("closed by the broker");
        }
    });
    const Milliseconds answer(network_.rng_.below(30'000));
    network_.after(kProgramNotices + answer, [this, connection = here_] {
        if (here_ != connection) {
            return;
        }
        if (at_broker_ == connection && up_ == Flow::Through) {
            close_at_broker();
        }
        close_here("no answer to a ping");
    });
}

void NetworkLink::cut_off() {
    reach_ = Reach::CutOff;
    lose(Way::Both);
}

bool NetworkLink::publish(Outgoing message) {
    if (here_ == 0) {
        return false;
    }
    network_.trace_.note(network_.clock_.wall(), name_, "says " + message.topic, story_of(message));
    if (up_ == Flow::Lost) {
        return message.qos == 0 || ++unacknowledged_ <= kMostUnacknowledged;
    }
    network_.travel(message, [this, message, connection = here_] {
        if (at_broker_ == connection && up_ == Flow::Through) {
            network_.route(message);
        }
    });
    return true;
}

std::optional<LinkEvent> NetworkLink::take_event() {
    if (events_.empty()) {
        return std::nullopt;
    }
    return std::move(events_.extract(events_.begin()).mapped());
}

}  // namespace afterword
