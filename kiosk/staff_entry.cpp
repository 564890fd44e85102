// SPDX-License-Identifier: Apache-2.0
// How staff come in: number and PIN.
#include "kiosk/turn.hpp"

namespace afterword {
namespace {

// Numbers nobody has share one count.
StaffCode counted_code(const Turn& turn, std::string_view digits) {
    const auto code = digits.substr(0, kStaffDigits);
    return find_account(turn.config, code) == nullptr ? StaffCode{} : StaffCode{std::string(code)};
}

PinLock lock_of(const Turn& turn, std::string_view digits) {
    const auto& tries = turn.state.tries.tries;
    const auto found = tries.find(counted_code(turn, digits));
    if (found == tries.end()) {
        return {};
    }
    const auto* account = find_account(turn.config, digits.substr(0, kStaffDigits));
    const bool manager = account != nullptr && account->role == ActorRole::Manager;
    return pin_lock(found->second, manager ? PinOwner::Manager : PinOwner::Staff, turn.now.mono);
}

// Whether a try may be made now; else the screen says how long to wait.
bool may_try(Turn& turn) {
    PinEntry& pin = turn.state.pin;
    const PinLock lock = lock_of(turn, pin.digits);
    if (lock.state == PinLock::State::Open) {
        return true;
    }
    pin = {
        {},
        lock.state == PinLock::State::Locked ? PinEntry::State::Locked : PinEntry::State::Waiting,
        lock.until};
    return false;
}

void enter(Turn& turn) {
    PinEntry& pin = turn.state.pin;
    if (pin.digits.size() < kStaffDigits + kShortestPin || !may_try(turn)) {
        return;
    }
    const auto* account = find_account(turn.config, pin.digits.substr(0, kStaffDigits));
    pin.state = PinEntry::State::Checking;
    // An unknown number is checked like any other, so that the time taken tells nothing.
    turn.effects.emplace_back(CheckPin{account == nullptr ? std::string() : account->pin_hash,
                                       pin.digits.substr(kStaffDigits)});
}

void show_wrong(Turn& turn) {
    PinEntry& pin = turn.state.pin;
    pin.state = PinEntry::State::Wrong;
    if (may_try(turn)) {
        pin = {{}, PinEntry::State::Wrong, {}};
    }
}

// The sync side makes the try durable and tells the count. Without storage it counts here alone.
void tried_wrong(Turn& turn) {
    State& state = turn.state;
    const StaffCode code = counted_code(turn, state.pin.digits);
    turn.effects.emplace_back(ToSync(PinTried{code, PinTried::Outcome::Wrong}));
    if (state.health.can_store) {
        state.pin.state = PinEntry::State::Noting;
        return;
    }
    WrongTries& tries = state.tries.tries[code];
    ++tries.count;
    tries.last = turn.now.mono;
    show_wrong(turn);
}

}  // namespace

void choose_on_pin(Turn& turn, const ui::Choice& choice) {
    PinEntry& pin = turn.state.pin;
    if (pin.state == PinEntry::State::Checking || pin.state == PinEntry::State::Noting) {
        return;
    }
    if (const auto* typed = std::get_if<ui::DigitTyped>(&choice)) {
        if (pin.state != PinEntry::State::Typing) {
            pin = {};
        }
        if (pin.digits.size() < kStaffDigits + kLongestPin) {
            pin.digits += static_cast<char>('0' + typed->digit);
        }
    } else if (std::holds_alternative<ui::DigitErased>(choice)) {
        pin.state = PinEntry::State::Typing;
        if (!pin.digits.empty()) {
            pin.digits.pop_back();
        }
    } else if (std::holds_alternative<ui::PinEntered>(choice)) {
        enter(turn);
    } else if (std::holds_alternative<ui::BackTapped>(choice)) {
        rest(turn);
    }
}

void pin_waited(Turn& turn) {
    PinEntry& pin = turn.state.pin;
    if (pin.state == PinEntry::State::Waiting && turn.now.mono >= pin.until) {
        pin = {};
    }
}

void pin_tries_known(Turn& turn, const PinTries& tries) {
    turn.state.tries = tries;
    if (turn.state.scene == Scene::Pin && turn.state.pin.state == PinEntry::State::Noting) {
        show_wrong(turn);
    }
}

void pin_checked(Turn& turn, const PinChecked& checked) {
    State& state = turn.state;
    if (state.scene != Scene::Pin || state.pin.state != PinEntry::State::Checking) {
        return;  // given up meanwhile
    }
    if (!checked.right) {
        tried_wrong(turn);
        return;
    }
    state.desk = {};
    state.desk.code = state.pin.digits.substr(0, kStaffDigits);
    state.pin = {};
    const auto* account = find_account(turn.config, state.desk.code);
    const bool leads = account != nullptr && account->role != ActorRole::Staff;
    turn.effects.emplace_back(
        ToSync(PinTried{StaffCode{state.desk.code},
                        leads ? PinTried::Outcome::RightOfLead : PinTried::Outcome::Right}));
    go(turn, Scene::Inbox);
}

}  // namespace afterword
