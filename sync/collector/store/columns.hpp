// SPDX-License-Identifier: Apache-2.0
// How our types stand in columns. Internal to this folder.
#pragma once

#include <algorithm>
#include <bit>
#include <cmath>
#include <string_view>

#include "sync/collector/store/records.hpp"
#include "sync/collector/store/sql.hpp"

namespace afterword {

// All 64 bits, so half of the epochs are negative there.
inline std::int64_t column(Epoch epoch) {
    return std::bit_cast<std::int64_t>(epoch.value);
}
inline Epoch epoch_at(const SqlRow& at, int index) {
    return {std::bit_cast<std::uint64_t>(at.integer(index))};
}
inline std::int64_t column(BootId boot) {
    return std::int64_t{boot.value};
}
inline BootId boot_at(const SqlRow& at, int index) {
    return {static_cast<std::uint32_t>(at.integer(index))};
}
inline std::int64_t column(WallTime time) {
    return unix_ms(time);
}
inline WallTime time_at(const SqlRow& at, int index) {
    return from_unix_ms(at.integer(index));
}
inline std::int64_t column(Day day) {
    return day.time_since_epoch().count();
}
inline Day day_at(const SqlRow& at, int index) {
    return Day(std::chrono::days(at.integer(index)));
}
inline std::int64_t column(const ShardSet& shards) {
    return std::bit_cast<std::int64_t>(std::uint64_t{shards.to_ullong()});
}
inline Bytes column(const RowHash& hash) {
    return {std::string_view(reinterpret_cast<const char*>(hash.data()), hash.size())};
}
inline RowHash hash_at(const SqlRow& at, int index) {
    RowHash hash{};
    const auto bytes = at.bytes(index);
    std::copy_n(bytes.begin(), std::min(bytes.size(), hash.size()), hash.begin());
    return hash;
}

// A misuse score, 0…1, in hundredths, as it stands on the wire.
constexpr double kMisuseSteps = 100;
// From here on a visit is flagged.
constexpr double kFlagAt = MisuseSettings().flag_at;
inline std::int64_t misuse_column(double score) {
    return std::llround(score * kMisuseSteps);
}

// A first column that is all there is.
inline std::int64_t integer_at(const SqlRow& at) {
    return at.integer(0);
}
inline std::string text_at(const SqlRow& at) {
    return at.text(0);
}

template <class T>
std::optional<std::int64_t> column(const std::optional<T>& value) {
    return value ? std::optional(std::int64_t{column(*value)}) : std::nullopt;
}
}  // namespace afterword
