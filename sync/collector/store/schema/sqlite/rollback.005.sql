-- SPDX-License-Identifier: Apache-2.0
DROP TABLE feed;
DROP INDEX visits_by_feed;
ALTER TABLE visits DROP COLUMN fed;
