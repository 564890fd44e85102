// SPDX-License-Identifier: Apache-2.0
// What the tills counted.
#include "sync/collector/store/columns.hpp"
#include "sync/collector/store/sql_store.hpp"

namespace afterword {
namespace {

constexpr int kHoursADay = 24;

constexpr Insert kKeepTillCounts{
    "till_counts(store, hour, transactions)",
    "ON CONFLICT(store, hour) DO UPDATE SET transactions=excluded.transactions"};
constexpr PerLine kFindTillCounts{
    "store, hour",
    "SELECT till_counts.store, till_counts.hour, transactions FROM lines "
    "JOIN till_counts ON till_counts.store=lines.store AND till_counts.hour=lines.hour"};

std::int64_t hour_column(const LocalHour& hour) {
    return column(hour.day) * kHoursADay + hour.hour;
}

LocalHour hour_at(const SqlRow& at, int index) {
    const auto hours = at.integer(index);  // never before 1970
    return {Day(std::chrono::days(hours / kHoursADay)), static_cast<int>(hours % kHoursADay)};
}

}  // namespace

Status SqlStore::save(std::span<const TillCount> counts) {
    if (counts.empty()) {
        return done();
    }
    Lines lines(3);
    for (const auto& count : counts) {
        lines.add(count.of.store.text, hour_column(count.of.hour), count.transactions);
    }
    return sql_->insert(kKeepTillCounts, lines);
}

Result<std::vector<TillCount>> SqlStore::find_till_counts(std::span<const StoreHour> hours) {
    std::vector<TillCount> found;
    if (hours.empty()) {
        return found;
    }
    Lines lines(2);
    for (const auto& hour : hours) {
        lines.add(hour.store.text, hour_column(hour.hour));
    }
    auto read = sql_->each_line(kFindTillCounts, lines, [&](const SqlRow& at) {
        found.push_back({{StoreId{at.text(0)}, hour_at(at, 1)}, at.integer(2)});
    });
    if (!read) {
        return std::move(read).error();
    }
    return found;
}

Result<std::vector<TillSum>> SqlStore::sum_till_counts(const DayFilter& filter) {
    const auto from =
        filter.from ? std::optional(hour_column(LocalHour{*filter.from, 0})) : std::nullopt;
    const auto to = filter.to ? std::optional(hour_column(LocalHour{*filter.to, kHoursADay - 1}))
                              : std::nullopt;
    return sql_->all(
        "SELECT store, count(*), CAST(sum(transactions) AS bigint) FROM till_counts "
        "WHERE (?1 IS NULL OR store=?1) AND (?2 IS NULL OR hour>=?2) AND (?3 IS NULL OR hour<=?3) "
        "GROUP BY store ORDER BY store",
        [](const SqlRow& at) {
            return TillSum{StoreId{at.text(0)}, at.integer(1), at.integer(2)};
        },
        filter.store ? std::optional(filter.store->text) : std::nullopt, from, to);
}

}  // namespace afterword
