// SPDX-License-Identifier: Apache-2.0
// A collector with two stores, and the kiosks that talk to it, on a clock that tests move.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sync/collector/collector.hpp"
#include "sync/collector/store/store.hpp"
#include "sync/model/row.hpp"
#include "sync/wire/alert_message.hpp"
#include "sync/wire/batch.hpp"
#include "sync/wire/hello.hpp"
#include "sync/wire/receipt.hpp"
#include "tests/fakes/clock.hpp"
#include "tests/fakes/link.hpp"
#include "tests/fakes/temporary.hpp"

namespace afterword {

// The bytes of the survey that the collector knows, and what it makes of them.
std::string survey_bytes();
Survey known_survey();

// Who sends: a kiosk with an outbox.
struct Sender {
    KioskId kiosk{"k-0417"};
    Epoch epoch{0x9f3c1a77d2e04b58};
    std::int64_t last_ordinal = 0;
    std::optional<Anchor> anchor;
};

class World {
  public:
    World();

    FakeClock clock;
    FakeLink link;
    TemporaryFolder folder;
    CollectorOptions options;  // s-001 in Warsaw: k-0417, k-0418; s-002 in New York: k-0500

    // Opens it, or kills it and opens it again.
    void start();
    void stop() { collector_.reset(); }
    [[nodiscard]] Collector& collector() { return *collector_; }
    // What it has stored, seen from beside it.
    [[nodiscard]] std::unique_ptr<Store> open_store() const;
    // Lines of what follows FROM, likewise.
    [[nodiscard]] std::int64_t count(const std::string& from) const;

    // --- what a kiosk has to tell ---
    // A rating of the moment, ended, on the known survey.
    [[nodiscard]] Visit visit(std::int64_t ordinal, int score) const;
    [[nodiscard]] AlertStep step(const AlertId& alert, AlertStepKind kind, int rev) const;

    // --- to the collector ---
    void arrive(const std::string& topic, const std::string& payload, Retain retained = Retain::No);
    // In one message each; gives the receipt.
    Receipt send(Sender& sender, std::int64_t first, const std::vector<Row>& rows);
    Receipt send_bytes(Sender& sender, std::int64_t first, const std::vector<std::string>& rows);
    [[nodiscard]] Hello hello_of(const Sender& sender, Seq held_first, Seq held_last) const;
    Receipt say(const Hello& hello);

    // --- from the collector ---
    std::optional<ReceiptMessage> take_receipt(const KioskId& kiosk);
    std::optional<AlertMessage> take_alert(const KioskId& kiosk);

    template <class Lines>
    Lines ask(const Query& query) {
        auto report = collector_->answer(query);
        return report ? std::get<Lines>(*std::move(report)) : Lines{};
    }
    // The one score line there is; one without a question when there are none or more.
    ScoreLine only_score();
    std::vector<std::string> quarantine_reasons();

  private:
    std::optional<Collector> collector_;
};

}  // namespace afterword
