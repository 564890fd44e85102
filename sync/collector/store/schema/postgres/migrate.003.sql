-- SPDX-License-Identifier: Apache-2.0
-- `heard` is when something of a kiosk arrived; `spoke`, when it was sent at the earliest: what was
-- sent before midnight and arrives after it says nothing of the minutes between.
ALTER TABLE kiosks ADD COLUMN spoke bigint;
UPDATE kiosks SET spoke=heard;
-- The same of an epoch, as long as its numbers have not fallen back.
ALTER TABLE epochs ADD COLUMN sure bigint;
UPDATE epochs SET sure=last_heard;
