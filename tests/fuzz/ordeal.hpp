// SPDX-License-Identifier: Apache-2.0
// A kiosk in the hands of a stream of bytes: fingers on its glass, time that passes, and letters
// from the sync thread in any order. Every frame is held to its rules as it is drawn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>

#include "tests/fakes/clock.hpp"
#include "tests/fuzz/ledger.hpp"
#include "tests/soak/touched_kiosk.hpp"

namespace afterword::fuzz {

// Reads zeros after its end.
class Bytes {
  public:
    explicit Bytes(std::span<const std::uint8_t> bytes) : bytes_(bytes) {}
    [[nodiscard]] bool has_more() const { return !bytes_.empty(); }
    unsigned next() {
        if (bytes_.empty()) {
            return 0;
        }
        const unsigned first = bytes_.front();
        bytes_ = bytes_.subspan(1);
        return first;
    }

  private:
    std::span<const std::uint8_t> bytes_;
};

// Thread-bound.
class Ordeal {
  public:
    // All are borrowed and outlive it.
    Ordeal(const KioskConfig& config, ui::Ui& ui, ui::Ime& ime);

    // The next thing that happens.
    void suffer(Bytes& bytes);
    // Everybody has gone and the disk is there: the kiosk must come to rest by itself, and every
    // visit it has thanked for, or dropped, must have been ended in the database.
    void leave_alone();

  private:
    void tap_control(unsigned which);
    void point(ui::Pointer::Kind kind, Bytes& bytes);
    void sign_in();
    void pass(Milliseconds time);
    void tell(const std::optional<ToMain>& word);
    void tell_of_health(unsigned bits);
    void tell_of_alerts(unsigned count);
    void look(const ui::View& view, const ui::Frame& frame) const;

    const KioskConfig& config_;
    FakeClock clock_;
    SeededRng rng_{1};
    Ledger ledger_;
    TouchedKiosk kiosk_;
};

}  // namespace afterword::fuzz
