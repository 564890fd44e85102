-- SPDX-License-Identifier: Apache-2.0
ALTER TABLE alerts DROP COLUMN opened;
