// SPDX-License-Identifier: Apache-2.0
// How shoppers who want a call are reached: the collector hands out what it cannot read itself, and
// keeps who has asked for it.
#include <algorithm>

#include "sync/collector/report.hpp"
#include "sync/model/alert_id.hpp"
#include "sync/wire/row.hpp"

namespace afterword {
namespace {

constexpr const char* kOpened = "contact_opened";  // in an alert's history

bool wants_call(const AlertMessage& message) {
    return message.alert.kind == AlertKind::CallBack && message.alert.visit;
}

Result<std::optional<SealedContact>> find_contact(Store& store, const Alert& alert) {
    auto visits = store.find_visits(alert.kiosk, {&*alert.visit, 1});
    if (!visits) {
        return std::move(visits).error();
    }
    if (visits->empty()) {
        return std::optional<SealedContact>();
    }
    auto bytes = store.row_bytes(visits->front().row);
    if (!bytes) {
        return std::move(bytes).error();
    }
    const auto row = decode_row(*bytes);
    const auto* visit = row ? std::get_if<Visit>(&*row) : nullptr;
    return visit == nullptr ? std::optional<SealedContact>() : visit->contact;
}

// Whom staff call by that alert: of a summary each of those in it.
Result<ContactsReport> callers_of(Store& store, const AlertMessage& message) {
    ContactsReport callers;
    for (const auto& visit : message.alert.members) {
        const AlertId id = alert_id(message.alert.kiosk, visit, AlertKind::CallBack);
        auto history = store.history(id);
        if (!history) {
            return std::move(history).error();
        }
        const auto openings = std::count_if(history->begin(), history->end(),
                                            [](const auto& line) { return line.step == kOpened; });
        callers.push_back({id, message, openings});
    }
    return callers;
}

}  // namespace

Result<ContactsReport> report_contacts(Store& store) {
    auto alerts = store.alerts({std::nullopt, std::nullopt, 0, AlertFilter::Which::NotEnded});
    if (!alerts) {
        return std::move(alerts).error();
    }
    ContactsReport report;
    for (const auto& message : *alerts) {
        if (!wants_call(message)) {
            continue;
        }
        auto callers = callers_of(store, message);
        if (!callers) {
            return std::move(callers).error();
        }
        report.insert(report.end(), callers->begin(), callers->end());
    }
    return report;
}

Result<OpenContactReport> open_contact(Store& store, const OpenContactQuery& query, WallTime now) {
    OpenContactReport report{query.alert, {}};
    auto message = store.find_alert(query.alert);
    if (!message) {
        return std::move(message).error();
    }
    if (!*message || !wants_call(**message)) {
        return report;
    }
    auto contact = find_contact(store, (*message)->alert);
    if (!contact) {
        return std::move(contact).error();
    }
    if (!*contact) {
        return report;
    }
    HistoryEntry line;
    line.alert = query.alert;
    line.step = kOpened;
    line.by = query.by;
    line.at = now;
    if (auto noted = store.add_history(line); !noted) {
        return std::move(noted).error();
    }
    report.contact = *std::move(contact);
    return report;
}

}  // namespace afterword
