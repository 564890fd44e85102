// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/alerts_command.hpp"

#include <array>
#include <chrono>
#include <cstdio>
#include <vector>

#include <nlohmann/json.hpp>

#include "platform/base/clock.hpp"
#include "sync/operator/harmless.hpp"
#include "sync/operator/table.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

// "2026-11-21 22:41Z"; an operator looks at many zones, so it is UTC.
std::string minute_text(WallTime time) {
    const auto day = std::chrono::floor<std::chrono::days>(time);
    const std::chrono::year_month_day date(day);
    const auto minutes = std::chrono::floor<std::chrono::minutes>(time - day).count();
    std::array<char, 40> text{};
    const int length =
        std::snprintf(text.data(), text.size(), "%04d-%02u-%02u %02d:%02dZ", int(date.year()),
                      unsigned(date.month()), unsigned(date.day()), static_cast<int>(minutes / 60),
                      static_cast<int>(minutes % 60));
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string text_or_dash(const Json& value) {
    return value.is_string() ? value.get<std::string>() : "-";
}

std::vector<std::string> row_of(const Json& alert) {
    const bool late = alert.at("late").get<bool>();
    return {minute_text(from_unix_ms(alert.at("opened").get<std::int64_t>())),
            text_or_dash(alert.at("store")),
            text_or_dash(alert.at("kiosk")),
            text_or_dash(alert.at("stage")) + (late ? ", late" : ""),
            text_or_dash(alert.at("taken_by")),
            text_or_dash(alert.at("title")),
            text_or_dash(alert.at("alert"))};
}

}  // namespace

Output alerts(const CollectorAccess& access, const AlertsOptions& options) {
    const auto answer =
        fetch(access, "alerts", {{"store", options.store}, {"stage", options.stage}});
    if (!answer) {
        return failed(answer.error());
    }
    std::vector<std::vector<std::string>> rows;
    Json json;
    try {
        json = Json::parse(*answer);
        for (const auto& alert : json.at("alerts")) {
            rows.push_back(row_of(alert));
        }
    } catch (const Json::exception& error) {
        return failed(
            {Errc::Io, std::string("the collector's answer makes no sense: ") + error.what()});
    }
    Output output;
    output.text =
        options.format == Format::Json
            ? harmless_json(json)
            : table_text(
                  {{"Opened"}, {"Store"}, {"Kiosk"}, {"Stage"}, {"Taken by"}, {"Title"}, {"Alert"}},
                  rows);
    if (rows.empty()) {
        output.remark = "there is no such alert";
        output.exit_code = ExitCode::NotSo;
    }
    return output;
}

}  // namespace afterword
