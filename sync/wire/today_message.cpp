// SPDX-License-Identifier: Apache-2.0
#include "sync/wire/today_message.hpp"

#include <cmath>

#include <nlohmann/json.hpp>

#include "sync/wire/json.hpp"
#include "sync/wire/json_text.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

constexpr std::size_t kLongestId = 64;

// Six digits: finer than any interval of a store's day.
double rounded(double value) {
    return std::round(value * 1e6) / 1e6;
}

Json share_json(const std::optional<Share>& share) {
    if (!share) {
        return {};
    }
    return {{"share", rounded(share->share)},
            {"low", rounded(share->low)},
            {"high", rounded(share->high)}};
}

template <class Value>
Json optional_json(const std::optional<Value>& value) {
    return value ? Json(*value) : Json();
}

std::optional<Share> read_share(Fields& fields) {
    if (!fields.has("good")) {
        return std::nullopt;
    }
    Fields good = fields.object("good");
    const double share = good.number("share", 0, 1);
    const double low = good.number("low", 0, share);
    return Share{share, low, good.number("high", share, 1)};
}

std::optional<double> read_usual(Fields& fields, double most) {
    return fields.has("usual") ? std::optional(fields.number("usual", 0, most)) : std::nullopt;
}

Day read_day(Fields& fields) {
    const auto day = parse_day(fields.text("day", 10));
    if (!day) {
        fields.fault().note("day", "is not a day like 2026-11-21");
    }
    return day.value_or(Day());
}

std::vector<TodayHour> read_hours(Fields& fields) {
    std::vector<TodayHour> hours;
    int after = -1;
    for (const auto& item : fields.items("hours", 24)) {
        Fields hour(item, fields.fault(), "hours");
        after = static_cast<int>(hour.integer("hour", after + 1, 23));
        const auto n = hour.integer("n");
        const auto good = read_share(hour);
        hours.push_back({after, n, good, read_usual(hour, 1)});
    }
    return hours;
}

std::vector<TodayReason> read_reasons(Fields& fields) {
    std::vector<TodayReason> reasons;
    for (const auto& item : fields.items("reasons", kMostTodayReasons)) {
        Fields reason(item, fields.fault(), "reasons");
        auto id = reason.text("id", kLongestId);
        const auto n = reason.integer("n");
        reasons.push_back(
            {std::move(id), n, read_usual(reason, static_cast<double>(kLargestInteger))});
    }
    return reasons;
}

}  // namespace

std::string encode_today(const Today& today) {
    Json json = {{"v", 1},
                 {"store", today.store.text},
                 {"day", day_text(today.day)},
                 {"as_of", unix_ms(today.as_of)},
                 {"answers", today.answers},
                 {"expected", optional_json(today.expected)},
                 {"good", share_json(today.good)},
                 {"hours", Json::array()},
                 {"reasons", Json::array()}};
    for (const auto& hour : today.hours) {
        json["hours"].push_back({{"hour", hour.hour},
                                 {"n", hour.n},
                                 {"good", share_json(hour.good)},
                                 {"usual", hour.usual ? Json(rounded(*hour.usual)) : Json()}});
    }
    for (const auto& reason : today.reasons) {
        json["reasons"].push_back(
            {{"id", reason.id},
             {"n", reason.n},
             {"usual", reason.usual ? Json(rounded(*reason.usual)) : Json()}});
    }
    json["median_take_ms"] = today.median_to_take ? Json(today.median_to_take->count()) : Json();
    return json_text(json);
}

Result<Today> decode_today(std::string_view payload) {
    auto root = parse_message(payload);
    if (!root) {
        return std::move(root).error().within("today");
    }
    Fault fault;
    Fields fields(*root, fault);
    read_version(fields);
    Today today;
    today.store = fields.made("store", kLongestId, make_store_id);
    today.day = read_day(fields);
    today.as_of = from_unix_ms(fields.integer("as_of", 0, kLargestTime));
    today.answers = fields.integer("answers");
    today.expected = fields.integer_if("expected", today.answers);
    today.good = read_share(fields);
    today.hours = read_hours(fields);
    today.reasons = read_reasons(fields);
    if (const auto median = fields.integer_if("median_take_ms")) {
        today.median_to_take = Milliseconds(*median);
    }
    if (fault.found()) {
        return fault.error().within("today");
    }
    return today;
}

}  // namespace afterword
