// SPDX-License-Identifier: Apache-2.0
// What all runs of a fuzzer share, since it takes long to make: fonts, panel, dictionary, a
// configuration. Made at the first run; a stage that cannot be set ends the process.
#pragma once

#include "kiosk/kiosk_config.hpp"
#include "platform/base/log.hpp"
#include "tests/fakes/temporary.hpp"
#include "tests/soak/busy_config.hpp"
#include "ui/keyboard/pinyin.hpp"

namespace afterword::fuzz {

struct Stage {
    TemporaryFolder fonts;
    KioskConfig config;
    ui::Ui ui;
    std::unique_ptr<ui::Ime> ime;

    static Stage& get() {
        static Stage stage;
        return stage;
    }

  private:
    Stage()
        : config(on_few_pixels(expect(busy_config(contacts())))),
          ui(expect(ui::Ui::open(config.display.panel, fonts.path()))),
          ime(expect(ui::Pinyin::open())) {
        set_log_priority(3);
    }
    // As large as ever, but drawn four times as fast.
    static KioskConfig on_few_pixels(KioskConfig config) {
        config.display.panel.width_px = 640;
        config.display.panel.height_px = 400;
        return config;
    }
    static SealPair contacts() {
        SeededRng rng(1);
        return make_seal_pair(rng);
    }
    template <class T>
    static T expect(Result<T> result) {
        AFTERWORD_CHECK(result.ok());
        return *std::move(result);
    }
};

}  // namespace afterword::fuzz
