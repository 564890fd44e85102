-- SPDX-License-Identifier: Apache-2.0
-- The feed of alerts, in the order of their last change, as that of visits: `fed` is an alert's place
-- in it, empty from a change until the next reader comes.
ALTER TABLE alerts ADD COLUMN fed INTEGER;
CREATE UNIQUE INDEX alerts_by_feed ON alerts(fed);
CREATE TABLE alert_feed(
    first INTEGER PRIMARY KEY,
    last INTEGER NOT NULL,
    at INTEGER NOT NULL);
