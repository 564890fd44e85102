// SPDX-License-Identifier: Apache-2.0
// The questions that change nothing and may have much to read, each with what answers it.
// Internal to this folder.
#pragma once

#include <utility>

#include "sync/collector/report.hpp"

namespace afterword {

template <class Of>
Result<Report> reported(Result<Of> of) {
    if (!of) {
        return std::move(of).error();
    }
    return Report(*std::move(of));
}

// Within a transaction of the caller's.
struct Reading {
    Store& store;
    const Basis& basis;
    WallTime now;

    Result<Report> operator()(const ScoresQuery& q) const {
        return reported(report_scores(store, basis.surveys, q));
    }
    Result<Report> operator()(const ChoicesQuery& q) const {
        return reported(report_choices(store, basis.surveys, q));
    }
    Result<Report> operator()(const CompletenessQuery& q) const {
        return reported(report_completeness(store, basis.places, q));
    }
    Result<Report> operator()(const AlertsQuery& q) const {
        return reported(report_alerts(store, basis, q, now));
    }
    Result<Report> operator()(const AlertFiguresQuery& q) const {
        return reported(report_alert_figures(store, basis, q, now));
    }
    Result<Report> operator()(const ContactsQuery&) const {
        return reported(report_contacts(store));
    }
    Result<Report> operator()(const NoticesQuery& q) const {
        return reported(report_notices(store, q));
    }
    Result<Report> operator()(const QuarantineQuery& q) const {
        return reported(report_quarantine(store, q));
    }
};

}  // namespace afterword
