-- SPDX-License-Identifier: Apache-2.0
-- One line: who this outbox is and how far it has come. Only `epoch` must be right after a power
-- cut; the rest is saved now and then, and made good by reading the rows above `settled`.
CREATE TABLE kiosk(
    only INTEGER PRIMARY KEY CHECK (only = 1),
    epoch INTEGER NOT NULL,         -- 64 bits, as signed
    next INTEGER NOT NULL,          -- seq of the next row, which counts when no row is left
    last_ordinal INTEGER NOT NULL,  -- of the visits up to `settled`
    settled INTEGER NOT NULL,       -- no visit with a row up to here is open
    receipted INTEGER NOT NULL,     -- the collector has every row up to here
    copied INTEGER NOT NULL,        -- rows up to here came over from an epoch before
    running_ms INTEGER NOT NULL);   -- how long this file has been in use, by the boot clock

-- Every row as it was encoded, once.
CREATE TABLE outbox(
    seq INTEGER PRIMARY KEY,
    bytes BLOB NOT NULL);

-- Since when (running_ms) the rows up to `upto` are receipted.
CREATE TABLE receipt_mark(
    upto INTEGER PRIMARY KEY,
    running_ms INTEGER NOT NULL);

-- Rows the collector could not read even alone; a void row stands in their place.
CREATE TABLE set_aside(
    epoch INTEGER NOT NULL,
    seq INTEGER NOT NULL,
    why TEXT NOT NULL,
    bytes BLOB NOT NULL,
    PRIMARY KEY (epoch, seq));

-- The newest anchor of each of the last boots.
CREATE TABLE anchor(
    boot INTEGER PRIMARY KEY,
    mono INTEGER NOT NULL,
    server INTEGER NOT NULL,
    rtt INTEGER NOT NULL);

-- Every alert as last heard, and when.
CREATE TABLE alert(
    id TEXT PRIMARY KEY,
    change INTEGER NOT NULL,
    bytes BLOB NOT NULL,
    heard_wall INTEGER NOT NULL,
    heard_running_ms INTEGER NOT NULL) WITHOUT ROWID;

-- The last link of the store's alert chain that is stored.
CREATE TABLE chain(
    only INTEGER PRIMARY KEY CHECK (only = 1),
    change INTEGER NOT NULL);
INSERT INTO chain VALUES(1, 0);
