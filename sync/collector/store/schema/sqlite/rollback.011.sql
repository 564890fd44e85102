-- SPDX-License-Identifier: Apache-2.0
DROP TABLE alert_feed;
DROP INDEX alerts_by_feed;
ALTER TABLE alerts DROP COLUMN fed;
