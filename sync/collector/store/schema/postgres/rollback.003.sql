-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE epochs DROP COLUMN sure;
ALTER TABLE kiosks DROP COLUMN spoke;
