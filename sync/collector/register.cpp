// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/register.hpp"

#include <algorithm>
#include <utility>

#include "platform/base/hash.hpp"

namespace afterword {
namespace {

Status check_stores(std::span<const StoreEntry> by_id) {
    const auto twice = std::ranges::adjacent_find(by_id, {}, &StoreEntry::store);
    if (twice != by_id.end()) {
        return Error{Errc::Invalid, "store " + twice->store.text + " stands in the register twice"};
    }
    return done();
}

Status check_postings(std::span<const Posting> by_kiosk) {
    const auto overlap =
        std::ranges::adjacent_find(by_kiosk, [](const Posting& earlier, const Posting& later) {
            return earlier.kiosk == later.kiosk && later.from < earlier.until;
        });
    if (overlap != by_kiosk.end()) {
        return Error{Errc::Invalid, "kiosk " + overlap->kiosk.text + " is in two places at once"};
    }
    return done();
}

// Of postings that are sorted by `key`, those that have `value` there. Not by
// ranges::equal_range(), whose answer clang 14 cannot read.
template <class Key>
std::span<const Posting> having(const std::vector<Posting>& sorted, Key Posting::*key,
                                const Key& value) {
    const auto first = std::ranges::lower_bound(sorted, value, {}, key);
    return {first, std::ranges::upper_bound(first, sorted.end(), value, {}, key)};
}

}  // namespace

Result<Register> Register::make(std::vector<StoreEntry> stores, std::vector<Posting> postings) {
    Register made;
    made.stores_ = std::move(stores);
    std::ranges::sort(made.stores_, {}, &StoreEntry::store);
    if (auto checked = check_stores(made.stores_); !checked) {
        return std::move(checked).error();
    }
    for (const auto& entry : made.stores_) {
        auto zone = Zone::find(entry.zone);
        if (!zone) {
            return std::move(zone).error().within("store " + entry.store.text);
        }
        made.times_.push_back(entry.hours ? OpeningTimes(*zone, *entry.hours)
                                          : OpeningTimes(*zone));
    }
    for (const auto& posting : postings) {
        if (made.find_store(posting.store) == nullptr) {
            return Error{Errc::Invalid, "kiosk " + posting.kiosk.text + " is posted to store " +
                                            posting.store.text + ", which is not there"};
        }
    }
    made.postings_ = std::move(postings);
    std::ranges::sort(made.postings_, {}, [](const Posting& posting) {
        return std::pair(posting.kiosk, posting.from);
    });
    if (auto checked = check_postings(made.postings_); !checked) {
        return std::move(checked).error();
    }
    made.of_stores_ = made.postings_;
    std::ranges::stable_sort(made.of_stores_, {}, &Posting::store);
    return made;
}

std::span<const Posting> Register::postings_of(const KioskId& kiosk) const {
    return having(postings_, &Posting::kiosk, kiosk);
}

bool Register::knows(const KioskId& kiosk) const {
    return !postings_of(kiosk).empty();
}

std::set<KioskId> Register::kiosks() const {
    std::set<KioskId> all;
    for (const auto& posting : postings_) {
        all.insert(all.end(), posting.kiosk);
    }
    return all;
}

const Posting* Register::find_posting(const KioskId& kiosk, WallTime at) const {
    for (const auto& posting : postings_of(kiosk)) {
        if (posting.from <= at && at < posting.until) {
            return &posting;
        }
    }
    return nullptr;
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
    for (const auto& posting : having(of_stores_, &Posting::store, store)) {
        if (posting.from < until && from < posting.until &&
            (kiosks.empty() || kiosks.back() != posting.kiosk)) {
            kiosks.push_back(posting.kiosk);
        }
    }
    return kiosks;
}

const StoreEntry* Register::find_store(const StoreId& store) const {
    const auto found = std::ranges::lower_bound(stores_, store, {}, &StoreEntry::store);
    return found == stores_.end() || found->store != store ? nullptr : &*found;
}

const OpeningTimes& Register::times_of(const StoreId& store) const {
    const StoreEntry* found = find_store(store);
    return found == nullptr ? elsewhere_ : times_[static_cast<std::size_t>(found - stores_.data())];
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
