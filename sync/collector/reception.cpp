// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/reception.hpp"

#include "platform/base/encoding.hpp"
#include "platform/base/log.hpp"
#include "sync/collector/relay.hpp"

namespace afterword {
namespace {

constexpr std::size_t kMostComplaints = 1000;
// Of an unreadable batch; more than any kiosk of ours sends.
constexpr std::size_t kMostKept = kLargestUnpacked;
constexpr std::size_t kLongestWhy = 200;

}  // namespace

void Complaints::say(std::string_view event, const KioskId& kiosk, std::string_view why) {
    why = utf8_beginning(why, kLongestWhy);
    const std::string key = std::string(event) + ' ' + kiosk.text + ' ' + std::string(why);
    if (said_.size() < kMostComplaints && said_.insert(key).second) {
        log_warning(event).with("kiosk", kiosk.text).with("why", why);
    }
}

Status Reception::take(const Letter& letter, ReadLetter read) {
    if (const auto* hello = std::get_if<Result<Hello>>(&read)) {
        return take_hello(letter.from.kiosk, *hello);
    }
    return take_batch(letter, std::get<Result<ReadBatch>>(std::move(read)));
}

Status Reception::take_batch(const Letter& letter, Result<ReadBatch> batch) {
    const KioskId& kiosk = letter.from.kiosk;
    if (!batch) {
        return refuse(kiosk, letter.payload, batch.error().message);
    }
    if (batch->header.kiosk != kiosk) {
        return refuse(kiosk, letter.payload, "foreign: the batch of " + batch->header.kiosk.text);
    }
    auto receipt = ingest_.take(*std::move(batch));
    if (!receipt) {
        return std::move(receipt).error();
    }
    if (!basis_.places.knows(kiosk)) {
        complaints_.say("batch_set_aside", kiosk, why::kUnknownKiosk);
    }
    for (const auto& rejection : receipt->rejected) {
        complaints_.say("row_set_aside", kiosk, rejection.why);
    }
    receipted_[kiosk] = {receipt->epoch, receipt->upto};
    answer(kiosk, *receipt);
    return done();
}

Status Reception::refuse(const KioskId& kiosk, const std::string& payload, const std::string& why) {
    const std::string reason(utf8_beginning(why, kLongestWhy));
    complaints_.say("batch_refused", kiosk, reason);
    answer(kiosk, Refusal{to_hex(sha256(payload)), reason});
    return store_.set_aside(
        {0, now_, kiosk, std::nullopt, std::nullopt, reason, payload.substr(0, kMostKept)});
}

Status Reception::take_hello(const KioskId& kiosk, const Result<Hello>& hello) {
    if (!hello || hello->kiosk != kiosk) {
        complaints_.say(
            "hello_refused", kiosk,
            hello ? "foreign: the hello of " + hello->kiosk.text : hello.error().message);
        return done();
    }
    // The chain first: the receipt names its end.
    if (auto followed = follow_chain(*hello); !followed) {
        return followed;
    }
    auto receipt = ingest_.take(*hello);
    if (!receipt) {
        return std::move(receipt).error();
    }
    answer(kiosk, *receipt);
    return done();
}

Status Reception::follow_chain(const Hello& hello) {
    const Posting* posting = basis_.places.find_posting(hello.kiosk, now_);
    if (posting == nullptr) {
        return done();
    }
    auto change = store_.change(posting->store);
    if (!change) {
        return std::move(change).error();
    }
    if (hello.change > kLargestCount) {
        complaints_.say("change_not_believed", hello.kiosk,
                        "the chain would have no room above it");
        return done();
    }
    if (hello.change > *change) {
        // This collector was restored from an older copy: go on above what kiosks have seen.
        if (auto raised = store_.raise_change(posting->store, hello.change); !raised) {
            return raised;
        }
        return alerting_.send_again(posting->store);
    }
    auto missed =
        store_.alerts({posting->store, std::nullopt, hello.change, AlertFilter::Which::All});
    if (!missed) {
        return std::move(missed).error();
    }
    Relay(basis_, now_).catch_up(hello.kiosk, hello.change, *missed, answers_);
    return done();
}

void Reception::answer(const KioskId& kiosk, const ReceiptMessage& message) {
    // QoS 0: a receipt that is lost is asked for again.
    answers_.push_back({{down_topic(DownKind::Receipt, kiosk), encode_receipt(message), 0}});
}

std::vector<Outbound> Reception::messages() const {
    const Relay relay(basis_, now_);
    std::vector<Outbound> all = answers_;
    for (const auto& alert : alerting_.changed()) {
        relay.tell_store(alert, all);
    }
    return all;
}

}  // namespace afterword
