-- SPDX-License-Identifier: Apache-2.0
-- The feed, as on SQLite (schema/sqlite/migrate.005.sql says what it means).
ALTER TABLE visits ADD COLUMN fed bigint;
CREATE UNIQUE INDEX visits_by_feed ON visits(fed);
CREATE INDEX visits_to_feed ON visits(number) WHERE fed IS NULL;

CREATE TABLE feed(
    first bigint PRIMARY KEY,
    last bigint NOT NULL,
    at bigint NOT NULL);
