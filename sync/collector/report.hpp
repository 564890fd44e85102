// SPDX-License-Identifier: Apache-2.0
// Answers to what people ask, from what is stored.
#pragma once

#include "sync/collector/basis.hpp"
#include "sync/collector/query.hpp"
#include "sync/collector/store/store.hpp"

namespace afterword {

// By store, day (or as the filter says) and question.
Result<ScoresReport> report_scores(Store& store, const Surveys& surveys, const ScoresQuery& query);

// By store, day and question: what was chosen.
Result<ChoicesReport> report_choices(Store& store, const Surveys& surveys,
                                     const ChoicesQuery& query);

// Days with something to say, by store; with a day in the query every store, however quiet.
Result<CompletenessReport> report_completeness(Store& store, const Register& places,
                                               const CompletenessQuery& query);

// With their histories; what is left of the deadlines is as of `now`.
Result<AlertsReport> report_alerts(Store& store, const Basis& basis, const AlertsQuery& query,
                                   WallTime now);

Result<AlertReport> report_alert(Store& store, const Basis& basis, const AlertId& alert,
                                 WallTime now);

// Alerts that have changed get their place in the feed now. A cursor that is not of this store is
// as good as none.
Result<AlertEventsReport> report_alert_events(Store& store, const Basis& basis,
                                              const AlertEventsQuery& query, WallTime now);

// Of those who wait for a call, by store.
Result<ContactsReport> report_contacts(Store& store);
// Notes who opens it in the alert's history before it is given.
Result<OpenContactReport> open_contact(Store& store, const OpenContactQuery& query, WallTime now);

// By the time of their last try.
Result<NoticesReport> report_notices(Store& store, const NoticesQuery& query);
Result<ResendReport> resend_notice(Store& store, const ResendQuery& query, WallTime now);

// By store and kind of alert, all of them first.
Result<AlertFiguresReport> report_alert_figures(Store& store, const Basis& basis,
                                                const AlertFiguresQuery& query, WallTime now);

// In order, at most 100 a time: ask again after the last one's number.
Result<QuarantineReport> report_quarantine(Store& store, const QuarantineQuery& query);

// A page of the feed; visits that are new or have changed get their place in it now. NotFound where
// the cursor is not of this store.
Result<VisitsReport> report_visits(Store& store, const VisitsQuery& query, WallTime now);

}  // namespace afterword
