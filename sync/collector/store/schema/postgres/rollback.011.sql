-- SPDX-License-Identifier: Apache-2.0
DROP FUNCTION instr(bytea, bytea);
DROP TABLE cases;
