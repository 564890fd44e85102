-- SPDX-License-Identifier: Apache-2.0
DROP TABLE month_counts, day_counts;
