// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/http/metrics.hpp"

#include <string_view>

namespace afterword {
namespace {

void add_head(std::string& text, std::string_view name, std::string_view type,
              std::string_view help) {
    for (const auto& [word, rest] : {std::pair(" HELP ", help), std::pair(" TYPE ", type)}) {
        text.append("#").append(word).append(name).append(" ").append(rest).append("\n");
    }
}

void add(std::string& text, std::string_view name, std::string_view type, std::string_view help,
         std::int64_t value) {
    add_head(text, name, type, help);
    text.append(name).append(" ").append(std::to_string(value)).append("\n");
}

}  // namespace

std::string metrics_text(const MetricsReport& report) {
    std::string text;
    add(text, "afterword_broker_connected", "gauge", "1 while the broker is connected.",
        report.connected ? 1 : 0);
    add(text, "afterword_messages_taken_total", "counter",
        "Batches and hellos taken since the start.", report.messages_taken);
    add(text, "afterword_messages_turned_away_total", "counter",
        "Messages of revoked kiosks since the start.", report.messages_turned_away);
    add(text, "afterword_messages_waiting", "gauge", "Messages that wait to be stored.",
        report.messages_waiting);
    add(text, "afterword_store_failures_total", "counter",
        "Transactions that failed since the start.", report.store_failures);
    add(text, "afterword_visits", "gauge", "Visits stored.", report.totals.visits);
    add(text, "afterword_quarantined", "gauge", "Rows and batches ever set aside.",
        report.totals.quarantined);
    add(text, "afterword_alerts_open", "gauge", "Alerts that have not ended.",
        report.totals.open_alerts);
    add(text, "afterword_kiosks_revoked", "gauge", "Kiosks that are let in no more.",
        report.kiosks_revoked);
    add_head(text, "afterword_kiosk_heard_timestamp_seconds", "gauge",
             "When a kiosk was heard last.");
    for (const auto& [kiosk, at] : report.heard) {
        // An id needs no escaping.
        text += "afterword_kiosk_heard_timestamp_seconds{kiosk=\"" + kiosk.text + "\"} " +
                std::to_string(unix_ms(at) / 1000) + '\n';
    }
    return text;
}

}  // namespace afterword
