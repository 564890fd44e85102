// SPDX-License-Identifier: Apache-2.0
// Raises alerts from visits, moves them by the steps of the staff, and keeps every store's chain of
// changes.
#pragma once

#include <vector>

#include "sync/collector/alert_groups.hpp"
#include "sync/collector/basis.hpp"
#include "sync/collector/escalator.hpp"
#include "sync/collector/store/store.hpp"
#include "sync/collector/trends.hpp"
#include "sync/model/alert_causes.hpp"
#include "sync/model/alert_rules.hpp"

namespace afterword {

// A step of the staff as its row brought it.
struct ArrivedStep {
    AlertStep step;
    KioskId kiosk;
    WallTime at;        // corrected
    std::string bytes;  // of the row
};

// What no single visit says: a trend, a silence.
struct Finding {
    AlertKind kind = AlertKind::Trend;
    AlertId id;
    KioskId kiosk;
    StoreId store;
    int n = 0;  // answers it rests on
    std::string title;
};

// For one transaction: what it changed is sent only if that commits.  Thread-bound; all references
// outlive it.
class Alerting {
  public:
    Alerting(Store& store, const Basis& basis, WallTime now)
        : store_(store),
          basis_(basis),
          now_(now),
          trends_(store, basis, now),
          groups_(store, basis, now),
          escalator_(store, basis, now) {}

    // Runs the rules on a visit as it stands: raises, amends or ends its alerts.
    Status judge(const VisitRecord& record, const Visit& visit);
    // Only the rules that wait for nothing: somebody has asked for help, or to be called back, or
    // has written a word of the safety list.
    Status judge_wishes(const VisitRecord& record, const Visit& visit);
    // Of a visit that has ended just now, once: learns what is usual, and raises trends.
    Status count(const VisitRecord& record, const Visit& visit);
    // Keeps what was learnt and which groups have grown, at the end of the transaction.
    Status write();
    // Whether the visit comes in so late that nobody is to run for it. It is judged when the steps
    // of staff who may have seen to it meanwhile have had time to follow.
    [[nodiscard]] bool is_late(const VisitRecord& record) const {
        return now_ - record.time.at > basis_.rules.late_after;
    }
    // Whether any rule that looks at single visits would raise something.
    [[nodiscard]] bool has_cause(const Visit& visit) const;
    Status raise(const Finding& finding);
    // Whether there is such an alert and it has not ended.
    Result<bool> stands(const AlertId& alert);
    // Tells people what has become due of it meanwhile, or ends it where it has gone by.
    Status look_again(const AlertId& alert);
    // Ends what has gone by itself.
    Status expire(const AlertId& alert, const std::string& why);
    // Judges the visits of those shards whose time has come, at most `most`.
    Status judge_due(const ShardSet& shards, std::size_t most);
    // The first to commit wins; a step that comes too late stays in the history, without effect. A
    // step on an alert that isn't there yet, or made on a rev that isn't, waits for it: batches may
    // come in any order.
    Status take(const ArrivedStep& arrived);
    // A step by somebody of the company, without a kiosk. NotFound where there is no such alert,
    // Busy where it stands at another rev, Conflict where the table refuses it, Invalid where it
    // lacks something; then nothing has changed.
    Result<AlertMessage> act(const AlertStep& step);
    // What the shopper wrote is gone from the alerts of that visit, on kiosks too.
    Status forget_words(const KioskId& kiosk, const VisitId& visit);
    // Gives every alert of the store that hasn't ended a new link at the end of its chain.
    Status send_again(const StoreId& store);

    // The alerts as changed by this transaction, in the order of the changes.
    [[nodiscard]] const std::vector<AlertMessage>& changed() const { return changed_; }

  private:
    // As it stands while nobody else can change it.
    Result<std::optional<AlertMessage>> find_locked(const AlertId& alert);
    Status follow(const VisitRecord& record, const Visit& visit, AlertKind kind);
    [[nodiscard]] bool may_have_raised(const VisitRecord& record) const;
    Status judge_stored(const VisitRecord& record, const Visit& visit, const std::string& bytes);
    Status raise(const VisitRecord& record, const AlertCause& cause);
    Status raise_late(const VisitRecord& record, const AlertCause& cause);
    Status raise_grouped(AlertMessage message);
    Status keep_grown(const AlertId& alert);
    Status start(AlertMessage message);
    [[nodiscard]] AlertMessage new_message(const VisitRecord& record,
                                           const AlertCause& cause) const;
    Result<bool> was_seen_to(const AlertId& alert);
    Result<std::optional<AlertMessage>> summary(const std::string& name);
    Status amend(AlertMessage known, const std::optional<AlertCause>& cause);
    Status amend_member(AlertMessage known, const std::optional<AlertCause>& cause);
    Status regroup(const Alert& member, const AlertId& leader,
                   const std::optional<AlertCause>& cause);
    Status forget_quote(const AlertId& leader, const std::string& words);
    Status forget(AlertMessage& message);
    Status note_amended(const Alert& before, const Alert& after);
    Status apply(AlertMessage& known, HistoryEntry line, const ArrivedStep& arrived);
    Status apply_waiting(AlertMessage& known);
    Status apply_waiting_once(AlertMessage& known);
    Status keep(AlertMessage& message);
    Status note(const AlertId& alert, AlertStepKind step, const std::string& text);

    Store& store_;
    const Basis& basis_;
    const WallTime now_;
    Trends trends_;
    AlertGroups groups_;
    Escalator escalator_;
    std::vector<AlertMessage> changed_;
};

}  // namespace afterword
