-- SPDX-License-Identifier: Apache-2.0
-- When to look again whether anybody is to be told of the alert; empty = not until it changes.
ALTER TABLE alerts ADD COLUMN look_at bigint;
CREATE INDEX alerts_to_look_at ON alerts(look_at) WHERE look_at IS NOT NULL;
