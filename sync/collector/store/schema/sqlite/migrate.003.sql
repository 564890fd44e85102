-- SPDX-License-Identifier: Apache-2.0
-- Windows that a till or a clerk opened, and how each ended. The row has the rest of it.
CREATE TABLE exposures(
    kiosk TEXT NOT NULL,
    armed TEXT NOT NULL,      -- the window's id
    epoch INTEGER NOT NULL,   -- with seq, of its row
    seq INTEGER NOT NULL,
    at INTEGER NOT NULL,      -- corrected
    store TEXT NOT NULL,      -- empty where the kiosk stood nowhere then
    by TEXT NOT NULL,
    employee TEXT NOT NULL,   -- a pseudonym; may be empty
    ended TEXT NOT NULL,
    visit TEXT NOT NULL,      -- of rated ones
    PRIMARY KEY(kiosk, armed)) WITHOUT ROWID;
CREATE INDEX exposures_by_store ON exposures(store, at);
