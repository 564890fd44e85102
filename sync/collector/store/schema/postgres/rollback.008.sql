-- SPDX-License-Identifier: Apache-2.0
DROP INDEX alerts_to_look_at;
ALTER TABLE alerts DROP COLUMN look_at;
