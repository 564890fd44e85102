// SPDX-License-Identifier: Apache-2.0
#include "sync/collector/sent_notes.hpp"

namespace afterword {
namespace {

constexpr Milliseconds kWriteAfter{1'000};

}  // namespace

void SentNotes::add(const AlertTo& sent, WallTime wall, Tick now) {
    waiting_.try_emplace(sent, wall);
    if (!next_) {
        next_ = now + kWriteAfter;
    }
}

Status SentNotes::write(Store& store) {
    auto written = store.transact([&]() -> Status {
        for (const auto& [sent, at] : waiting_) {
            if (auto noted = store.note_sent(sent.alert, sent.kiosk, at); !noted) {
                return noted;
            }
        }
        return done();
    });
    if (written) {
        waiting_.clear();
        next_.reset();
    }
    return written;
}

}  // namespace afterword
