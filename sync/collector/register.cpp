// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/register.hpp"

#include <algorithm>

#include "platform/base/hash.hpp"

namespace afterword {
namespace {

bool overlap(const Posting& one, const Posting& other) {
    return one.kiosk == other.kiosk && one.from < other.until && other.from < one.until;
}

}  // namespace

Result<Register> Register::make(std::vector<StoreEntry> stores, std::vector<Posting> postings) {
    Register made;
    for (const auto& entry : stores) {
        auto zone = Zone::find(entry.zone);
        if (!zone) {
            return std::move(zone).error().within("store " + entry.store.text);
        }
        made.zones_.push_back(*zone);
    }
    const auto twice = [&](const StoreEntry& entry) {
        return std::count_if(stores.begin(), stores.end(), [&](const StoreEntry& other) {
                   return other.store == entry.store;
               }) > 1;
    };
    if (std::any_of(stores.begin(), stores.end(), twice)) {
        return Error{Errc::Invalid, "a store stands in the register twice"};
    }
    for (auto posting = postings.begin(); posting != postings.end(); ++posting) {
        if (std::none_of(stores.begin(), stores.end(),
                         [&](const StoreEntry& entry) { return entry.store == posting->store; })) {
            return Error{Errc::Invalid, "kiosk " + posting->kiosk.text + " is posted to store " +
                                            posting->store.text + ", which is not there"};
        }
        if (std::any_of(postings.begin(), posting,
                        [&](const Posting& other) { return overlap(*posting, other); })) {
            return Error{Errc::Invalid,
                         "kiosk " + posting->kiosk.text + " is in two places at once"};
        }
    }
    made.stores_ = std::move(stores);
    made.postings_ = std::move(postings);
    return made;
}

bool Register::knows(const KioskId& kiosk) const {
    return std::any_of(postings_.begin(), postings_.end(),
                       [&](const Posting& posting) { return posting.kiosk == kiosk; });
}

std::set<KioskId> Register::kiosks() const {
    std::set<KioskId> all;
    for (const auto& posting : postings_) {
        all.insert(posting.kiosk);
    }
    return all;
}

const Posting* Register::find_posting(const KioskId& kiosk, WallTime at) const {
    const auto found =
        std::find_if(postings_.begin(), postings_.end(), [&](const Posting& posting) {
            return posting.kiosk == kiosk && posting.from <= at && at < posting.until;
        });
    return found == postings_.end() ? nullptr : &*found;
}

std::optional<StoreDay> Register::place(const KioskId& kiosk, WallTime at) const {
    const Posting* posting = find_posting(kiosk, at);
    if (posting == nullptr) {
        return std::nullopt;
    }
    return StoreDay{posting->store, zone_of(posting->store).day_of(at)};
}

std::vector<KioskId> Register::kiosks_of(const StoreId& store, WallTime from,
                                         WallTime until) const {
    std::vector<KioskId> kiosks;
    for (const auto& posting : postings_) {
        if (posting.store == store && posting.from < until && from < posting.until &&
            std::find(kiosks.begin(), kiosks.end(), posting.kiosk) == kiosks.end()) {
            kiosks.push_back(posting.kiosk);
        }
    }
    return kiosks;
}

Zone Register::zone_of(const StoreId& store) const {
    const auto found = std::find_if(stores_.begin(), stores_.end(),
                                    [&](const StoreEntry& entry) { return entry.store == store; });
    return found == stores_.end() ? Zone::utc()
                                  : zones_[static_cast<std::size_t>(found - stores_.begin())];
}

std::string Register::fingerprint() const {
    std::string text;
    for (const auto& entry : stores_) {
        text += entry.store.text + '\t' + entry.zone + '\n';
    }
    for (const auto& posting : postings_) {
        text += posting.kiosk.text + '\t' + posting.store.text + '\t' +
                std::to_string(unix_ms(posting.from)) + '\t' +
                std::to_string(unix_ms(posting.until)) + '\n';
    }
    return content_name(text);
}

}  // namespace afterword
