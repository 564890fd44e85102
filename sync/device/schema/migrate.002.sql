-- SPDX-License-Identifier: Apache-2.0
-- Wrong PINs in a row, by staff number; the empty one counts for all that nobody has.
CREATE TABLE wrong_pin(
    code TEXT PRIMARY KEY,
    count INTEGER NOT NULL) WITHOUT ROWID;
