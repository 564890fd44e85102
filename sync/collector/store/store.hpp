// SPDX-License-Identifier: Apache-2.0
// Where the collector keeps everything: one interface, whichever database is behind it. All of it
// is called inside transact(), and what is read there is as of that transaction.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "sync/collector/store/case_records.hpp"
#include "sync/collector/store/notice_records.hpp"
#include "sync/collector/store/records.hpp"
#include "sync/collector/store/trend_records.hpp"
#include "sync/model/alert_figures.hpp"
#include "sync/model/till_count.hpp"
#include "sync/model/trend_settings.hpp"

namespace afterword {

// Thread-bound. Every call may fail with Io, Full, Corrupt or Busy (others were in the way: try
// again); one that only writes may leave its failure to the next, at the latest to the commit.
class Store {
  public:
    Store() = default;
    Store(const Store&) = delete;
    Store& operator=(const Store&) = delete;
    virtual ~Store() = default;

    // Commits when `work` is ok, undoes all of it otherwise. Once ok, it survives loss of power.
    virtual Status transact(const std::function<Status()>& work) = 0;

    // Only reads, all of it as of one moment; needs no lease.
    virtual Status read(const std::function<Status()>& work) = 0;

    // --- several collectors ---
    // Whether others write to the same database.
    [[nodiscard]] virtual bool has_company() const = 0;
    // Renews the lease, or joins, and follows the rules (lease_rules.hpp); a transaction of its
    // own. From then on transact() commits only while that lease runs; Refused otherwise.
    virtual Result<HeldShards> keep_leases(const Membership& who) = 0;

    // --- rows and receipts ---
    // The epoch's state; a new one is made. Notes that the kiosk was heard.
    virtual Result<EpochState> hear(const KioskId& kiosk, Epoch epoch, WallTime now) = 0;
    // What came of the kiosk was sent then or later.
    virtual Status note_spoken(const KioskId& kiosk, WallTime at) = 0;
    // And it was a batch that agrees with what is stored of the epoch.
    virtual Status note_sure(EpochNumber epoch, WallTime at) = 0;
    virtual Status raise_last_ordinal(EpochNumber epoch, std::int64_t last_ordinal) = 0;
    virtual Status save(const EpochState& state) = 0;
    // Without its bytes.
    virtual Result<std::optional<StoredRow>> find_row(const RowKey& key) = 0;
    virtual Result<std::string> row_bytes(const RowKey& key) = 0;
    virtual Status add_rows(std::span<const StoredRow> rows) = 0;

    // --- quarantine ---
    // The same thing a second time is not kept again.
    virtual Status set_aside(const Quarantined& what) = 0;
    virtual Result<std::vector<Quarantined>> quarantine(std::int64_t after, std::size_t most) = 0;
    // Rows set aside for one reason, of one kiosk, in order.
    virtual Result<std::vector<Quarantined>> set_aside_of(const KioskId& kiosk,
                                                          const std::string& why) = 0;
    // Moves such a row back among the others, and says where it stands.
    virtual Result<StoredRow> readmit(const Quarantined& what) = 0;
    // Marks a row as one that stands in quarantine.
    virtual Status reject_row(const RowKey& key, const std::string& why) = 0;

    // --- time ---
    // One that is not there yet.
    virtual Status add_anchor(const KioskId& kiosk, const Anchor& anchor) = 0;
    // The last one at or before `mono` and the first one after it, as far as they are there.
    virtual Result<std::vector<Anchor>> anchors_around(const KioskId& kiosk, BootId boot,
                                                       Tick mono) = 0;
    // In the order of their first rows.
    virtual Result<std::vector<BootSpan>> boots(EpochNumber epoch) = 0;
    virtual Result<std::optional<BootSpan>> find_boot(EpochNumber epoch, BootId boot) = 0;
    virtual Status save_boot(const KioskId& kiosk, EpochNumber epoch, const BootSpan& boot) = 0;

    // --- visits ---
    // Those of them that are there, in any order.
    virtual Result<std::vector<VisitRecord>> find_visits(const KioskId& kiosk,
                                                         std::span<const VisitId> visits) = 0;
    // New ones and new revs, each visit once; whoever's number is 0 gets one.
    virtual Status save(std::span<const AnsweredVisit> visits) = 0;
    // Their times and places alone.
    virtual Status move(std::span<const MovedVisit> visits) = 0;
    // The rules have looked at them.
    virtual Status set_judged(std::span<const VisitRecord> visits) = 0;
    // Those whose first tap was within [from, to].
    virtual Result<std::vector<VisitRecord>> visits_of_boot(const KioskId& kiosk, BootId boot,
                                                            Tick from, Tick to) = 0;
    // In the order of their numbers, a page of them.
    virtual Result<std::vector<VisitRecord>> visits_after(std::int64_t number,
                                                          std::size_t most) = 0;
    // Of kiosks of these shards.
    virtual Result<std::vector<VisitRecord>> due_visits(WallTime now, const ShardSet& shards,
                                                        std::size_t most) = 0;
    virtual Result<std::optional<WallTime>> next_due(const ShardSet& shards) = 0;
    // Has the rules look at the visits of a survey that was not there before; once for each.
    virtual Status meet_survey(const SurveyId& survey, WallTime now) = 0;

    // --- the feed: visits in the order of their last change ---
    // Gives places, behind all that were given, to visits that are new or have changed since they
    // got one: `most` of them, the rest the next time.
    virtual Status give_places(WallTime now, std::size_t most) = 0;
    // False where the cursor is of a time that this store, restored from an older copy, forgot.
    virtual Result<bool> gave(const FeedCursor& cursor) = 0;
    virtual Result<std::vector<FedVisit>> fed_after(std::int64_t place, std::size_t most) = 0;

    // --- exposures ---
    // A window counts once, however often a restored outbox tells of it.
    virtual Status add(const ExposureRecord& exposure) = 0;

    // --- what the tills counted ---
    // Each hour of a store once; what was there before is replaced.
    virtual Status save(std::span<const TillCount> counts) = 0;
    // Those of them that are known.
    virtual Result<std::vector<TillCount>> find_till_counts(std::span<const StoreHour> hours) = 0;
    // By store.
    virtual Result<std::vector<TillSum>> sum_till_counts(const DayFilter& filter) = 0;

    // --- alerts ---
    // Nobody else changes the store's alerts and chain until this transaction has ended.
    virtual Status lock_chain(const StoreId& store) = 0;
    // The store's chain: its last link, and a new one at its end, at least above `above`.
    virtual Result<std::int64_t> change(const StoreId& store) = 0;
    virtual Result<std::int64_t> next_change(const StoreId& store) = 0;
    virtual Status raise_change(const StoreId& store, std::int64_t above) = 0;
    virtual Result<std::optional<AlertMessage>> find_alert(const AlertId& alert) = 0;
    virtual Status save(const AlertMessage& alert) = 0;
    // By store, then along the chain.
    virtual Result<std::vector<AlertMessage>> alerts(const AlertFilter& filter) = 0;
    // Gives the new line's number; empty when the same row has made one already.
    virtual Result<std::optional<std::int64_t>> add_history(const HistoryEntry& entry) = 0;
    virtual Status settle(const HistoryEntry& entry) = 0;  // its fate and note alone
    virtual Result<std::vector<HistoryEntry>> history(const AlertId& alert) = 0;
    // A line `kSent`, where there is none of that kiosk yet.
    virtual Status note_sent(const AlertId& alert, const KioskId& kiosk, WallTime at) = 0;

    // The feed of alerts, as that of visits.
    virtual Status give_alert_places(WallTime now, std::size_t most) = 0;
    virtual Result<bool> gave_alert(const FeedCursor& cursor) = 0;
    virtual Result<FeedCursor> end_of_alerts() = 0;  // the last place that was given
    virtual Result<std::vector<FedAlert>> alerts_fed_after(std::int64_t place,
                                                           std::size_t most) = 0;

    // --- who is told ---
    // Once for each alert, person, kind and round: a second time nothing is added.
    virtual Status add(const Notice& notice) = 0;
    // Of one alert, in their order.
    virtual Result<std::vector<Notice>> notices_of(const AlertId& alert) = 0;
    // When to look again whether anybody is to be told of the alert; empty = not until it changes.
    virtual Status set_look(const AlertId& alert, std::optional<WallTime> at) = 0;
    // Those whose time has come, the longest waiting first.
    virtual Result<std::vector<StandingAlert>> due_looks(WallTime now, std::size_t most) = 0;
    // Has all looked at that have not ended, and those opened since then that wait to be confirmed.
    virtual Status look_at_all(WallTime now, WallTime since) = 0;
    // Those without deliveries so far, in their order.
    virtual Result<std::vector<StoredNotice>> notices_to_address(std::size_t most) = 0;
    // Gives a notice its deliveries: one by each channel, due at once.
    virtual Status address(const StoredNotice& notice, std::span<const ChannelId> channels) = 0;
    // By the time they are due.
    virtual Result<std::vector<Delivery>> deliveries(const DeliveryFilter& filter) = 0;
    virtual Result<std::optional<Delivery>> find_delivery(NoticeNumber notice,
                                                          const ChannelId& channel) = 0;
    // When the next one that waits is due.
    virtual Result<std::optional<WallTime>> next_delivery() = 0;
    virtual Status save(const Delivery& delivery) = 0;

    // --- cases ---
    // Of a visit that came with its details: a new one, or one that has them again.
    virtual Status note(const CaseRecord& found) = 0;
    // In the order of their numbers; mostly one.
    virtual Result<std::vector<CaseRecord>> find_cases(const CaseCode& code) = 0;
    // What the shopper answered, and what became of the details.
    virtual Status save(const CaseRecord& known) = 0;
    // With details that nobody may keep any longer: erased once already, or of a visit until then.
    virtual Result<std::vector<CaseRecord>> cases_to_erase(WallTime visited_until,
                                                           std::size_t most) = 0;
    // Those whose shopper answered within [from, to).
    virtual Result<std::vector<CaseRecord>> answered_cases(const std::optional<StoreId>& store,
                                                           WallTime from, WallTime to) = 0;
    // Passes every row and everything set aside that names the visit through `without`, and has
    // readers of the feed get the visit once more.
    virtual Status rewrite(const KioskId& kiosk, const VisitId& visit,
                           const std::function<std::string(std::string_view)>& without) = 0;

    // --- what is usual ---
    virtual Result<TrendRecord> trend(const TrendKey& key) = 0;  // a fresh one where there is none
    virtual Status save(const TrendKey& key, const TrendRecord& trend) = 0;
    virtual Result<AnswerCount> usual(const UsualKey& key) = 0;
    virtual Result<AnswerCount> usual_of_all(const std::string& question) = 0;
    virtual Status save(const UsualKey& key, const AnswerCount& count) = 0;
    // Without flagged and test visits, in their order.
    virtual Result<std::vector<std::pair<WallTime, Score>>> scores_since(const TrendKey& key,
                                                                         WallTime since) = 0;
    // In (after, upto], without test visits.
    virtual Result<std::int64_t> count_visits(const KioskId& kiosk, WallTime after,
                                              WallTime upto) = 0;
    virtual Result<std::optional<VisitSpan>> visit_span(const KioskId& kiosk) = 0;

    // --- what people ask ---
    // Of counts that are kept as visits come: nothing is counted anew.
    virtual Result<std::vector<ScoreCount>> count_scores(const DayFilter& filter) = 0;
    virtual Result<std::vector<ChoiceCount>> count_choices(const DayFilter& filter) = 0;
    // Without flagged and test visits.
    virtual Result<std::vector<TimedAnswer>> answers_of(const StoreDay& day) = 0;
    // Visits that a kiosk is known to hold and hasn't sent, of epochs heard since then; empty where
    // rows are missing in between, so that nobody can say.
    virtual Result<std::optional<std::int64_t>> outstanding_visits(const KioskId& kiosk,
                                                                   WallTime heard_since) = 0;
    // From the opening of an alert to its first taking, of those opened since then.
    virtual Result<std::vector<Milliseconds>> times_to_take(const StoreId& store,
                                                            WallTime since) = 0;
    // Of alerts opened in [from, to), those that have joined others among them, with what their
    // histories say; in the order of their opening. `recurred` is not told here.
    virtual Result<std::vector<AlertPast>> alert_pasts(const std::optional<StoreId>& store,
                                                       std::optional<WallTime> from,
                                                       std::optional<WallTime> to) = 0;
    virtual Result<std::vector<DayCount>> count_visits(const DayFilter& filter) = 0;
    virtual Result<std::vector<OpenVisits>> open_visits(const DayFilter& filter) = 0;
    virtual Result<std::vector<Gap>> missing_visits() = 0;
    virtual Result<std::vector<Gap>> lost_rows() = 0;
    // Between the last sure moment of an epoch and the first of the next one nobody knows how many
    // visits a kiosk took.
    virtual Result<std::vector<Gap>> begun_epochs() = 0;
    virtual Result<std::map<KioskId, WallTime>> last_heard() = 0;
    virtual Result<std::map<KioskId, WallTime>> last_spoken() = 0;

    virtual Result<StoreTotals> totals() = 0;

    // --- notes to itself ---
    virtual Result<std::string> note(const std::string& name) = 0;  // empty when there is none
    virtual Status set_note(const std::string& name, const std::string& text) = 0;
};

}  // namespace afterword
