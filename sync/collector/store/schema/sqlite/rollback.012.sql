-- SPDX-License-Identifier: Apache-2.0
DROP INDEX alerts_by_opening;
DROP TABLE till_counts;
