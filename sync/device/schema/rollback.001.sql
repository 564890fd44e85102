-- SPDX-License-Identifier: Apache-2.0
DROP TABLE chain;
DROP TABLE alert;
DROP TABLE anchor;
DROP TABLE set_aside;
DROP TABLE receipt_mark;
DROP TABLE outbox;
DROP TABLE kiosk;
