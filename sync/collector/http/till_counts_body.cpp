// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/till_counts_body.hpp"

#include <nlohmann/json.hpp>

#include "platform/base/strict_json.hpp"
#include "sync/collector/query.hpp"

namespace afterword {
namespace {

using Json = nlohmann::json;

std::string text_in(const Json& item, const char* key) {
    const auto found = item.find(key);
    return found != item.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<TillCount> read_count(const Json& item) {
    if (!item.is_object() || item.size() != 3) {
        return Error{Errc::Invalid, "must be an object of store, hour and transactions"};
    }
    auto store = make_store_id(text_in(item, "store"));
    if (!store) {
        return std::move(store).error().within("store");
    }
    const auto hour = parse_hour(text_in(item, "hour"));
    if (!hour) {
        return Error{Errc::Invalid, "hour: is not an hour like 2026-11-21T14"};
    }
    const auto transactions = item.find("transactions");
    const bool is_count = transactions != item.end() && transactions->is_number_unsigned() &&
                          transactions->get<std::uint64_t>() <= kMostTransactions;
    if (!is_count) {
        return Error{Errc::Invalid, "transactions: is not a whole number from 0 to " +
                                        std::to_string(kMostTransactions)};
    }
    return TillCount{{*std::move(store), *hour}, transactions->get<std::int64_t>()};
}

}  // namespace

Result<std::vector<TillCount>> read_till_counts(std::string_view body) {
    auto json = parse_strict_json(body);
    if (!json) {
        return std::move(json).error();
    }
    const bool is_list = json->is_object() && json->size() == 1 && json->contains("hours") &&
                         json->at("hours").is_array();
    if (!is_list) {
        return Error{Errc::Invalid, "must be an object of the list hours, and nothing else"};
    }
    const Json& hours = json->at("hours");
    if (hours.empty() || hours.size() > kMostTillCounts) {
        return Error{Errc::Invalid,
                     "hours: must be 1 to " + std::to_string(kMostTillCounts) + " of them"};
    }
    std::vector<TillCount> counts;
    for (std::size_t i = 0; i < hours.size(); ++i) {
        auto count = read_count(hours[i]);
        if (!count) {
            return std::move(count).error().within("hours/" + std::to_string(i));
        }
        counts.push_back(*std::move(count));
    }
    return counts;
}

}  // namespace afterword
