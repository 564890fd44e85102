-- SPDX-License-Identifier: Apache-2.0
-- When the alert was opened, which stood in its message alone.
ALTER TABLE alerts ADD COLUMN opened INTEGER NOT NULL DEFAULT 0;
UPDATE alerts SET opened=json_extract(message, '$.opened');
