-- SPDX-License-Identifier: Apache-2.0
-- Times are Unix milliseconds, `mono` milliseconds of the kiosk's boot clock, `day` days since
-- 1970-01-01 of the store's calendar, `epoch` and `boot` the numbers their hex digits spell.

CREATE TABLE notes(name TEXT PRIMARY KEY, text TEXT NOT NULL) WITHOUT ROWID;

CREATE TABLE kiosks(kiosk TEXT PRIMARY KEY, heard INTEGER NOT NULL) WITHOUT ROWID;

CREATE TABLE epochs(
    number INTEGER PRIMARY KEY,
    kiosk TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    last_ordinal INTEGER NOT NULL DEFAULT 0,
    first_heard INTEGER NOT NULL,
    last_heard INTEGER NOT NULL,
    UNIQUE(kiosk, epoch));

-- Ranges of seqs that are done with, lost ones among them.
CREATE TABLE there(
    epoch INTEGER NOT NULL REFERENCES epochs,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY(epoch, first)) WITHOUT ROWID;

CREATE TABLE lost(
    epoch INTEGER NOT NULL REFERENCES epochs,
    first INTEGER NOT NULL,
    last INTEGER NOT NULL,
    PRIMARY KEY(epoch, first)) WITHOUT ROWID;

-- Every row as it came; `why` and no bytes for those in quarantine.
CREATE TABLE rows(
    epoch INTEGER NOT NULL REFERENCES epochs,
    seq INTEGER NOT NULL,
    hash BLOB NOT NULL,
    why TEXT NOT NULL,
    arrived INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY(epoch, seq)) WITHOUT ROWID;

-- What was set aside; epoch and seq are 0 for a whole batch.
CREATE TABLE quarantine(
    number INTEGER PRIMARY KEY AUTOINCREMENT,
    at INTEGER NOT NULL,
    kiosk TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    why TEXT NOT NULL,
    hash BLOB NOT NULL,
    bytes BLOB NOT NULL,
    UNIQUE(kiosk, epoch, seq, why, hash));

CREATE TABLE anchors(
    kiosk TEXT NOT NULL,
    boot INTEGER NOT NULL,
    mono INTEGER NOT NULL,
    server INTEGER NOT NULL,
    rtt INTEGER NOT NULL,
    PRIMARY KEY(kiosk, boot, mono)) WITHOUT ROWID;

CREATE TABLE boots(
    epoch INTEGER NOT NULL REFERENCES epochs,
    boot INTEGER NOT NULL,
    kiosk TEXT NOT NULL,
    first_seq INTEGER NOT NULL,
    last_seq INTEGER NOT NULL,
    first_mono INTEGER NOT NULL,
    last_mono INTEGER NOT NULL,
    PRIMARY KEY(epoch, boot)) WITHOUT ROWID;

CREATE TABLE visits(
    number INTEGER PRIMARY KEY,
    kiosk TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    random TEXT NOT NULL,
    born INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    rev INTEGER NOT NULL,
    state INTEGER NOT NULL,
    test INTEGER NOT NULL,
    survey TEXT NOT NULL,
    boot INTEGER NOT NULL,
    mono INTEGER NOT NULL,
    wall INTEGER NOT NULL,
    clock INTEGER NOT NULL,
    arrived INTEGER NOT NULL,
    corrected INTEGER NOT NULL,
    uncertainty INTEGER,
    source INTEGER NOT NULL,
    store TEXT,
    day INTEGER,
    judge_at INTEGER,
    UNIQUE(kiosk, ordinal, random));
CREATE INDEX visits_by_birth ON visits(kiosk, born, ordinal, corrected);
CREATE INDEX visits_by_boot ON visits(kiosk, boot, mono);
CREATE INDEX visits_by_day ON visits(store, day, state);
CREATE INDEX visits_by_row ON visits(epoch, seq, corrected);
CREATE INDEX visits_to_judge ON visits(judge_at) WHERE judge_at IS NOT NULL;

CREATE TABLE answers(
    visit INTEGER NOT NULL REFERENCES visits,
    question TEXT NOT NULL,
    score INTEGER NOT NULL,
    PRIMARY KEY(visit, question)) WITHOUT ROWID;

-- Surveys that were given at some time.
CREATE TABLE surveys(survey TEXT PRIMARY KEY) WITHOUT ROWID;

-- The last link of each store's alert chain.
CREATE TABLE chains(store TEXT PRIMARY KEY, change INTEGER NOT NULL) WITHOUT ROWID;

-- An alert as it was last sent; `open` until it has ended.
CREATE TABLE alerts(
    alert TEXT PRIMARY KEY,
    store TEXT NOT NULL,
    change INTEGER NOT NULL,
    stage TEXT NOT NULL,
    open INTEGER NOT NULL,
    message TEXT NOT NULL) WITHOUT ROWID;
CREATE UNIQUE INDEX alerts_by_change ON alerts(store, change);

CREATE TABLE history(
    number INTEGER PRIMARY KEY,
    alert TEXT NOT NULL,
    step TEXT NOT NULL,
    by TEXT NOT NULL,
    at INTEGER NOT NULL,
    note TEXT NOT NULL,
    fate INTEGER NOT NULL,
    kiosk TEXT NOT NULL,
    bytes BLOB NOT NULL,
    hash TEXT);
CREATE INDEX history_by_alert ON history(alert);
CREATE UNIQUE INDEX history_by_row ON history(kiosk, hash) WHERE hash IS NOT NULL;
