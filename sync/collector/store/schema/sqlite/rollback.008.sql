-- SPDX-License-Identifier: Apache-2.0
DROP INDEX visits_by_time;
DROP TABLE usual;
DROP TABLE trends;
