// SPDX-License-Identifier: Apache-2.0
#include "sync/operator/alerts_command.hpp"

#include <vector>

#include <nlohmann/json.hpp>

#include "platform/base/clock.hpp"
#include "sync/operator/harmless.hpp"
#include "sync/operator/listing.hpp"
#include "sync/operator/minute_text.hpp"

namespace afterword {
namespace {

using Json = nlohmann::ordered_json;

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

// One that is followed.
Result<std::string> line_of(const std::string& data, Format format) {
    try {
        const Json alert = Json::parse(data);
        if (format == Format::Json) {
            return alert.dump(-1, ' ', true, Json::error_handler_t::replace);
        }
        std::string line;
        for (const auto& cell : row_of(alert)) {
            line += (line.empty() ? "" : "  ") + cell;
        }
        return harmless_lines(line);
    } catch (const Json::exception& error) {
        return senseless(error.what());
    }
}

// A collector that had begun to tell comes back.
bool has_gone_away(const Error& error, const std::string& after) {
    return error.code == Errc::Unreachable && !after.empty();
}

Output output_of(const Status& status) {
    return status ? Output() : failed(status.error());
}

}  // namespace

Output alerts(const CollectorAccess& access, const AlertsOptions& options) {
    return list(fetch(access, "alerts", {{"store", options.store}, {"stage", options.stage}}),
                {"alerts",
                 {{"Opened"}, {"Store"}, {"Kiosk"}, {"Stage"}, {"Taken by"}, {"Title"}, {"Alert"}},
                 row_of,
                 "there is no such alert"},
                options.format);
}

Output follow_alerts(const CollectorAccess& access, const AlertsOptions& options,
                     const AlertsReader& reader) {
    std::string after;
    Status read = done();
    const auto take = [&](const ServerEvent& event) {
        if (!event.id.empty()) {
            after = event.id;
        }
        if (event.kind != "alert") {
            return true;
        }
        const auto line = line_of(event.data, options.format);
        if (!line) {
            read = line.error();
        }
        return line && reader.print(*line);
    };
    while (true) {
        const auto ended =
            follow(access, "alerts/events", {{"store", options.store}, {"after", after}}, take);
        if (ended) {
            return output_of(read);
        }
        if (!has_gone_away(ended.error(), after)) {
            return failed(ended.error());
        }
        reader.rest();
    }
}

}  // namespace afterword
