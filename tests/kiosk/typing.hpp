// SPDX-License-Identifier: Apache-2.0
// A shopper at the kiosk's keyboard.
#pragma once

#include <string_view>

#include <catch2/catch.hpp>

#include "tests/kiosk/kiosk_under_test.hpp"
#include "ui/keyboard/layout.hpp"

namespace afterword {

inline ui::Key key_of(const ui::Layout& layout, std::string_view character) {
    for (std::size_t row = 0; row < layout.letters.size(); ++row) {
        for (std::size_t column = 0; column < layout.letters[row].size(); ++column) {
            if (layout.letters[row][column].text == character) {
                return {ui::Key::Kind::Character, row, column};
            }
        }
    }
    FAIL("no key for " << character);
    return {};
}

inline void tap(KioskUnderTest& kiosk, const ui::Key& key) {
    kiosk.choose(ui::KeyPressed{key});
    kiosk.choose(ui::KeyTapped{key});
}

// ASCII letters, and whatever else stands on the layout's page of letters.
inline void type_on(KioskUnderTest& kiosk, const ui::Layout& layout, std::string_view text) {
    for (const char& c : text) {
        tap(kiosk, c == ' ' ? ui::Key{ui::Key::Kind::Space, 0, 0}
                            : key_of(layout, std::string_view(&c, 1)));
    }
}

// Presses a key and waits for what it offers.
inline void hold_key(KioskUnderTest& kiosk, const ui::Key& key) {
    kiosk.choose(ui::KeyPressed{key});
    kiosk.wait(kiosk.config().touch.long_press);
    kiosk.choose(ui::KeyTapped{key});  // the finger goes up
}

}  // namespace afterword
