-- SPDX-License-Identifier: Apache-2.0
-- The feed: visits in the order of their last change. `fed` is a visit's place in it, empty from a
-- change until the next reader comes; so a change that is committed late is never behind a reader.
ALTER TABLE visits ADD COLUMN fed INTEGER;
CREATE UNIQUE INDEX visits_by_feed ON visits(fed);

-- The places that were given at one time. A reader's cursor names both: a store that was restored
-- from an older copy gives the same places again, at another time.
CREATE TABLE feed(
    first INTEGER PRIMARY KEY,
    last INTEGER NOT NULL,
    at INTEGER NOT NULL);
