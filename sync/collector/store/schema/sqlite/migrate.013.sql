-- SPDX-License-Identifier: Apache-2.0
-- Visits with a code, under which shoppers see what became of them. Where `details` is 1 a contact or
-- words of theirs may be stored; `erased` says since when they are to be stored no longer.
CREATE TABLE cases(
    number INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    kiosk TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    random TEXT NOT NULL,
    store TEXT,
    day INTEGER,
    at INTEGER NOT NULL,
    helped INTEGER,
    helped_at INTEGER,
    details INTEGER NOT NULL,
    erased INTEGER,
    UNIQUE(kiosk, ordinal, random));
CREATE INDEX cases_by_code ON cases(code);
CREATE INDEX cases_with_details ON cases(at) WHERE details=1;
CREATE INDEX cases_answered ON cases(helped_at) WHERE helped_at IS NOT NULL;
