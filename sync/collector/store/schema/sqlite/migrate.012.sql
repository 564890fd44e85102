-- SPDX-License-Identifier: Apache-2.0
-- How many transactions a store's tills had in an hour. `hour` counts hours since 1970-01-01 of the
-- clock on the store's wall: what comes twice on the night it is set back is one.
CREATE TABLE till_counts(
    store TEXT NOT NULL,
    hour INTEGER NOT NULL,
    transactions INTEGER NOT NULL,
    PRIMARY KEY(store, hour)) WITHOUT ROWID;

CREATE INDEX alerts_by_opening ON alerts(opened);
