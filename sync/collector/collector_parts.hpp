// SPDX-License-Identifier: Apache-2.0
// What a collector consists of, for the files that make it. Internal to this folder.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "sync/collector/basis.hpp"
#include "sync/collector/collector.hpp"
#include "sync/collector/postman.hpp"
#include "sync/collector/presence.hpp"
#include "sync/collector/reception.hpp"
#include "sync/collector/sent_notes.hpp"
#include "sync/collector/shard_keeper.hpp"
#include "sync/collector/silence_watch.hpp"
#include "sync/collector/store/store.hpp"
#include "sync/collector/today_board.hpp"

namespace afterword {

// Changes whenever a collector would place or judge visits otherwise.
std::string fingerprint_of(const Basis& basis);

// Messages, or visits to judge, or alerts to look at, in one transaction.
inline constexpr std::size_t kMostPerRound = 64;
inline constexpr Milliseconds kRetryStore{1'000};

// Thread: collector.
struct Collector::Parts {
    Parts(CollectorOptions options, std::unique_ptr<Store> opened, const Clock& with_clock,
          Link& with_link)
        : clock(with_clock),
          link(with_link),
          basis{std::move(options.places), Surveys(std::move(options.surveys)),
                std::move(options.rules), std::move(options.people)},
          intruder(std::move(options.intruder)),
          alerts_changed(std::move(options.alerts_changed)),
          store(std::move(opened)),
          board(*store, basis.places, basis.surveys),
          watch(*store, basis),
          postman(*store, basis, std::move(options.send), options.seed),
          shards(*store, options.instance, fingerprint_of(basis)) {}

    const Clock& clock;
    Link& link;
    const Basis basis;
    const std::function<void(const KioskId&)> intruder;
    const std::function<void()> alerts_changed;
    const std::unique_ptr<Store> store;
    TodayBoard board;
    SilenceWatch watch;
    Postman postman;
    ShardKeeper shards;

    Complaints complaints;
    Presences presences;
    std::set<KioskId> revoked;
    MetricsReport counted;  // what is counted as it happens, and the last answer beside it
    std::deque<Letter> waiting;
    ReceiptedByKiosk receipted;
    std::deque<Outbound> outgoing;
    SentNotes sent_notes;
    std::optional<WallTime> next_due;  // of the visits to judge
    Tick not_before{};                 // after a failure: when to try the store again
    Tick escalate_at{};                // when to look again whether anybody is to be told
    Tick erase_at{};                   // when to look again whose details are too old
    Tick publish_at{};                 // after a refusal: when to try the link again
    WallTime heard_since{};            // kiosks heard before have been noted on the board
    enum class Connection { Down, Up } connection = Connection::Down;

    Status catch_up_with_configuration();
    Status let_count(const std::string& configuration);
    Status follow_register(Reception& reception);
    Status place_again();
    void take_in(const Arrived& arrived);
    struct Asking;
    Result<MetricsReport> metrics();
    Result<StepReport> take_step(AlertStep step);
    Result<CaseReport> answer_case(const CaseQuery& query);
    void turn_away(const KioskId& kiosk, Retain retained);
    void note_presence(const KioskId& kiosk, const std::string& payload);
    void keep_shards();
    void follow_shards(const ShardSet& before);
    void note_heard();
    [[nodiscard]] bool speaks_for(const StoreId& store) const;
    void send_open_alerts(const ShardSet& because);
    void say_today();
    void watch_silence();
    void escalate();
    Status look_again(std::span<const AlertId> alerts, WallTime now);
    void tell_people();
    void erase_old();
    void note_sent();
    // The kiosks of the alerts' stores.
    void tell_stores(std::span<const AlertMessage> changed, WallTime now);
    void work();
    void work_one_by_one(std::span<const Letter> letters);
    // Whose answers have changed what is said of them.
    void note_stores_of(std::span<const Letter> letters, WallTime now);
    Status work_on(std::span<const Letter> letters);
    void send(std::vector<Outbound> messages);
    void flush();
    [[nodiscard]] bool judging_due() const { return next_due && *next_due <= clock.wall(); }
};

}  // namespace afterword
