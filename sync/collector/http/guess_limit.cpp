// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/guess_limit.hpp"

#include <algorithm>

#include <boost/algorithm/string/trim.hpp>
#include <boost/asio/ip/address.hpp>

namespace afterword {
namespace {

// When more have missed, those who did so longest ago are forgotten.
constexpr std::size_t kMostAddresses = 10'000;

constexpr std::size_t kNetworkBytes = 8;  // of an IPv6 address: a /64

}  // namespace

bool GuessLimit::may_ask(std::string_view address, Time now) const {
    const auto found = misses_.find(address);
    return found == misses_.end() || found->second.count < kMostMisses ||
           now - found->second.since >= kMissesWithin;
}

void GuessLimit::missed(std::string_view address, Time now) {
    std::erase_if(misses_,
                  [&](const auto& one) { return now - one.second.since >= kMissesWithin; });
    auto found = misses_.find(address);
    if (found == misses_.end()) {
        if (misses_.size() >= kMostAddresses) {
            misses_.erase(std::min_element(misses_.begin(), misses_.end(),
                                           [](const auto& one, const auto& other) {
                                               return one.second.since < other.second.since;
                                           }));
        }
        found = misses_.emplace(std::string(address), Misses{0, now}).first;
    }
    ++found->second.count;
}

std::string asking_address(std::string_view peer, std::string_view forwarded_for) {
    boost::system::error_code error;
    auto address = boost::asio::ip::make_address(peer, error);
    if (!error && address.is_loopback() && !forwarded_for.empty()) {
        const auto comma = forwarded_for.rfind(',');
        const auto named = boost::algorithm::trim_copy(
            std::string(forwarded_for.substr(comma == std::string_view::npos ? 0 : comma + 1)));
        const auto forwarded = boost::asio::ip::make_address(named, error);
        address = error ? address : forwarded;
    }
    if (!address.is_v6()) {
        return address.to_string();
    }
    auto bytes = address.to_v6().to_bytes();
    std::fill(bytes.begin() + kNetworkBytes, bytes.end(), 0);
    return boost::asio::ip::address_v6(bytes).to_string();
}

}  // namespace afterword
