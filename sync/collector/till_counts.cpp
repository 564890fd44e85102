// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/till_counts.hpp"

#include <map>
#include <set>

namespace afterword {
namespace {

// Empty where there is nothing wrong with it.
std::string fault_of(const TillCount& count, const Register& places, WallTime now) {
    const auto& [store, hour] = count.of;
    if (places.find_store(store) == nullptr) {
        return "there is no store " + store.text;
    }
    const Zone& zone = places.zone_of(store);
    const WallTime begins = zone.at({hour.day, std::chrono::hours(hour.hour)});
    if (hour_of(zone.local(begins)) != hour && count.transactions > 0) {
        return hour_text(hour) + " is skipped there, when the clocks are put forward";
    }
    return begins > now ? hour_text(hour) + " has not begun there yet" : "";
}

// Counts them in the report.
std::vector<TillCount> changes_of(const std::vector<TillCount>& counts,
                                  const std::map<StoreHour, std::int64_t>& before,
                                  TillCountsReport& report) {
    std::vector<TillCount> changes;
    for (const auto& count : counts) {
        const auto found = before.find(count.of);
        if (found != before.end() && found->second == count.transactions) {
            ++report.unchanged;
            continue;
        }
        ++(found == before.end() ? report.added : report.changed);
        changes.push_back(count);
    }
    return changes;
}

}  // namespace

Result<TillCountsReport> take_till_counts(Store& store, const Register& places,
                                          const TillCountsQuery& query, WallTime now) {
    TillCountsReport report;
    report.doing = query.doing;
    std::set<StoreHour> hours;
    for (std::size_t i = 0; i < query.counts.size(); ++i) {
        const TillCount& count = query.counts[i];
        const std::string fault = hours.insert(count.of).second ? fault_of(count, places, now)
                                                                : "the same hour is there twice";
        if (!fault.empty()) {
            report.faults.push_back({i, fault});
        }
    }
    auto known = store.find_till_counts(std::vector(hours.begin(), hours.end()));
    if (!known) {
        return std::move(known).error();
    }
    std::map<StoreHour, std::int64_t> before;
    for (const auto& count : *known) {
        before.emplace(count.of, count.transactions);
    }
    const auto changes = changes_of(query.counts, before, report);
    if (!report.faults.empty() || query.doing == TillCountsQuery::Doing::Check) {
        return report;
    }
    auto saved = store.save(changes);
    return saved ? Result(std::move(report)) : std::move(saved).error();
}

}  // namespace afterword
