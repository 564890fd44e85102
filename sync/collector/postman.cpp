// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/postman.hpp"

#include <algorithm>

#include "platform/base/encoding.hpp"
#include "platform/base/hash.hpp"
#include "platform/base/log.hpp"
#include "sync/collector/alert_clock.hpp"
#include "sync/collector/write_message.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kLookEvery{1'000};
constexpr Milliseconds kFirstRest{5'000};
constexpr Milliseconds kLongestRest{30 * 60'000};
// A try that nothing was heard of for so long is made again: longer than any channel takes.
constexpr Milliseconds kHeardWithin{60'000};
constexpr std::size_t kMostUnderWay = 64;
constexpr std::size_t kMostAddressed = 256;  // in one transaction

DeliveryKey key_of(const Delivery& delivery) {
    return {delivery.of.number, delivery.channel};
}

// The same at every try, and after a move to another database.
std::string id_of(const Delivery& delivery) {
    const Notice& notice = delivery.of.notice;
    return to_hex(blake2b_128(notice.alert.text + "/" + notice.person.text + "/" +
                              std::string(name(notice.kind)) + "/" + std::to_string(notice.round) +
                              "/" + delivery.channel.text));
}

}  // namespace

Milliseconds rest_after(int tries, Rng& rng) {
    Milliseconds rest = kFirstRest;
    for (int i = 1; i < tries && rest < kLongestRest; ++i) {
        rest *= 2;
    }
    const Milliseconds half = std::min(rest, kLongestRest) / 2;
    return half + Milliseconds(rng.below(static_cast<std::uint64_t>(half.count()) + 1));
}

Tick Postman::next() const {
    if (basis_.people.empty()) {
        return Tick::max();
    }
    return outcomes_.empty() ? next_ : Tick();
}

const Person* Postman::find_person(const PersonId& id) const {
    const auto found = std::find_if(basis_.people.begin(), basis_.people.end(),
                                    [&](const auto& person) { return person.id == id; });
    return found == basis_.people.end() ? nullptr : &*found;
}

Status Postman::work(WallTime wall, Tick now) {
    next_ = now + kLookEvery;
    std::vector<Errand> errands;
    auto written = store_.transact([&]() -> Status {
        if (auto settled = settle(wall); !settled) {
            return settled;
        }
        if (auto addressed = address_new(); !addressed) {
            return addressed;
        }
        auto due = hand_out(wall);
        if (!due) {
            return std::move(due).error();
        }
        errands = *std::move(due);
        return done();
    });
    if (!written) {
        for (const auto& errand : errands) {
            under_way_.erase(errand.key);
        }
        return written;
    }
    for (const auto& outcome : outcomes_) {
        under_way_.erase(outcome.key);
    }
    outcomes_.clear();
    for (auto& errand : errands) {
        const DeliveryKey key = errand.key;
        if (!send_ || !send_(std::move(errand))) {
            under_way_.erase(key);
        }
    }
    return done();
}

Status Postman::settle(WallTime wall) {
    for (const auto& outcome : outcomes_) {
        const auto found = under_way_.find(outcome.key);
        if (found == under_way_.end()) {
            continue;  // given up on, and made again
        }
        if (auto settled = settle(found->second, outcome, wall); !settled) {
            return settled;
        }
    }
    return done();
}

Status Postman::settle(Delivery delivery, const ErrandOutcome& outcome, WallTime wall) {
    ++delivery.tries;
    delivery.answer = outcome.answer;
    if (outcome.ending == ErrandOutcome::Ending::Hopeless ||
        (outcome.ending == ErrandOutcome::Ending::Failed && delivery.tries >= kMostDeliveryTries)) {
        return give_up(std::move(delivery), outcome.answer, wall);
    }
    if (outcome.ending == ErrandOutcome::Ending::Delivered) {
        log_info("notice_delivered")
            .with("alert", delivery.of.notice.alert.text)
            .with("channel", delivery.channel.text)
            .with("tries", delivery.tries);
        delivery.state = DeliveryState::Delivered;
        delivery.due = wall;
    } else {
        log_warning("notice_not_delivered")
            .with("alert", delivery.of.notice.alert.text)
            .with("channel", delivery.channel.text)
            .with("tries", delivery.tries)
            .with("why", outcome.answer);
        delivery.due = wall + std::max(rest_after(delivery.tries, rng_), outcome.not_before);
    }
    return store_.save(delivery);
}

Status Postman::give_up(Delivery delivery, const std::string& why, WallTime wall) {
    log_error("notice_dead")
        .with("alert", delivery.of.notice.alert.text)
        .with("channel", delivery.channel.text)
        .with("tries", delivery.tries)
        .with("why", why);
    delivery.state = DeliveryState::Dead;
    delivery.due = wall;
    delivery.answer = why;
    return store_.save(delivery);
}

Status Postman::address_new() {
    auto fresh = store_.notices_to_address(kMostAddressed);
    if (!fresh) {
        return std::move(fresh).error();
    }
    for (const auto& notice : *fresh) {
        const Person* person = find_person(notice.notice.person);
        if (person == nullptr) {
            log_warning("notice_for_nobody").with("person", notice.notice.person.text);
        }
        const auto channels = person == nullptr ? std::vector<ChannelId>() : person->channels;
        if (auto addressed = store_.address(notice, channels); !addressed) {
            return addressed;
        }
    }
    return done();
}

Result<std::vector<Errand>> Postman::hand_out(WallTime wall) {
    const auto room = kMostUnderWay - std::min(kMostUnderWay, under_way_.size());
    auto due = store_.deliveries({DeliveryState::Waiting, wall, room});
    if (!due) {
        return std::move(due).error();
    }
    std::vector<Errand> errands;
    for (auto& delivery : *due) {
        const Person* person = find_person(delivery.of.notice.person);
        auto errand = person == nullptr
                          ? Error{Errc::NotFound, "the configuration has no such person any more"}
                          : errand_of(delivery, *person);
        if (!errand && errand.error().code != Errc::NotFound) {
            return std::move(errand).error();
        }
        Status kept = done();
        if (!errand) {
            kept = give_up(delivery, errand.error().message, wall);
        } else {
            Delivery put_off = delivery;
            put_off.due = wall + kHeardWithin;
            kept = store_.save(put_off);
        }
        if (!kept) {
            return std::move(kept).error();
        }
        if (errand) {
            under_way_.insert_or_assign(key_of(delivery), std::move(delivery));
            errands.push_back(*std::move(errand));
        }
    }
    return errands;
}

Result<Errand> Postman::errand_of(const Delivery& delivery, const Person& person) {
    const Notice& notice = delivery.of.notice;
    auto alert = store_.find_alert(notice.alert);
    if (!alert) {
        return std::move(alert).error();
    }
    if (!*alert) {
        return Error{Errc::NotFound, "there is no such alert"};
    }
    Errand errand{key_of(delivery), write_message(notice, person, **alert, basis_)};
    errand.message.id = id_of(delivery);
    return errand;
}

}  // namespace afterword
