// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/doorkeeper.hpp"

#include <algorithm>
#include <sstream>
#include <utility>

#include "platform/base/log.hpp"
#include "platform/linux/files.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kLookEvery{2'000};
constexpr Milliseconds kEvictAgainAfter{3'000};
constexpr Milliseconds kRetryAfter{30'000};

// Servers' and collectors' names stand in the list as well.
std::set<KioskId> kiosks_of(const std::string& content) {
    std::set<KioskId> kiosks;
    std::istringstream lines(content);
    for (std::string line; std::getline(lines, line);) {
        if (auto id = make_kiosk_id(line); id && !line.starts_with("collector-")) {
            kiosks.insert(*std::move(id));
        }
    }
    return kiosks;
}

}  // namespace

Doorkeeper::Doorkeeper(std::filesystem::path names, std::optional<Evictor> evictor,
                       const Clock& clock, std::function<bool(RevokedKiosks)> tell)
    : names_(std::move(names)),
      evictor_(std::move(evictor)),
      clock_(clock),
      tell_(std::move(tell)) {
    read_names();
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

void Doorkeeper::heard(const KioskId& kiosk) {
    static_cast<void>(heard_.post(kiosk));  // full of others: it will be heard again
}

void Doorkeeper::run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
        const auto wait = evict_due() ? Milliseconds(0) : kLookEvery;
        if (const auto kiosk = heard_.take(stop, wait); kiosk && revoked_.contains(*kiosk)) {
            // Where the broker has not read its own list yet the kiosk comes straight back.
            const auto last = evicted_.find(*kiosk);
            due_.try_emplace(*kiosk,
                             last == evicted_.end() ? Tick() : last->second + kEvictAgainAfter);
        }
        read_names();
    }
}

// What cannot be read changes nothing: who was out stays out.
void Doorkeeper::read_names() {
    auto content = read_file(names_);
    if (!content) {
        log_error("revoked_names_unreadable").with("why", content.error().message);
        return;
    }
    if (*content == read_) {
        return;
    }
    const auto kiosks = kiosks_of(*content);
    if (!tell_({kiosks})) {
        return;
    }
    read_ = *std::move(content);
    const auto before = std::exchange(revoked_, kiosks);
    std::erase_if(due_, [this](const auto& one) { return !revoked_.contains(one.first); });
    for (const auto& kiosk : revoked_) {
        if (!before.contains(kiosk)) {
            log_info("kiosk_revoked").with("kiosk", kiosk.text);
            due_.try_emplace(kiosk);
        }
    }
}

// One at a time, so that a broker that does not answer never holds up the end for long.
bool Doorkeeper::evict_due() {
    const Tick now = clock_.tick();
    const auto next =
        std::find_if(due_.begin(), due_.end(), [&](const auto& one) { return one.second <= now; });
    if (!evictor_ || next == due_.end()) {
        return false;
    }
    const KioskId kiosk = next->first;
    due_.erase(next);
    if (auto evicted = evictor_->evict(kiosk); !evicted) {
        log_error("session_not_ended")
            .with("kiosk", kiosk.text)
            .with("why", evicted.error().message);
        due_.emplace(kiosk, now + kRetryAfter);
    } else {
        log_info("session_ended").with("kiosk", kiosk.text);
        evicted_.insert_or_assign(kiosk, clock_.tick());
    }
    return true;
}

}  // namespace afterword
