-- SPDX-License-Identifier: Apache-2.0
DROP TABLE choices;
ALTER TABLE visits DROP COLUMN misuse;
