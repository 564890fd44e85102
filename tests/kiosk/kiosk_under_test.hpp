// SPDX-License-Identifier: Apache-2.0
// A kiosk without window, thread or database: the reducer, and a hand on its inputs.
#pragma once

#include <string>
#include <vector>

#include "kiosk/reducer.hpp"

namespace afterword {

// Two languages, five faces, then three reasons.
KioskConfig small_config(KioskRole role = KioskRole::Both);

// Three questions, the second only after 1 or 2, the third always.
KioskConfig branching_config();

class KioskUnderTest {
  public:
    explicit KioskUnderTest(KioskConfig config);

    void feed(const Input& input);
    void choose(const ui::Choice& choice);  // a touch, then the choice
    void wait(Milliseconds time);           // lets time pass, waking it whenever it asks

    // Answers the commit under way.
    void store();
    void fail_to_store();

    // Answers the last PIN that was tried: stored, and counted.
    void note_tries();

    // A visit by the given faces and tiles, up to but without its end.
    void rate(int value);

    [[nodiscard]] const State& state() const { return state_; }
    [[nodiscard]] Scene scene() const { return state_.scene; }
    [[nodiscard]] const Moment& now() const { return now_; }
    [[nodiscard]] const KioskConfig& config() const { return config_; }

    // Every effect since the start.
    std::vector<Visit> visits;
    std::vector<AlertStep> steps;
    std::vector<CheckPin> pins;
    std::vector<SealContact> contacts;
    std::vector<std::string> spellings;
    std::vector<ArmAnswered> arms;
    std::vector<ToSync> letters;  // what else the sync side was told
    int starts_anew = 0;

  private:
    void note(const ToSync& letter);

    KioskConfig config_;
    Moment now_;
    State state_;
    Ticket last_ticket_;
    std::int64_t ordinals_ = 0;
};

// An alert of the small kiosk's store, open since `opened`.
KnownAlert open_alert(const std::string& id, WallTime opened);

}  // namespace afterword
