-- SPDX-License-Identifier: Apache-2.0
DROP FUNCTION fence(bigint, text), server_time();
DROP TABLE shards, members;
