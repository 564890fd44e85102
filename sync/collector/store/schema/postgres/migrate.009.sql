-- SPDX-License-Identifier: Apache-2.0
-- The feed of alerts, in the order of their last change, as that of visits: `fed` is an alert's place
-- in it, empty from a change until the next reader comes.
ALTER TABLE alerts ADD COLUMN fed bigint;
CREATE UNIQUE INDEX alerts_by_feed ON alerts(fed);
CREATE TABLE alert_feed(
    first bigint PRIMARY KEY,
    last bigint NOT NULL,
    at bigint NOT NULL);
