// SPDX-License-Identifier: Apache-2.0
// The store, in the SQL that its engines share.
#pragma once

#include <memory>

#include "sync/collector/store/counts.hpp"
#include "sync/collector/store/sql.hpp"
#include "sync/collector/store/store.hpp"

namespace afterword {

class SqlStore final : public Store {
  public:
    explicit SqlStore(std::unique_ptr<Sql> sql) : sql_(std::move(sql)) {}

    Status transact(const std::function<Status()>& work) override;
    Status read(const std::function<Status()>& work) override {
        return sql_->transact(Access::Read, work);
    }
    Result<HeldShards> keep_leases(const Membership& who) override;
    Status lock_chain(const StoreId& store) override;
    [[nodiscard]] bool has_company() const override { return sql_->has_company(); }

    Result<EpochState> hear(const KioskId& kiosk, Epoch epoch, WallTime now) override;
    Status note_spoken(const KioskId& kiosk, WallTime at) override;
    Status note_sure(EpochNumber epoch, WallTime at) override;
    Status raise_last_ordinal(EpochNumber epoch, std::int64_t last_ordinal) override;
    Status save(const EpochState& state) override;
    Result<std::optional<StoredRow>> find_row(const RowKey& key) override;
    Result<std::string> row_bytes(const RowKey& key) override;
    Status add_rows(std::span<const StoredRow> rows) override;

    Status set_aside(const Quarantined& what) override;
    Result<std::vector<Quarantined>> quarantine(std::int64_t after, std::size_t most) override;
    Result<std::vector<Quarantined>> set_aside_of(const KioskId& kiosk,
                                                  const std::string& why) override;
    Result<StoredRow> readmit(const Quarantined& what) override;
    Status reject_row(const RowKey& key, const std::string& why) override;

    Status add_anchor(const KioskId& kiosk, const Anchor& anchor) override;
    Result<std::vector<Anchor>> anchors_around(const KioskId& kiosk, BootId boot,
                                               Tick mono) override;
    Result<std::vector<BootSpan>> boots(EpochNumber epoch) override;
    Result<std::optional<BootSpan>> find_boot(EpochNumber epoch, BootId boot) override;
    Status save_boot(const KioskId& kiosk, EpochNumber epoch, const BootSpan& boot) override;

    Result<std::vector<VisitRecord>> find_visits(const KioskId& kiosk,
                                                 std::span<const VisitId> visits) override;
    Status save(std::span<const AnsweredVisit> visits) override;
    Status move(std::span<const MovedVisit> visits) override;
    Status set_judged(std::span<const VisitRecord> visits) override;
    Result<std::vector<VisitRecord>> visits_of_boot(const KioskId& kiosk, BootId boot, Tick from,
                                                    Tick to) override;
    Result<std::vector<VisitRecord>> visits_after(std::int64_t number, std::size_t most) override;
    Result<std::vector<VisitRecord>> due_visits(WallTime now, const ShardSet& shards,
                                                std::size_t most) override;
    Result<std::optional<WallTime>> next_due(const ShardSet& shards) override;
    Status meet_survey(const SurveyId& survey, WallTime now) override;

    Status give_places(WallTime now, std::size_t most) override;
    Result<bool> gave(const FeedCursor& cursor) override;
    Result<std::vector<FedVisit>> fed_after(std::int64_t place, std::size_t most) override;

    Status add(const ExposureRecord& exposure) override;

    Status save(std::span<const TillCount> counts) override;
    Result<std::vector<TillCount>> find_till_counts(std::span<const StoreHour> hours) override;
    Result<std::vector<TillSum>> sum_till_counts(const DayFilter& filter) override;

    Result<StoreTotals> totals() override;

    Result<std::int64_t> change(const StoreId& store) override;
    Result<std::int64_t> next_change(const StoreId& store) override;
    Status raise_change(const StoreId& store, std::int64_t above) override;
    Result<std::optional<AlertMessage>> find_alert(const AlertId& alert) override;
    Status save(const AlertMessage& alert) override;
    Result<std::vector<AlertMessage>> alerts(const AlertFilter& filter) override;
    Result<std::optional<std::int64_t>> add_history(const HistoryEntry& entry) override;
    Status settle(const HistoryEntry& entry) override;
    Result<std::vector<HistoryEntry>> history(const AlertId& alert) override;
    Status note_sent(const AlertId& alert, const KioskId& kiosk, WallTime at) override;

    Status give_alert_places(WallTime now, std::size_t most) override;
    Result<bool> gave_alert(const FeedCursor& cursor) override;
    Result<FeedCursor> end_of_alerts() override;
    Result<std::vector<FedAlert>> alerts_fed_after(std::int64_t place, std::size_t most) override;

    Status add(const Notice& notice) override;
    Result<std::vector<Notice>> notices_of(const AlertId& alert) override;
    Status set_look(const AlertId& alert, std::optional<WallTime> at) override;
    Result<std::vector<StandingAlert>> due_looks(WallTime now, std::size_t most) override;
    Status look_at_all(WallTime now, WallTime since) override;
    Result<std::vector<StoredNotice>> notices_to_address(std::size_t most) override;
    Status address(const StoredNotice& notice, std::span<const ChannelId> channels) override;
    Result<std::vector<Delivery>> deliveries(const DeliveryFilter& filter) override;
    Result<std::optional<Delivery>> find_delivery(NoticeNumber notice,
                                                  const ChannelId& channel) override;
    Result<std::optional<WallTime>> next_delivery() override;
    Status save(const Delivery& delivery) override;

    Status note(const CaseRecord& found) override;
    Result<std::vector<CaseRecord>> find_cases(const CaseCode& code) override;
    Status save(const CaseRecord& known) override;
    Result<std::vector<CaseRecord>> cases_to_erase(WallTime visited_until,
                                                   std::size_t most) override;
    Result<std::vector<CaseRecord>> answered_cases(const std::optional<StoreId>& store,
                                                   WallTime from, WallTime to) override;
    Status rewrite(const KioskId& kiosk, const VisitId& visit,
                   const std::function<std::string(std::string_view)>& without) override;

    Result<TrendRecord> trend(const TrendKey& key) override;
    Status save(const TrendKey& key, const TrendRecord& trend) override;
    Result<AnswerCount> usual(const UsualKey& key) override;
    Result<AnswerCount> usual_of_all(const std::string& question) override;
    Status save(const UsualKey& key, const AnswerCount& count) override;
    Result<std::vector<std::pair<WallTime, Score>>> scores_since(const TrendKey& key,
                                                                 WallTime since) override;
    Result<std::int64_t> count_visits(const KioskId& kiosk, WallTime after, WallTime upto) override;
    Result<std::optional<VisitSpan>> visit_span(const KioskId& kiosk) override;

    Result<std::vector<ScoreCount>> count_scores(const DayFilter& filter) override;
    Result<std::vector<ChoiceCount>> count_choices(const DayFilter& filter) override;
    Result<std::vector<TimedAnswer>> answers_of(const StoreDay& day) override;
    Result<std::optional<std::int64_t>> outstanding_visits(const KioskId& kiosk,
                                                           WallTime heard_since) override;
    Result<std::vector<Milliseconds>> times_to_take(const StoreId& store, WallTime since) override;
    Result<std::vector<AlertPast>> alert_pasts(const std::optional<StoreId>& store,
                                               std::optional<WallTime> from,
                                               std::optional<WallTime> to) override;
    Result<std::vector<DayCount>> count_visits(const DayFilter& filter) override;
    Result<std::vector<OpenVisits>> open_visits(const DayFilter& filter) override;
    Result<std::vector<Gap>> missing_visits() override;
    Result<std::vector<Gap>> lost_rows() override;
    Result<std::vector<Gap>> begun_epochs() override;
    Result<std::map<KioskId, WallTime>> last_heard() override;
    Result<std::map<KioskId, WallTime>> last_spoken() override;

    Result<std::string> note(const std::string& name) override;
    Status set_note(const std::string& name, const std::string& text) override;

  private:
    Result<std::map<KioskId, WallTime>> times_of_kiosks(const char* sql);
    Result<std::int64_t> renew_or_join(const Membership& who);
    Result<Leases> leases();
    Status follow_plan(const LeasePlan& plan, std::int64_t me);
    Status share_leases(const Membership& who, HeldShards& held);
    Status forget_answers(std::span<const AnsweredVisit> visits);
    Result<std::vector<std::int64_t>> numbers_of(std::span<const AnsweredVisit> visits);
    Status save_records(std::span<const AnsweredVisit> visits,
                        std::span<const std::int64_t> numbers);
    Status save_answers(std::span<const AnsweredVisit> visits,
                        std::span<const std::int64_t> numbers);

    // What is counted of these visits as they stand, without their other columns.
    Result<std::map<std::int64_t, AnsweredVisit>> counted(std::span<const std::int64_t> numbers);
    Status count_moves(std::span<const MovedVisit> visits);
    Status write_counts();
    Status read_counts(Counted what, const DayFilter& filter,
                       const std::function<void(const CountKey&, const CountChange&)>& take);

    const std::unique_ptr<Sql> sql_;
    CountChanges changes_;  // of this transaction, not written yet
};

}  // namespace afterword
