-- SPDX-License-Identifier: Apache-2.0
-- As schema/sqlite/migrate.012.sql, which says what they mean.
CREATE TABLE till_counts(
    store text NOT NULL,
    hour bigint NOT NULL,
    transactions bigint NOT NULL,
    PRIMARY KEY(store, hour));

CREATE INDEX alerts_by_opening ON alerts(opened);
